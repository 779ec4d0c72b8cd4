import fc from 'fast-check';
import { expect } from 'vitest';
import { BREAK, type Fold, fold, type Trick } from '../../src/text';

/** The plain reading as text. */
export function plain(source: string): string {
  const f = fold(source);
  return String.fromCharCode(...f.units.subarray(0, f.plainLength));
}

/** The second readings as text, one for each line that has one. */
export function second(source: string): string[] {
  const f = fold(source);
  return f.disguises.map((d) => String.fromCharCode(...f.units.subarray(d.unitStart, d.unitEnd)));
}

/** The tricks noted, each with the stretch of source in which it was used. */
export function tricks(source: string): [Trick, string][] {
  const f = fold(source);
  return [...f.tricks, ...f.disguises.flatMap((d) => d.tricks)].map((t) => [t.trick, source.slice(t.start, t.end)]);
}

/** Checks everything that src/text/types.ts says of a fold. */
export function checkFold(f: Fold): void {
  const { source, units, from, to, plainLength, length } = f;
  expect(length).toBeGreaterThanOrEqual(plainLength);
  const lines = units.subarray(0, plainLength).filter((u) => u === 0x0a).length + 1;
  expect(length).toBeLessThanOrEqual(2 * plainLength + lines);
  // One assertion for all units keeps the tests fast.
  const wrong: string[] = [];
  for (let i = 0; i < length; i++) {
    if (units[i] === BREAK) {
      if (i < plainLength) wrong.push(`break in the plain reading at ${i}`);
      if (from[i] !== to[i]) wrong.push(`break ${i} has a span`);
      continue;
    }
    if (!(from[i]! < to[i]! && to[i]! <= source.length)) wrong.push(`unit ${i}: ${from[i]}-${to[i]}`);
    if (i === 0 || units[i - 1] === BREAK) continue;
    if (from[i]! < from[i - 1]! || to[i]! < to[i - 1]!) wrong.push(`map goes back at ${i}`);
    if (i < plainLength && from[i]! > to[i - 1]!) wrong.push(`gap before ${i}`);
  }
  if (plainLength > 0 && to[plainLength - 1] !== source.length) wrong.push('the end is not covered');
  let at = plainLength;
  for (const d of f.disguises) {
    if (units[at] !== BREAK || d.unitStart !== at + 1 || d.unitEnd <= d.unitStart) wrong.push(`disguise at ${at}`);
    if (d.tricks.length === 0) wrong.push('a disguise without a trick');
    at = d.unitEnd;
  }
  if (at !== length) wrong.push('units after the last disguise');
  for (const t of [...f.tricks, ...f.disguises.flatMap((d) => d.tricks)]) {
    if (!(t.start < t.end && t.end <= source.length)) wrong.push(`${t.trick} ${t.start}-${t.end}`);
  }
  const ends = [...f.sentenceEnds];
  ends.forEach((end, k) => {
    if (k > 0 && end <= ends[k - 1]!) wrong.push(`sentence end ${k} goes back`);
  });
  if (ends[ends.length - 1] !== source.length) wrong.push('the last sentence does not end with the source');
  expect(wrong).toEqual([]);
}

const PIECES = [
  ...'aeoglrhHIlOT0137458.-/*~,@$€|! \n\t\0',
  ...'텔통장카수한ㄱㄹㅋㅎㅠㅏㅔㅇ\u1100\u1161\u11ab',
  ...'力カロ口一座囗ー跑電',
  ...'теоВгѕΑανͅ\u0301\u0307\u0336\u093c\u0e4d\u0e32\u3099',
  ...'ไลน์กक्ষمي',
  '\u200b',
  '\u200d',
  '\u200c',
  '\u00ad',
  '\ufeff',
  '\ufe0f',
  '\u20e3',
  '\ud83d',
  '\ude00',
  '🔥',
  '👨‍👩‍👧',
  '𝗪',
  '🅥',
  'ﷺ',
  '㎏',
  '…',
  '。',
  '】【',
];

/** Texts of what the fold treats in some special way, beside any Unicode and lone surrogates. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.constantFrom(...PIECES)), { maxLength: 30 })
    .map((parts) => parts.join('')),
);
