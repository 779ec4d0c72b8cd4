import type { Joint, Phrase, Spelling } from './phrase';

/**
 * A phrase that has been read, as plain data that is quick to take apart: what stands before it, then pieces and joints in turn,
 * then what stands after it. Lists that many phrases share are one string, so that they are decoded once.
 */
export type PackedPhrase = readonly string[];

const EACH = '8';

export function packPhrase({ pieces, joints, before, after }: Phrase): PackedPhrase {
  const parts = [packJoint(before)];
  pieces.forEach((spellings, i) => {
    if (i > 0) parts.push(packJoint(joints[i - 1]!));
    parts.push(packPiece(spellings));
  });
  parts.push(packJoint(after));
  return parts;
}

/** Decodes packed phrases; one reader remembers the pieces and joints it has met. */
export class PackedReader {
  readonly #pieces = new Map<string, readonly Spelling[]>();
  readonly #joints = new Map<string, Joint | null>();

  read(parts: PackedPhrase): Phrase {
    const pieces: (readonly Spelling[])[] = [];
    const joints: Joint[] = [];
    for (let i = 1; i < parts.length - 1; i++) {
      if (i % 2 === 1) pieces.push(this.#piece(parts[i]!));
      else joints.push(this.#joint(parts[i]!)!);
    }
    const before = this.#joint(parts[0]!);
    const after = this.#joint(parts[parts.length - 1]!);
    return {
      pieces,
      joints,
      before: before?.kind === 'number' ? before : null,
      after: after?.kind === 'number' ? after : null,
    };
  }

  #piece(text: string): readonly Spelling[] {
    let piece = this.#pieces.get(text);
    if (piece === undefined) {
      piece = unpackPiece(text);
      this.#pieces.set(text, piece);
    }
    return piece;
  }

  #joint(text: string): Joint | null {
    let joint = this.#joints.get(text);
    if (joint === undefined) {
      joint = unpackJoint(text);
      this.#joints.set(text, joint);
    }
    return joint;
  }
}

const flags = ({ leftWord, rightWord, bare }: Spelling): number =>
  (leftWord ? 1 : 0) + (rightWord ? 2 : 0) + (bare ? 4 : 0);

/** One digit for the word edges and accents of all spellings, or 8 and a digit before each where they differ. */
function packPiece(spellings: readonly Spelling[]): string {
  const first = flags(spellings[0]!);
  return spellings.every((s) => flags(s) === first)
    ? `${first}${spellings.map((s) => s.text).join('|')}`
    : `${EACH}${spellings.map((s) => `${flags(s)}${s.text}`).join('|')}`;
}

function unpackPiece(packed: string): Spelling[] {
  const texts = packed.slice(1).split('|');
  if (packed[0] === EACH) return texts.map((t) => spellingOf(t.slice(1), Number(t[0])));
  const all = Number(packed[0]);
  return texts.map((t) => spellingOf(t, all));
}

function spellingOf(text: string, edges: number): Spelling {
  return {
    text,
    leftWord: (edges & 1) !== 0,
    rightWord: (edges & 2) !== 0,
    ...(edges & 4 ? { bare: true as const } : {}),
  };
}

function packJoint(joint: Joint | null): string {
  switch (joint?.kind) {
    case undefined:
      return '';
    case 'tight':
      return `t${[...joint.between].join('|')}`;
    case 'rest':
      return 'r';
    case 'gap':
      return `${joint.stem ? 'G' : 'g'}${joint.units}`;
    case 'number':
      return `${joint.stem ? 'N' : 'n'}${joint.lead},${joint.trail}`;
  }
}

function unpackJoint(packed: string): Joint | null {
  const rest = packed.slice(1);
  switch (packed[0]) {
    case undefined:
      return null;
    case 't':
      return { kind: 'tight', between: new Set(rest.split('|')) };
    case 'r':
      return { kind: 'rest' };
    case 'g':
    case 'G':
      return { kind: 'gap', units: Number(rest), ...(packed[0] === 'G' ? { stem: true } : {}) };
    case 'n':
    case 'N': {
      const [lead, trail] = rest.split(',').map(Number) as [number, number];
      return { kind: 'number', lead, trail, ...(packed[0] === 'N' ? { stem: true } : {}) };
    }
    default:
      throw new Error(`no joint begins with ${packed[0]}; pack the rules again`);
  }
}
