import { describe, expect, it } from 'vitest';
import { PERTURBATIONS, perturb, perturbAd, perturbationsOf } from '../../src/evaluate';

const only = (...ids: string[]) => PERTURBATIONS.filter((p) => ids.includes(p.id));

describe('perturb', () => {
  it('is the same for the same seed and another for another', () => {
    const text = 'Work from home and earn three thousand dollars weekly, message the manager on Telegram';
    const disguise = only('look-alikes', 'invisible', 'dotted-letters');
    expect(perturb(text, disguise, 'en', 1)).toBe(perturb(text, disguise, 'en', 1));
    expect(perturb(text, disguise, 'en', 1)).not.toBe(perturb(text, disguise, 'en', 2));
  });

  it('leaves links, handles and addresses as they are, so that a reader can still answer', () => {
    const text =
      'message @invented_boss or t.me/invented_boss or jobs@acme.example or https://acme.example/apply now please';
    for (const p of PERTURBATIONS.filter((q) => !q.id.endsWith('-links') && !q.languages)) {
      const disguised = perturb(text, [p], 'en');
      for (const kept of ['@invented_boss', 't.me/invented_boss', 'jobs@acme.example', 'https://acme.example/apply'])
        if (disguised !== text) expect([p.id, disguised]).toEqual([p.id, expect.stringContaining(kept)]);
    }
  });

  it.each([
    ['enclosed-digits', 'en', '0123', /^[^0-9]+$|\u20e3/],
    ['letters-for-zeros', 'en', 'pay 1,000', /pay 1,OOO/],
    ['short-amounts', 'ko', '월 20,000', /월 2만/],
    ['short-amounts', 'vi', 'lương 15.000.000 đồng', /15tr đồng/],
    ['local-digits', 'th', '30,000 บาท', /๓๐,๐๐๐ บาท/],
    ['no-accents', 'vi', 'đặt cọc trước', /^dat coc truoc$/],
    ['deep-links', 'en', 'write @invented_boss', /t\.me\/invented_boss/],
    ['loose-jamo', 'ko', '통장 통장 통장 통장 통장 통장', /ㅌㅗㅇㅈㅏㅇ/],
    ['bracketed', 'zh', '跑分，跑分，跑分，跑分，跑分', /【跑】【分】/],
    ['spoken-digits', 'ru', 'звоните 8900000000', /восемь девять ноль/],
  ])('%s in %s', (id, language, text, expected) => {
    expect(perturb(text, only(id), language, 3)).toMatch(expected);
  });

  it('knows which disguises belong to a language', () => {
    const ids = (language: string) => perturbationsOf(language).map((p) => p.id);
    expect(ids('ko')).toContain('loose-jamo');
    expect(ids('ru')).not.toContain('loose-jamo');
    expect(ids('zh-TW')).toContain('bracketed');
    expect(ids('ms')).toEqual(ids('id'));
    expect(new Set(PERTURBATIONS.map((p) => p.id)).size).toBe(PERTURBATIONS.length);
  });

  it('disguises the texts of an ad, not its address', () => {
    const ad = {
      title: 'Customer service manager',
      email: 'jobs@acme.example',
      description: 'Telegram only, Telegram only',
    };
    const disguised = perturbAd(ad, only('styled'), 'en');
    expect(disguised.email).toBe(ad.email);
    expect(disguised.title).not.toBe(ad.title);
    expect(perturbAd({ text: '1 2 3' }, only('styled'), 'en')).toEqual({ text: '1 2 3' });
  });
});
