import { describe, expect, it } from 'vitest';
import { encodeModel, featureSetOf, type KindModel, kindsOf, modelSignal } from '../../src/classifier';
import type { CorpusRow } from '../../src/corpus';
import { senses } from '../../src/generated/senses';
import { createScorer } from '../../src/index';
import { decodeModel } from '../../src/model';
import { fitKinds, type KindRow, shareToldRight } from '../../src/train/kinds';
import { readForTraining } from '../../src/train/read';
import { ADS, patternedModel, read, ruleset } from './support';

const THINGS = ['deposit', 'passport', 'parcel', 'account', 'cheque', 'review', 'ticket', 'selfie', 'visa', 'token'];
const DOINGS = ['send', 'collect', 'hold', 'forward', 'lend', 'rate', 'print', 'sign', 'carry', 'scan'];

/** Lures of three kinds, each with words of its own among words of all. */
function lures(from: number, to: number): KindRow[] {
  const own = { fee: ['uniform', 'badge'], mule: ['transfer', 'percent'], courier: ['suitcase', 'flight'] } as const;
  return (Object.keys(own) as (keyof typeof own)[]).flatMap((kind) =>
    Array.from({ length: to - from }, (_, k) => {
      const i = from + k;
      const text = `We need someone to ${DOINGS[i % 10]} a ${THINGS[(i * 7) % 10]} and ${DOINGS[(i * 3) % 10]} the ${own[kind][i % 2]} before ${THINGS[(i * 3) % 10]} day`;
      return {
        row: { kind, label: 'lure' } as CorpusRow,
        features: readForTraining({ ad: { text } }, ruleset).features,
        fold: 0,
      };
    }),
  );
}

const model = fitKinds(lures(0, 60))!.model;

describe('kinds of lure', () => {
  it('are told apart on lures that were not fitted on', () => {
    expect(model.kinds).toEqual(['courier', 'fee', 'mule']);
    expect(shareToldRight(model, lures(60, 80))).toBeGreaterThan(0.95);
  });

  it('come with how likely each is beside the likeliest', () => {
    const shares = kindsOf(
      model,
      featureSetOf(read('We need someone to carry a parcel and collect the suitcase before ticket day'), senses()),
    );
    expect(Object.keys(shares)[0]).toBe('courier');
    expect(shares.courier).toBe(1);
    for (const share of Object.values(shares)) expect(share).toBeLessThanOrEqual(1);
  });

  it('are not told where too few lures say which they are', () => {
    expect(fitKinds(lures(0, 20))).toBeNull();
  });

  it('come back from the bytes of a model as they were', () => {
    const whole = patternedModel();
    const again = decodeModel(encodeModel(whole, whole, model));
    expect(again.kinds).toEqual<KindModel>(model);
    expect(decodeModel(encodeModel(whole, whole)).kinds).toBeNull();
  });

  it('are what the evidence of the model speaks for, where it speaks for a lure', () => {
    const whole = patternedModel();
    const knowing = decodeModel(encodeModel(whole, whole, model));
    for (const ad of ADS) {
      const signal = modelSignal(knowing, read(ad), false);
      const { weight = 0, typologies = {} } = signal?.rule.source ?? {};
      expect(Object.keys(typologies).length > 0).toBe(weight > 0);
    }
  });

  it('stand in a verdict, the likeliest first', () => {
    const { typologies } = createScorer().score(
      'Your bank account receives payments of our customers; you keep 8 % and transfer the rest the same day. Message us on Telegram @invented_handle',
    );
    expect(typologies[0]?.id).toBe('mule');
    expect(typologies.map((t) => t.probability)).toEqual(typologies.map((t) => t.probability).sort((a, b) => b - a));
  });
});
