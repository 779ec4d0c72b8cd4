import { CLASS, HAN, KATAKANA } from '../classes';
import type { Line } from './line';

/** Katakana and the character it looks like. */
const TWINS = 'カ力ロ口エ工ニ二タ夕ト卜ハ八オ才ヒ匕';
const TO_HAN = new Map<number, number>();
const TO_KANA = new Map<number, number>([
  ['一'.charCodeAt(0), 0x30fc],
  ['丶'.charCodeAt(0), 'ヽ'.charCodeAt(0)],
]);
for (let i = 0; i < TWINS.length; i += 2) {
  // 第ニ is a common slip.
  if (TWINS[i] !== 'ニ') TO_HAN.set(TWINS.charCodeAt(i), TWINS.charCodeAt(i + 1));
  TO_KANA.set(TWINS.charCodeAt(i + 1), TWINS.charCodeAt(i));
}

const LONG_VOWEL = 0x30fc;
/** Never written but for 口. */
export const MOUTH_FRAME = '囗'.charCodeAt(0);
const MOUTH = '口'.charCodeAt(0);
const PRIVATE = '厶'.charCodeAt(0);
const MU = 'ム'.charCodeAt(0);
const POWER = '力'.charCodeAt(0);
const KA = 'カ'.charCodeAt(0);

/** Words that count: 数カ月, 三カ所, 何カ国. */
const COUNTED = new Set([...'月所国年条村店处箇地'].map((c) => c.charCodeAt(0)));

/** A katakana or Han character with a twin. */
export function isTwin(unit: number): boolean {
  return TO_HAN.has(unit) || TO_KANA.has(unit) || unit === PRIVATE;
}

/** Reads katakana among characters as the character it looks like, and the other way round: `銀行ロ座`, `ア力ウント`. */
export function undoKana(line: Line): void {
  const { units, length } = line;
  for (let i = 0; i < length; i++) {
    const unit = units[i]!;
    const target = readAmong(unit, line.at(i - 1), line.at(i + 1), line.at(i + 2));
    if (target === unit) continue;
    units[i] = target;
    line.note('lookalike', i, i + 1);
  }
}

function readAmong(unit: number, before: number, after: number, next: number): number {
  const cls = CLASS[unit]!;
  if (cls === KATAKANA) {
    if (CLASS[after] !== HAN) return unit;
    // 口座 at the head of a word is the one that is written so.
    const inside = CLASS[before] === HAN || (unit === 0x30ed && after === 0x5ea7 && CLASS[before]! < HAN);
    if (!inside || (unit === KA && COUNTED.has(after))) return unit;
    return TO_HAN.get(unit) ?? unit;
  }
  if (cls !== HAN) return unit;
  if (unit === MOUTH_FRAME) return MOUTH;
  if (unit === PRIVATE) return CLASS[before] === KATAKANA ? MU : unit;
  const kana = TO_KANA.get(unit);
  if (kana === undefined) return unit;
  // Only katakana is drawn out by ー.
  if (after === LONG_VOWEL && kana !== LONG_VOWEL) return kana;
  if (CLASS[before] !== KATAKANA || CLASS[after] !== KATAKANA || before === KA || isWord(unit, after, next))
    return unit;
  return kana;
}

/** Characters that honestly stand between katakana: 〜力アップ, 口コミ. */
function isWord(unit: number, after: number, next: number): boolean {
  if (unit === MOUTH) return after === 0x30b3 && next === 0x30df;
  return unit === POWER && CLASS[next] === KATAKANA && after !== 0x30a6;
}
