import { beforeAll, describe, expect, it } from 'vitest';
import type { EnglishReader } from '../../src/english';
import { createEnglishReader, EnglishReaderError, MAX_READ, MAX_SENTENCE } from '../../src/english';
import { readerWith } from '../../src/english/reader';
import { createTagger, loadCompromise } from '../../src/english/tagger';
import type { Tagger } from '../../src/english/types';
import { fold } from '../../src/text';
import { isRight, sentences } from './support';

let reader: EnglishReader;
let tagger: Tagger;
beforeAll(async () => {
  reader = await createEnglishReader();
  tagger = await createTagger(loadCompromise);
});

describe('sentences', () => {
  const shareRight = (held: boolean) => {
    const own = sentences.filter((s) => (s.held === true) === held);
    return own.filter((s) => isRight(s, reader)).length / own.length;
  };

  it('are many, half of them lures, a third held back, no two alike', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(120);
    expect(new Set(sentences.map((s) => s.text)).size).toBe(sentences.length);
    const lures = sentences.filter((s) => s.kind === 'lure').length;
    expect(lures / sentences.length).toBeGreaterThan(0.45);
    expect(sentences.filter((s) => s.held).length / sentences.length).toBeGreaterThan(0.33);
  });

  it('that were looked at are read rightly, at least 95 in 100', () =>
    expect(shareRight(false)).toBeGreaterThanOrEqual(0.95));
  it('that were held back are read rightly, at least 95 in 100', () =>
    expect(shareRight(true)).toBeGreaterThanOrEqual(0.95));
});

describe('a payment', () => {
  const of = (text: string) =>
    reader
      .readPayments(text)
      .map(({ actor, payee, what, modality, span, sentence }) => [
        actor,
        payee,
        what,
        modality,
        text.slice(span.start, span.end),
        sentence,
      ]);

  it('names payer, payee, thing, manner and place', () => {
    expect(
      of('Hello! 👋 You must pay the agency 50 USD for the uniform. We will never charge you for the visa.'),
    ).toEqual([
      ['worker', 'employer', 'equipment', 'must', 'You must pay the agency 50 USD for the uniform', 1],
      ['worker', 'employer', 'travel-papers', 'never', 'We will never charge you for the visa', 2],
    ]);
  });

  it('is bound to its clause', () => {
    expect(of('We cover your flight, but you must pay a deposit.')).toEqual([
      ['employer', 'worker', 'travel-papers', 'must', 'We cover your flight', 0],
      ['worker', 'employer', 'deposit', 'must', 'but you must pay a deposit', 0],
    ]);
  });

  it('keeps its place behind characters of two units, odd blanks and typographic apostrophes', () => {
    const text = '💰💰  “Don’t worry” —   you’ll   pay\u00a0$20 for the kit!';
    const [payment] = reader.readPayments(text);
    expect(text.slice(payment!.span.start, payment!.span.end)).toBe('you’ll   pay\u00a0$20 for the kit');
  });

  it('is read the same from a fold', () => {
    const text = 'Pay the registration fee.\nThe employer bears the cost of the visa.';
    expect(reader.readPayments(fold(text))).toEqual(reader.readPayments(text));
    expect(reader.readPayments(text).map((p) => p.sentence)).toEqual([0, 1]);
  });

  it('is not found where nothing is said of money', () => {
    expect(reader.readPayments('We are hiring nurses. Send your CV. Call us on Monday!')).toEqual([]);
    expect(reader.readPayments('월 300만원, 보증금 없음. 不收任何费用。')).toEqual([]);
    expect(reader.read('')).toEqual({ payments: [], skipped: [] });
  });

  it('has its span inside its sentence, without blanks at its ends', () => {
    for (const { text } of sentences)
      for (const { span } of reader.readPayments(text)) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        const said = text.slice(span.start, span.end);
        expect(said).toBe(said.trim());
        expect(said).not.toBe('');
      }
  });
});

