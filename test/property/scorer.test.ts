import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/index';
import { logit } from '../../src/verdict';
import { ownAds } from '../support/corpora';

// TOOGOOD_RUNS lengthens the search; the default is what every test run does.
const RUNS = Number(process.env.TOOGOOD_RUNS ?? 10_000);

const texts = ownAds().map(({ ad }) => ad.text ?? [ad.title, ad.description].join('\n'));

/** An ad of ours cut, joined, doubled and sprinkled with odd characters, or plain noise. */
const ad = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.array(
          fc.tuple(
            fc.nat(texts.length - 1),
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.constantFrom('\u200b', ' ', '.', '♥', '\0', '\ud83d', '\n', '<b>', '@', '1', '\u0301', '\u202e'),
          ),
          {
            maxLength: 12,
          },
        ),
      )
      .map(([parts, noise]) => {
        let text = parts.map(([i, a, b]) => slice(texts[i]!, a, b)).join('\n');
        for (const [at, ch] of noise) {
          const k = Math.floor(at * text.length);
          text = text.slice(0, k) + ch + text.slice(k);
        }
        return text;
      }),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((u) => String.fromCharCode(...u)),
  },
);

function slice(text: string, a: number, b: number): string {
  return text.slice(Math.floor(Math.min(a, b) * text.length), Math.ceil(Math.max(a, b) * text.length));
}

describe('any text at all', () => {
  const scorer = createScorer();
  it('gives a verdict whose reasons add up, whose spans are slices, and which is the same twice', () => {
    fc.assert(
      fc.property(ad, fc.boolean(), (text, asField) => {
        const input = asField ? { description: text } : text;
        // A free text that happens to be JSON-LD is a posting; none of these is.
        const v = scorer.score(input);
        const sum = v.evidence.reduce((s, e) => s + e.contribution, logit(v.prior));
        expect(Math.abs(sum - v.logit)).toBeLessThan(1e-9);
        expect(v.probability).toBeGreaterThan(0);
        // Beyond a logit of 37 the nearest double is 1 itself.
        expect(v.probability).toBeLessThanOrEqual(1);
        for (const t of v.typologies) expect(t.probability).toBeLessThanOrEqual(v.probability + 1e-9);
        for (const e of v.evidence)
          for (const s of e.spans) {
            expect(s.end).toBeGreaterThan(s.start);
            expect(text.slice(s.start, s.end)).toBe(s.text);
            expect(s.field).toBe(asField ? 'description' : 'text');
          }
        expect(JSON.stringify(scorer.score(input))).toBe(JSON.stringify(v));
      }),
      { numRuns: RUNS },
    );
  });

  it('does not depend on what was scored before', () => {
    const fresh = createScorer();
    for (const text of texts) expect(JSON.stringify(fresh.score(text))).toBe(JSON.stringify(scorer.score(text)));
  });
});
