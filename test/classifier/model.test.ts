import { describe, expect, it } from 'vitest';
import {
  decodeModel as decode,
  encodeModel,
  FEATURE_COUNT,
  FeatureIndex,
  ModelError,
  SenseTable,
  weightOf,
} from '../../src/classifier';
import { decodeModel } from '../../src/model';
import { patternedModel } from './support';

const model = patternedModel();
const bytes = encodeModel(model, model);

describe('a model as bytes', () => {
  it('comes back as it was, from bytes and from base64', () => {
    for (const source of [bytes, Buffer.from(bytes).toString('base64')]) {
      const { weights, scale, index, ...header } = decodeModel(source);
      const { weights: given, scale: _, index: known, ...expected } = model;
      expect(header).toEqual(expected);
      expect(scale.bands).toEqual(model.scale.bands);
      // Compared as bytes: a million numbers one by one would take minutes.
      expect(Buffer.from(index.features.buffer).equals(Buffer.from(known.features.buffer))).toBe(true);
      expect(Buffer.from(weights.buffer).equals(Buffer.from(given.buffer))).toBe(true);
      expect([...known.features].every((feature, row) => row % 1000 !== 0 || index.rowOf(feature) === row)).toBe(true);
    }
  });

  it('counts its weights and keeps the extremes', () => {
    const again = decodeModel(
      encodeModel(model, {
        index: new FeatureIndex(Uint32Array.of(0, FEATURE_COUNT - 1)),
        weights: Int8Array.of(-7, 127),
      }),
    );
    expect(again.counts).toEqual([1, 0, 0, 0, 1]);
    expect([0, 1, FEATURE_COUNT - 1].map((feature) => weightOf(again, feature))).toEqual([-7, 0, 127]);
  });

  it('is refused when a single bit anywhere is another', () => {
    for (const at of [30, 400, bytes.length >> 1, bytes.length - 1]) {
      const damaged = bytes.slice();
      damaged[at]! ^= 1;
      expect(() => decodeModel(damaged)).toThrow(ModelError);
    }
    expect(() => decodeModel(bytes.subarray(0, bytes.length - 1))).toThrow(/damaged/);
  });

  it('says what is wrong with other bytes', () => {
    expect(() => decodeModel(new Uint8Array(4))).toThrow(/no model/);
    expect(() => decodeModel('not base64!')).toThrow(/base64/);
    const others = new SenseTable({ senses: 1, hash: 'another', languages: { en: 'pay' } });
    expect(() => decode(bytes, others)).toThrow(/other features/);
    const later = bytes.slice();
    later[4] = 9;
    expect(() => decodeModel(later)).toThrow(/format 9/);
    const index = new FeatureIndex(Uint32Array.of(3));
    expect(() => encodeModel(model, { index, weights: Int8Array.of(1, 2) })).toThrow(ModelError);
    expect(() => encodeModel(model, { index, weights: Int8Array.of(0) })).toThrow(/feature 3 is 0/);
    expect(() => encodeModel(model, { index, weights: Int8Array.of(-8) })).toThrow(/feature 3 is -8/);
  });
});
