import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/core';
import { createEnglishReader } from '../../src/english';
import en from '../../src/generated/languages/en';

describe('a scorer with the English reader', async () => {
  const plain = createScorer({ languages: [en] });
  const reading = createScorer({ languages: [en], english: await createEnglishReader() });

  it('keeps the sum of the reasons, and leaves clear verdicts as they are', () => {
    const clear = 'Nurses wanted at St Bride Hospital, 37 hours a week, pension, apply on our site';
    expect(reading.score(clear)).toEqual(plain.score(clear));
  });

  it('lets a fee that the employer pays weigh less than one that the worker pays', () => {
    const ad = (who: string) =>
      `Deck hands wanted. ${who} the visa fee of $300 and the registration fee. Write on WhatsApp.`;
    const worker = reading.score(ad('Each candidate pays'));
    const employer = reading.score(ad('The company pays'));
    expect(worker.logit).toBeGreaterThan(employer.logit);
    for (const v of [worker, employer]) {
      const sum = v.evidence.reduce((total, e) => total + e.contribution, 0);
      expect(v.logit).toBeCloseTo(Math.log(v.prior / (1 - v.prior)) + sum, 10);
    }
  });
});
