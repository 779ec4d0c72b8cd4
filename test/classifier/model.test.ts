import { describe, expect, it } from 'vitest';
import { decodeModel, encodeModel, FEATURE_COUNT, ModelError } from '../../src/classifier';
import { patternedModel } from './support';

const model = patternedModel();
const bytes = encodeModel(model, model.weights);

describe('a model as bytes', () => {
  it('comes back as it was, from bytes and from base64', () => {
    for (const source of [bytes, Buffer.from(bytes).toString('base64')]) {
      const { weights, scale, ...header } = decodeModel(source);
      const { weights: given, scale: _, ...expected } = model;
      expect(header).toEqual(expected);
      expect(scale.bands).toEqual(model.scale.bands);
      expect(weights).toEqual(given);
    }
  });

  it('counts its weights and keeps the extremes', () => {
    const { weights } = patternedModel((w) => {
      w.fill(0);
      w[0] = -7;
      w[FEATURE_COUNT - 1] = 127;
    });
    const again = decodeModel(encodeModel(model, weights));
    expect(again.counts).toEqual([1, 0, 0, 1]);
    expect([again.weights[0], again.weights[FEATURE_COUNT - 1]]).toEqual([-7, 127]);
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
    const later = bytes.slice();
    later[4] = 9;
    expect(() => decodeModel(later)).toThrow(/format 9/);
    expect(() => encodeModel(model, new Int8Array(3))).toThrow(ModelError);
  });
});
