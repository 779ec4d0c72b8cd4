import { type Entry, meaningIn } from './entries';
import type { Role } from './roles';
import { SCRIPT_COUNT } from './script';

/** Kinds of token. */
export const Kind = {
  Number: 1,
  /** A word of the locales. */
  Word: 2,
  /** A Latin word no locale knows. */
  Latin: 3,
  /** A run of other letters no locale knows. */
  Other: 4,
  Punct: 5,
  /** End of a sentence inside a line. */
  Stop: 6,
  /** End of a line or of a reading. */
  Eol: 7,
  /** A link, an address or a phone number: nothing is read in it. */
  Link: 8,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** The folded text as tokens. Offsets are units of the fold. Holds until the next text is cut. */
export interface Tokens {
  count: number;
  /** 0 for some tokens behind the last, as all that is kept of a token: readers look a little further than they need. */
  readonly kind: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Number: its value. Punct: its unit. Word: index of its entry. */
  readonly value: Float64Array;
  /** Number: digits and flags. */
  readonly extra: Uint16Array;
  readonly line: Uint32Array;
  /** Word: two words of bits for the roles it has, as in {@link ExtractTables.roles}; else 0. */
  readonly roles: Int32Array;
  /** Bits of all roles that any word has, in two words as well: a reader whose words are nowhere need not look. */
  readonly met: Int32Array;
  /** How many tokens are numbers. */
  numbers: number;
  /** Does a colon touch the end of a number, as in `9:30`? */
  timed: boolean;
  /** Digits of all readings, no fewer than there are. */
  digits: number;
  /** Letters of the plain reading, by script. */
  readonly letters: Uint32Array;
  /** Characters of Han in the plain reading that were others before they were folded. */
  changed: number;
  lines: number;
  /** Main script of each line. */
  readonly lineScript: Uint8Array;
  /** 1 where the line is written in traditional characters. */
  readonly lineTraditional: Uint8Array;
  /** First unit of each line, and one past its last. */
  readonly lineStart: Uint32Array;
  readonly lineEnd: Uint32Array;
}

/** Tokens that may be looked at behind the last. */
export const BEYOND = 4;
/** Units for which there is room at least. */
const LEAST_ROOM = 2048;
/** Room that a large text took is given back after it. */
const KEEP = 1 << 16;

let room: Tokens = roomFor(LEAST_ROOM);

function roomFor(units: number): Tokens {
  const size = units + 1 + BEYOND;
  return {
    count: 0,
    kind: new Uint8Array(size),
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    value: new Float64Array(size),
    extra: new Uint16Array(size),
    line: new Uint32Array(size),
    roles: new Int32Array(2 * size),
    met: new Int32Array(2),
    numbers: 0,
    timed: false,
    digits: 0,
    letters: new Uint32Array(SCRIPT_COUNT),
    changed: 0,
    lines: 0,
    lineScript: new Uint8Array(size),
    lineTraditional: new Uint8Array(size),
    lineStart: new Uint32Array(size),
    lineEnd: new Uint32Array(size),
  };
}

/** Empty tokens with room for a text of so many units. */
export function emptyTokens(units: number): Tokens {
  const size = room.kind.length;
  if (size < units + 1 + BEYOND || (size > KEEP && units < KEEP >> 1))
    // Somewhat larger than asked for, so that ads each a little longer than the one before need no new room each.
    room = roomFor(Math.max(LEAST_ROOM, units + (units >> 1) < KEEP ? units + (units >> 1) : units));
  room.count = room.numbers = room.digits = room.changed = room.lines = 0;
  room.timed = false;
  room.met.fill(0);
  room.letters.fill(0);
  return room;
}

/** Has token `at` a role? */
export function has({ roles, count }: Tokens, at: number, role: Role): boolean {
  return at >= 0 && at < count && (roles[2 * at + (role >> 5)]! & (1 << (role & 31))) !== 0;
}

/** Has any word of the text a role? */
export function isMet({ met }: Tokens, role: Role): boolean {
  return (met[role >> 5]! & (1 << (role & 31))) !== 0;
}

/** Meaning of token `at` in one role, or undefined. */
export function meaning(
  tokens: Tokens,
  entries: readonly Entry[],
  at: number,
  role: Role,
): string | number | undefined {
  return has(tokens, at, role) ? meaningIn(entries[tokens.value[at]!]!, role) : undefined;
}
