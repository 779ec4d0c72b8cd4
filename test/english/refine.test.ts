import { beforeAll, describe, expect, it } from 'vitest';
import type { EnglishReader } from '../../src/english';
import { adjust, createEnglishReader, refine } from '../../src/english';
import type { Mention } from '../../src/lexicon';

let reader: EnglishReader;
beforeAll(async () => {
  reader = await createEnglishReader();
});

/** A mention of `words` in `text`. */
const mention = (text: string, words: string, concept: string, negated = false, sentence = 0): Mention => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`${words}: not in the text`);
  return { concept, start, end: start + words.length, sentence, negated, disguised: false };
};
const say = (text: string, mentions: readonly Mention[]) =>
  refine(mentions, reader.readPayments(text)).map((a) =>
    a.kind === 'add' ? `add ${a.concept}` : `${a.kind} ${a.mention}${a.kind === 'negate' ? ` ${a.reason}` : ''}`,
  );

describe('refine', () => {
  it.each([
    ['The employer bears the registration fee.', 'registration fee', 'paid-by-employer'],
    ['Candidates will at no time and in no form be asked for a registration fee.', 'registration fee', 'denied'],
    ['Clients pay a registration fee.', 'registration fee', 'paid-by-third'],
    ['A registration fee applies if you cancel.', 'registration fee', 'conditional'],
    ['You may pay an optional registration fee.', 'registration fee', 'optional'],
  ])('takes back a mention: %s', (text, words, reason) => {
    expect(say(text, [mention(text, words, 'fee.registration')])).toEqual([`negate 0 ${reason}`]);
  });

  it('gives back what the negation window took', () => {
    const text = 'No experience, no problem, just pay the training fee.';
    expect(
      say(text, [mention(text, 'training fee', 'fee.training', true), mention(text, 'pay', 'fee.pay-verb')]),
    ).toEqual(['affirm 0']);
  });

  it('leaves what is demanded, and what is denied already', () => {
    const demand = 'You must pay a training fee.';
    expect(
      say(demand, [mention(demand, 'training fee', 'fee.training'), mention(demand, 'must pay', 'fee.pay-verb')]),
    ).toEqual([]);
    const denial = 'We never charge a training fee.';
    expect(say(denial, [mention(denial, 'training fee', 'fee.training', true)])).toEqual([]);
  });

  it('adds a demand for which no phrase was found', () => {
    expect(say('Trainees shoulder the cost of their own visa.', [])).toEqual([
      'add fee.travel-papers',
      'add fee.pay-verb',
    ]);
    const text = 'You need to settle the training fee.';
    expect(say(text, [mention(text, 'training fee', 'fee.training')])).toEqual(['add fee.pay-verb']);
  });

  it('adds nothing for wages, goods, customers and denials', () => {
    for (const text of [
      'We pay you 20 dollars an hour.',
      'Customers pay a deposit.',
      'You never pay a fee.',
      'Staff buy groceries.',
      'You will collect payments from customers.',
    ])
      expect(say(text, [])).toEqual([]);
  });

  it('does not believe "no fee" in a sentence that demands one', () => {
    const text = 'We charge no registration fee, you only pay the deposit for the visa.';
    expect(say(text, [mention(text, 'no registration fee', 'fee.none')])).toContain('void 0');
    const honest = 'We charge no registration fee.';
    expect(say(honest, [mention(honest, 'no registration fee', 'fee.none')])).toEqual([]);
  });

  it('looks at no other family and no other sentence', () => {
    const text = 'The employer bears the visa fee. Visa fee.';
    expect(say(text, [mention(text, 'employer', 'employer.named')])).toEqual([]);
    const other: Mention = {
      concept: 'fee.travel-papers',
      start: 33,
      end: 41,
      sentence: 1,
      negated: false,
      disguised: false,
    };
    expect(say(text, [other])).toEqual([]);
  });

  it('takes a judgement as well', () => {
    const text = 'The employer bears the visa fee.';
    const mentions = [mention(text, 'visa fee', 'fee.travel-papers')];
    const payments = reader.readPayments(text);
    expect(refine({ mentions }, payments)).toEqual(refine(mentions, payments));
    expect(refine(mentions, [])).toEqual([]);
  });
});

describe('adjust', () => {
  it('makes the adjustments on a copy, in the order of the source', () => {
    const text = 'We charge no registration fee, you only pay the deposit for the visa.';
    const mentions = [
      mention(text, 'no registration fee', 'fee.none'),
      mention(text, 'registration fee', 'fee.registration'),
      mention(text, 'deposit', 'fee.deposit', true),
    ];
    const before = structuredClone(mentions);
    const after = adjust(mentions, refine(mentions, reader.readPayments(text)));
    expect(mentions).toEqual(before);
    expect(after.map((m) => `${m.concept}${m.negated ? ' negated' : ''}`)).toEqual([
      'fee.registration negated',
      'fee.pay-verb',
      'fee.deposit',
    ]);
    expect(text.slice(after[1]!.start, after[1]!.end)).toBe('you only pay the deposit for the visa');
  });
});
