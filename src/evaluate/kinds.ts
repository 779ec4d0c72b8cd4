import type { CorpusRow } from '../corpus';
import { TYPOLOGIES, type Typology } from '../terms';
import { type Evidence, type Verdict, WORDING_FAMILY } from '../verdict';
import { isFlagged } from './counts';

/** How well the kind of the flagged lures of one kind is told. */
export interface KindTold {
  /** What their rows say; null for all kinds together. */
  readonly kind: Typology | null;
  readonly flagged: number;
  /** Of these so many in which their kind comes first. */
  readonly first: number;
  /** In which a rule speaks for some kind, and not the wording alone. */
  readonly explained: number;
  /** The kind that comes first in most of the others, and in how many; null where all are told right. */
  readonly mistakenFor: { readonly kind: Typology; readonly lures: number } | null;
}

/** Does a rule that knows what kind of lure it is against speak here? */
export function tellsKind({ contribution, family, typologies }: Evidence): boolean {
  return contribution > 0 && family !== WORDING_FAMILY && typologies.length > 0;
}

/** The flagged lures whose row names one of the ten kinds, by kind, and all of them first; none where no row does. */
export function kindsTold(rows: readonly CorpusRow[], verdicts: readonly (Verdict | undefined)[]): KindTold[] {
  const told = rows.flatMap(({ label, kind }, i) => {
    const verdict = verdicts[i];
    const own = TYPOLOGIES.find((t) => t === kind);
    return label === 'lure' && own !== undefined && verdict !== undefined && isFlagged(verdict.risk)
      ? [{ kind: own, first: verdict.typologies[0]?.id, explained: verdict.evidence.some(tellsKind) }]
      : [];
  });
  const figuresOf = (kind: Typology | null): KindTold[] => {
    const own = kind === null ? told : told.filter((t) => t.kind === kind);
    if (own.length === 0) return [];
    const others = TYPOLOGIES.map((t) => ({
      kind: t,
      lures: own.filter((o) => o.first === t && o.kind !== t).length,
    }));
    const mistaken = others.reduce((most, other) => (other.lures > most.lures ? other : most));
    return [
      {
        kind,
        flagged: own.length,
        first: own.filter((o) => o.first === o.kind).length,
        explained: own.filter((o) => o.explained).length,
        mistakenFor: mistaken.lures > 0 ? mistaken : null,
      },
    ];
  };
  return [null, ...TYPOLOGIES].flatMap(figuresOf);
}
