import { buildTrie, type Trie } from '../extract/trie';
import { foldPhrase } from '../text';
import { compileRequirements, type RequirementTables } from './requirements';
import { compileShape, firstUnits, type Landmark, landmarkOf, type Shape } from './shape';
import type { AdRequirementFile, RegistryFormatFile, RegistryFormatRow } from './types';

/** The knowledge files of this room; a pack may lack either. */
export interface RegistryKnowledge {
  readonly 'registry-formats'?: RegistryFormatFile;
  readonly 'ad-requirements'?: AdRequirementFile;
}

/** A scheme, its shapes compiled when they are first asked for: most schemes never are. */
export interface Scheme {
  readonly row: RegistryFormatRow;
  readonly shapes: readonly Shape[];
}

/** A scheme with one shape that needs no label. */
export interface Unmistakable {
  readonly scheme: Scheme;
  readonly landmark: Landmark | null;
}

/** A scheme behind a label. */
export interface Announced {
  readonly scheme: Scheme;
  /** The label must stand in capitals. */
  readonly capitals: boolean;
  /** The label says too little to call a number invalid. */
  readonly vague: boolean;
}

/** A spelling of a label and the schemes that it may announce. */
export interface Label {
  readonly length: number;
  readonly schemes: readonly Announced[];
}

/** What begins with a unit, as bits. */
export const Begins = { Label: 1, Unmistakable: 2 } as const;

/** The formats and duties, ready for reading. Immutable; shared by every call. */
export interface RegistryTables extends RequirementTables {
  readonly labelTrie: Trie;
  readonly labels: readonly Label[];
  readonly connectors: Trie;
  /** Schemes with shapes that need no label, by the units with which they begin. */
  readonly unmistakable: ReadonlyMap<number, readonly Unmistakable[]>;
  /** {@link Begins} of every unit. */
  readonly begins: Uint8Array;
}

function schemeOf(row: RegistryFormatRow): Scheme {
  let shapes: readonly Shape[] | undefined;
  return {
    row,
    get shapes() {
      shapes ??= row.shapes.map(compileShape);
      return shapes;
    },
  };
}

/**
 * Makes tables of the knowledge files. Plain data in; does not check it (see `schema.ts`).
 *
 * @throws {import('./shape').ShapeError} for a shape that cannot be read, where it needs no label; one that does is read, and throws, when
 * its label is first met.
 */
export function compileRegistry(knowledge: RegistryKnowledge): RegistryTables {
  const formats = knowledge['registry-formats'];
  const index = new Map<string, number>();
  const words: string[] = [];
  const labels: { length: number; schemes: Announced[] }[] = [];
  const unmistakable = new Map<number, Unmistakable[]>();
  for (const row of formats?.rows ?? []) {
    const scheme = schemeOf(row);
    for (const text of row.unmistakable ?? []) {
      const shape = compileShape(text);
      const own = { scheme: { row, shapes: [shape] }, landmark: landmarkOf(shape) };
      for (const unit of firstUnits(shape, text)) {
        const begun = unmistakable.get(unit);
        if (begun) begun.push(own);
        else unmistakable.set(unit, [own]);
      }
    }
    for (const language of Object.keys(row.labels))
      for (const spelling of row.labels[language]!) {
        const sign = /^[=~]*/.exec(spelling)![0];
        const capitals = sign.includes('=');
        const vague = sign.includes('~');
        const word = foldPhrase(spelling.slice(sign.length));
        let at = index.get(word);
        if (at === undefined) {
          at = words.push(word) - 1;
          index.set(word, at);
          labels.push({ length: word.length, schemes: [] });
        }
        if (!labels[at]!.schemes.some((s) => s.scheme === scheme))
          labels[at]!.schemes.push({ scheme, capitals, vague });
      }
  }
  const begins = new Uint8Array(0x10000);
  for (const word of words) if (word !== '') begins[word.charCodeAt(0)]! |= Begins.Label;
  for (const unit of unmistakable.keys()) begins[unit]! |= Begins.Unmistakable;
  return {
    labelTrie: buildTrie(words),
    labels,
    connectors: buildTrie((formats?.connectors ?? []).map(foldPhrase)),
    unmistakable,
    begins,
    ...compileRequirements(knowledge['ad-requirements']),
  };
}
