import { describe, expect, it } from 'vitest';
import { SECTION_STARTS, SENSE, SenseTable } from '../../src/classifier';
import { FeatureSet } from '../../src/classifier/features';
import { readSenses } from '../../src/classifier/senses';
import { senses } from '../../src/generated/senses';
import { fold } from '../../src/text';

const SEND = 'send';
const DEPOSIT = 'deposit';
const BEFORE = 'before';
const YOU = 'you';
const ORDER = [SEND, DEPOSIT, BEFORE, YOU];

/** A table of a few senses, by language and sense. */
function tableOf(languages: { readonly [language: string]: { readonly [sense: string]: string } }): SenseTable {
  const lines = Object.entries(languages).map(
    ([l, words]) => [l, ORDER.map((s) => words[s] ?? '').join('\n')] as const,
  );
  return new SenseTable({ senses: ORDER.length, hash: 'none', languages: Object.fromEntries(lines) });
}

const small = tableOf({
  en: { [SEND]: 'send* pass_on', [DEPOSIT]: 'deposit', [BEFORE]: 'before' },
  es: { [SEND]: 'envi* manda', [DEPOSIT]: 'depósito', [BEFORE]: 'antes' },
  ko: { [SEND]: '보내 다시_보', [DEPOSIT]: '보증금', [BEFORE]: '전' },
  vi: { [SEND]: 'gửi', [DEPOSIT]: 'đặt_cọc', [BEFORE]: 'trước', [YOU]: 'bạn' },
  zh: { [SEND]: '寄', [DEPOSIT]: '押金', [BEFORE]: '之前' },
});

/** What a text shows of senses, ascending. */
function shown(text: string, table = small, masked: Uint8Array | null = null): number[] {
  const set = new FeatureSet(false);
  readSenses(fold(text), masked, table, set);
  set.settle();
  return [...set.indices.subarray(0, set.size)].sort((a, b) => a - b);
}

describe('the senses of a text', () => {
  it('are the same in every language, and so are their pairs', () => {
    const english = shown('Send the deposit before Friday');
    expect(english).toHaveLength(6);
    expect(shown('Envía el depósito antes del viernes')).toEqual(english);
    expect(shown('Gửi tiền đặt cọc trước thứ sáu')).toEqual(english);
    for (const feature of english) {
      expect(feature).toBeGreaterThanOrEqual(SECTION_STARTS[SENSE]!);
      expect(feature).toBeLessThan(SECTION_STARTS[SENSE + 1]!);
    }
    expect(shown('寄押金之前')).toEqual(english);
  });

  it('are paired in their order, within a sentence', () => {
    const [send, deposit] = [shown('send'), shown('deposit')];
    const pair = (text: string) => shown(text).filter((f) => !send.includes(f) && !deposit.includes(f));
    expect(pair('send the deposit')).toHaveLength(1);
    expect(pair('deposit to send')).toHaveLength(1);
    expect(pair('deposit to send')).not.toEqual(pair('send the deposit'));
    expect(pair('Please send. The deposit is small.')).toHaveLength(0);
  });

  it('are found where words go on, and only whole where they may not', () => {
    expect(shown('sending')).toEqual(shown('send'));
    expect(shown('deposits')).toEqual([]);
    expect(shown('pass on')).toEqual(shown('send'));
    expect(shown('pass-on')).toEqual(shown('send'));
    expect(shown('pass the salt on')).toEqual([]);
  });

  it('do not hang on diacritics where a text has none, and do where it has them', () => {
    expect(shown('gui tien dat coc truoc')).toEqual(shown('gửi tiền đặt cọc trước'));
    expect(shown('gửi bạn đặt cọc')).toHaveLength(6);
    expect(shown('gửi bàn đặt cọc')).not.toHaveLength(3);
  });

  it('are those of the language that most words are of', () => {
    const two = tableOf({
      en: { [SEND]: 'send', [DEPOSIT]: 'pan deposit', [BEFORE]: 'before' },
      es: { [SEND]: 'manda', [BEFORE]: 'antes', [YOU]: 'pan' },
    });
    expect(shown('send pan before', two)).toEqual(shown('send deposit before', two));
    expect(shown('manda pan antes', two)).not.toEqual(shown('manda deposit antes', two));
    // A word of another language is read where a good part of the text is of that language.
    expect(shown('manda deposit antes', two)).toEqual(shown('send deposit before', two));
    expect(shown('manda antes manda antes manda deposit', two)).toEqual(shown('manda antes manda antes manda', two));
  });

  it('take no syllable for a word of its own inside a longer one', () => {
    expect(shown('전에 보내')).toHaveLength(3);
    expect(shown('전문가 보내')).toEqual(shown('보내'));
    expect(shown('오전 보내')).toEqual(shown('보내'));
    expect(shown('다시 보고')).toEqual(shown('보내'));
    expect(shown('다시, 보고')).toEqual([]);
  });

  it('leave out addresses, and take every number for the same', () => {
    const masked = new Uint8Array(64).fill(1, 0, 4);
    expect(shown('send deposit', small, masked)).toEqual(shown('deposit'));
    expect(shown('send 20')).toEqual(shown('send 4711'));
    expect(shown('send 20')).not.toEqual(shown('send'));
  });
});

describe('the senses of the library', () => {
  it('read one thing in many languages', () => {
    const table = senses();
    const english = shown('send the deposit before work', table);
    for (const text of [
      'envía el depósito antes del trabajo',
      'envie o depósito antes do trabalho',
      'отправьте депозит перед работой',
      '보증금 보내 전에 일 하기',
    ]) {
      const own = shown(text, table);
      expect(own.filter((f) => english.includes(f)).length, text).toBeGreaterThanOrEqual(4);
    }
  });

  it('have most senses in each of their languages', () => {
    expect(senses().languages.length).toBeGreaterThan(15);
    expect(senses().senses).toBeGreaterThan(500);
  });
});
