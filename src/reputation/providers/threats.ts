import { weightOf } from '../knowledge';
import type { Answer, ListedReason } from '../types';

/** Kinds of threat that Google tells apart, most serious first, and what they are here. */
export const THREATS: readonly (readonly [type: string, reason: ListedReason])[] = [
  ['SOCIAL_ENGINEERING', 'threat.social-engineering'],
  ['SOCIAL_ENGINEERING_EXTENDED_COVERAGE', 'threat.social-engineering'],
  ['MALWARE', 'threat.malware'],
  ['POTENTIALLY_HARMFUL_APPLICATION', 'threat.malware'],
  ['UNWANTED_SOFTWARE', 'threat.unwanted-software'],
];

/** The answer for threats that were found; `ttl` in milliseconds. Types that are not known are left out, as Google asks. */
export function threatAnswer(found: ReadonlySet<string>, list: string, ttl: number): Answer {
  const known = THREATS.filter(([type]) => found.has(type));
  const worst = known[0];
  if (worst === undefined) return { status: 'clean', reason: 'not-listed', detail: `not on ${list}`, ttl };
  return {
    status: 'listed',
    reason: worst[1],
    detail: `${list}: ${known.map(([type]) => type).join(', ')}. Advisory by Google; appeal: https://safebrowsing.google.com/safebrowsing/report_error/`,
    weightHint: weightOf(worst[1]),
    ttl,
  };
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, k) => byte === b[k]);
}