describe('tokens', () => {
  it('stand where they are in the source', () => {
    for (const { text } of sentences)
      for (const token of tagger(text)) {
        const said = text.slice(token.start, token.end).toLowerCase();
        // The second word of a contraction has no place of its own.
        if (said === '' || said.includes("'") || said.includes('’')) continue;
        const letters = (word: string) => word.replace(/[^\p{L}\p{N}]/gu, '');
        expect(letters(said)).toContain(letters(token.word).slice(0, 1));
        expect(said).toBe(said.trim());
      }
  });
});

describe('work', () => {
  /** Characters and calls given to the tagger for a text. */
  const work = (text: string) => {
    const counted = { calls: 0, units: 0, longest: 0 };
    readerWith((sentence) => {
      counted.calls++;
      counted.units += sentence.length;
      counted.longest = Math.max(counted.longest, sentence.length);
      return tagger(sentence);
    }).read(text);
    return counted;
  };

  it.each([
    ['a verb over and over', 'pay '],
    ['denials', 'never no not pay '],
    ['clauses', 'if you pay, and we charge, unless '],
    ['infinitives', 'to pay to ask to '],
    ['commas', 'fee, '],
    ['brackets', '(fee) ('],
    ['sentences', 'You pay a fee. '],
    ['lines', 'fee\n'],
    ['contractions', "don't won't you'll pay "],
    ['amounts', '$1,000 5k fee '],
    ['one long word', 'pay'],
    ['apostrophes', "fee's'"],
    ['dots', 'fee... . '],
  ])('%s: no more than the text, in pieces of bounded length', (_name, piece) => {
    for (const length of [2_000, 200_000]) {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const { units, longest } = work(text);
      expect(units).toBeLessThanOrEqual(Math.min(text.length, MAX_READ));
      expect(longest).toBeLessThanOrEqual(MAX_SENTENCE);
    }
  });

  it('grows as the text does', () => {
    const once = work('You pay a fee today.\nWe never charge you.\n'.repeat(50));
    const twice = work('You pay a fee today.\nWe never charge you.\n'.repeat(100));
    expect(twice.calls).toBe(2 * once.calls);
    expect(twice.units).toBe(2 * once.units);
  });

  it('is not done on sentences that say nothing of money', () => {
    expect(work('We hire nurses for our clinic in Cork. '.repeat(20)).calls).toBe(0);
  });

  it('says what is skipped', () => {
    const long = `You must pay ${'very '.repeat(100)}much.`;
    expect(reader.read(`Pay a fee. ${long}`).skipped).toEqual([{ start: 10, end: 11 + long.length }]);
    expect(reader.read(`Pay a fee. ${long}`).payments).toHaveLength(1);
    const text = 'You pay a fee. '.repeat(2_000);
    const { skipped, payments } = reader.read(text);
    expect(skipped).toHaveLength(1);
    expect(skipped[0]!.end).toBe(text.length);
    expect(skipped[0]!.start).toBeLessThanOrEqual(MAX_READ);
    expect(payments.length).toBe(Math.floor(MAX_READ / 15));
    expect(payments.every((p) => p.span.end <= skipped[0]!.start)).toBe(true);
    expect(reader.read(fold(text)).skipped).toEqual(skipped);
  });
});

describe('without compromise', () => {
  it('names the package and what to do', async () => {
    const load = () => Promise.reject(new Error("Cannot find package 'compromise'"));
    const error = await createEnglishReader({ load }).then(
      () => null,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(EnglishReaderError);
    expect(error).toMatchObject({ name: 'EnglishReaderError', package: 'compromise' });
    expect((error as Error).message).toContain('npm install compromise');
    expect((error as Error).cause).toBeInstanceOf(Error);
  });

  it('refuses a module that is something else', async () => {
    await expect(createEnglishReader({ load: () => Promise.resolve({ default: 1 }) })).rejects.toThrow(
      /compromise has no default export/,
    );
  });
});
