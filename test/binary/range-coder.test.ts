import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RangeReader, RangeWriter } from '../../src/binary';

const ascending = fc
  .tuple(fc.uniqueArray(fc.nat(1 << 22), { maxLength: 400 }), fc.nat(1000))
  .map(([places, start]) => ({ start, places: places.map((p) => p + start).sort((a, b) => a - b) }));
const steps = fc.array(fc.integer({ min: -128, max: 127 }), { maxLength: 400 });

describe('a range coder', () => {
  it('gives back distances and steps in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(ascending, steps), { maxLength: 4 }), (parts) => {
        const out = new RangeWriter();
        for (const [{ places, start }, values] of parts) {
          out.distances(places, start);
          out.steps(values);
        }
        const input = new RangeReader(out.bytes());
        for (const [{ places, start }, values] of parts) {
          const gotPlaces = new Uint32Array(places.length);
          input.distances(gotPlaces, start);
          expect([...gotPlaces]).toEqual(places);
          const gotValues = new Int8Array(values.length);
          input.steps(gotValues);
          expect([...gotValues]).toEqual(values);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('carries into bytes that were held', () => {
    // Long runs of the unlikely bit at the top of the range.
    const values = Array.from({ length: 5000 }, (_, i) => (i % 97 === 0 ? -127 : i % 89 === 0 ? 127 : -1));
    const out = new RangeWriter();
    out.steps(values);
    const got = new Int8Array(values.length);
    new RangeReader(out.bytes()).steps(got);
    expect([...got]).toEqual(values);
  });

  it('reads what was written one after the other', () => {
    const rows = [Uint32Array.of(3, 4, 900), Uint32Array.of(), Uint32Array.of(0, 70_000)];
    const steps = rows.map((own) => Int8Array.from(own, (_, i) => (i % 2 === 0 ? i + 1 : -7)));
    const out = new RangeWriter();
    rows.forEach((own, k) => {
      out.distances(own);
      out.steps(steps[k]!);
    });
    const input = new RangeReader(out.bytes());
    rows.forEach((own, k) => {
      const gotRows = new Uint32Array(own.length);
      const gotSteps = new Int8Array(own.length);
      input.distances(gotRows);
      input.steps(gotSteps);
      expect(gotRows).toEqual(own);
      expect(gotSteps).toEqual(steps[k]);
    });
  });

  it('takes hardly more room than the entropy of places and of skewed steps', () => {
    const size = 1 << 20;
    const share = 1 / 41;
    const places: number[] = [];
    // A fixed sequence that is as good as even (Weyl).
    for (let i = 0; i < size; i++) if ((i * 0.6180339887498949 * (1 + i * 1e-3)) % 1 < share) places.push(i);
    const out = new RangeWriter();
    out.distances(places);
    const p = places.length / size;
    const bits = size * -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));
    expect(out.bytes().length).toBeLessThan((1.02 * bits) / 8);
  });

  it('ends on bytes that were cut', () => {
    const out = new RangeWriter();
    out.steps(Array.from({ length: 1000 }, (_, i) => (i % 5) - 2));
    const cut = out.bytes().subarray(0, 20);
    new RangeReader(cut).steps(new Int8Array(1000));
    new RangeReader(new Uint8Array(0)).distances(new Uint32Array(50));
  });
});
