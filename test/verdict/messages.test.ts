import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRuleSources } from '../../src/authoring/load';
import { LOCALES } from '../../src/generated/locales';
import { createScorer, OptionError } from '../../src/index';
import { type Catalogue, plural, summaryOf } from '../../src/verdict';

const locales = Object.keys(LOCALES) as (keyof typeof LOCALES)[];
const rules = loadRuleSources('rules', 'test', ['en']).rules.filter((r) => r.status !== 'retired');

/** Paths of all texts of a catalogue, rule sentences aside. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [path];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    path === '' && (key === 'rules' || key === 'locale') ? [] : pathsOf(inner, `${path}/${key}`),
  );
}

describe('the message catalogues', () => {
  it('cover the locales that have ads of their own', () => {
    expect(locales.length).toBe(readdirSync('rules/messages').length);
    for (const locale of ['en', 'ko', 'zh']) expect(locales).toContain(locale);
  });

  it.each(locales)('%s has every sentence, in its plural forms, for every rule', async (locale) => {
    const { default: own } = (await LOCALES[locale]()) as { default: Catalogue };
    const { default: english } = await LOCALES.en();
    const plurals = /\/labels\/(weaker|lines)\//;
    const keys = (c: Catalogue) =>
      pathsOf(c)
        .filter((p) => !plurals.test(p))
        .sort();
    expect(keys(own)).toEqual(keys(english));
    for (const forms of [own.labels.weaker, own.labels.lines])
      for (const count of [0, 1, 2, 3, 5, 11, 21, 101]) {
        const form = new Intl.PluralRules(locale).select(count);
        // "many" of French and Spanish is for millions only.
        expect([count, form, Object.keys(forms)]).toEqual([count, form, expect.arrayContaining([form])]);
        expect(plural(forms, count, locale)).not.toContain('{');
      }
    for (const rule of rules) {
      const says = own.rules?.[rule.id] ?? rule.says[locale];
      expect([rule.id, typeof says]).toEqual([rule.id, 'string']);
    }
    if (own.rules) expect(Object.keys(own.rules).sort()).toEqual(rules.map((r) => r.id).sort());
    for (const risk of ['minimal', 'low', 'elevated', 'high', 'critical'] as const)
      for (const conduct of ['deceives', 'hires-for-crime', 'none'] as const)
        expect(summaryOf(own, { risk, conduct, stance: 'offer', typology: null })).not.toMatch(/[{}]/);
  });

  it('are taken by a scorer, and a string that is none of the core is refused', async () => {
    const text = 'Earn $300 a day liking videos, no experience, message us on Telegram @invented_handle';
    const { default: zh } = await LOCALES.zh();
    const verdict = createScorer({ locale: { ...zh, locale: 'xx', unscored: zh.unscored } }).score(text);
    expect(verdict.summary).toBe(createScorer({ locale: 'zh' }).score(text).summary);
    const said = (v: typeof verdict) => v.evidence.find((e) => !e.signal.startsWith('model.'))!.says;
    expect(said(verdict)).toBe(said(createScorer().score(text)));
    expect(() => createScorer({ locale: 'tlh' as 'en' })).toThrow(OptionError);
  });
});
