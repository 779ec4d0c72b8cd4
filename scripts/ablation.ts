/**
 * What each kind of knowledge brings to the rules: caught lures and flagged honest ads with words only, then with pay and place, with
 * employer and contacts, and with the checks of hosts and numbers; one table for each language, and one of all.
 *
 *   npx tsx scripts/ablation.ts CORPUS... [--langs ko,en]      (npm run ablation: corpora/*\/test)
 */
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { readAd } from '../src/ad';
import { loadRuleSources } from '../src/authoring/load';
import { readCorpus } from '../src/corpus';
import { judge } from '../src/judge';
import { compileRuleset, type RulePack } from '../src/rules';
import type { ItemSource, RuleSource } from '../src/rules/types';
import { RISKS } from '../src/verdict';
import { readPairs } from '../test/support/corpora';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { langs: { type: 'string' } } });
if (positionals.length === 0) throw new Error('name files or folders of labelled ads, such as corpora/ko/tune');

const PAY_AND_PLACE =
  /^(place\.|pay\.(above-wage|far-above-wage|far-above-hourly|wide-band|younger-more)$|honest\.working-time$)/;
const CHECKED = /^(host\.|employer\.(domain-agrees|domain-mismatch|invalid-number)$)/;
const EMPLOYER_AND_CONTACT = /^(employer\.|licence\.|contact\.)/;

/** The knowledge of each stage that is not there yet. */
const STAGES: readonly { name: string; lacks: (concept: string) => boolean; entities: boolean; checks: boolean }[] = [
  {
    name: 'words only',
    lacks: (c) => PAY_AND_PLACE.test(c) || CHECKED.test(c) || EMPLOYER_AND_CONTACT.test(c),
    entities: false,
    checks: false,
  },
  {
    name: '+ pay and place',
    lacks: (c) => CHECKED.test(c) || EMPLOYER_AND_CONTACT.test(c),
    entities: true,
    checks: false,
  },
  { name: '+ employer and contact', lacks: (c) => CHECKED.test(c), entities: true, checks: false },
  { name: '+ hosts and numbers', lacks: () => false, entities: true, checks: true },
];

const whole = loadRuleSources('rules', 'ablation', values.langs?.split(','));

/** The pack without what a stage lacks: conditions lose the items that need it, and rules that cannot hold without it go. */
function packOf({ lacks, entities, checks }: (typeof STAGES)[number]): RulePack {
  const groups = Object.fromEntries(
    Object.entries(whole.groups).map(([name, members]) => [name, members.filter((m) => !lacks(m))]),
  );
  const has = (item: ItemSource): boolean => {
    const name = typeof item === 'string' ? item : 'concept' in item ? item.concept : null;
    if (name !== null) return name in groups ? groups[name]!.length > 0 : !lacks(name);
    return entities || 'length' in (item as object);
  };
  const rules = whole.rules.flatMap((rule): RuleSource[] => {
    const { all = [], any, atleast, unless } = rule.when;
    if (!all.every(has) || (any && !any.some(has))) return [];
    const of = atleast?.of.filter(has) ?? [];
    if (atleast && of.length < atleast.k) return [];
    return [
      {
        ...rule,
        when: {
          ...rule.when,
          ...(any ? { any: any.filter(has) } : {}),
          ...(atleast ? { atleast: { k: atleast.k, of } } : {}),
          ...(unless ? { unless: unless.filter(has) } : {}),
        },
      },
    ];
  });
  const { checks: check, ...rest } = whole;
  return { ...rest, groups, rules, ...(checks && check ? { checks: check } : {}) };
}

/** Counts of one stage in one language. */
interface Counts {
  readonly high: { lure: number; honest: number };
  readonly all: { lure: number; honest: number };
  ranked: number;
  pairs: number;
}

const HIGH = RISKS.indexOf('high');
const wantedLanguages = values.langs?.split(',');
const isWanted = (lang: string) => !wantedLanguages || wantedLanguages.includes(lang);
/** Romanised writing is of its language. */
const rows = readCorpus(positionals)
  .rows.map((r) => ({ ...r, lang: r.lang.replace(/-Latn$/, '') }))
  .filter((r) => r.label !== null && isWanted(r.lang));
const pairs = readPairs().filter((p) => isWanted(p.language));
const ALL = 'all';
const languages = [...new Set([...rows.map((r) => r.lang), ...pairs.map((p) => p.language)])].sort();

/** Counts by language, the sum under {@link ALL}. */
function countsOf(pack: RulePack): ReadonlyMap<string, Counts> {
  const ruleset = compileRuleset([pack]);
  const counts = new Map<string, Counts>(
    [...languages, ALL].map((language) => [
      language,
      { high: { lure: 0, honest: 0 }, all: { lure: 0, honest: 0 }, ranked: 0, pairs: 0 },
    ]),
  );
  for (const { lang, label, ad } of rows) {
    const isHigh = RISKS.indexOf(judge(readAd(ad), ruleset, 0.02).risk) >= HIGH;
    for (const own of [counts.get(lang)!, counts.get(ALL)!]) {
      own.all[label as 'lure' | 'honest']++;
      if (isHigh) own.high[label as 'lure' | 'honest']++;
    }
  }
  const logit = (ad: Parameters<typeof readAd>[0]) => judge(readAd(ad), ruleset, 0.02).logOdds;
  for (const { language, lure, honest } of pairs) {
    const isRanked = logit(lure) > logit(honest);
    for (const own of [counts.get(language)!, counts.get(ALL)!]) {
      own.pairs++;
      if (isRanked) own.ranked++;
    }
  }
  return counts;
}

const stages = STAGES.map((stage) => {
  const pack = packOf(stage);
  return { name: stage.name, rules: pack.rules.length, counts: countsOf(pack) };
});
const share = (n: number, of: number) => `${n}/${of} ${of === 0 ? '-' : ((100 * n) / of).toFixed(1)} %`;
for (const language of languages.length > 1 ? [...languages, ALL] : languages) {
  const table = new Table({
    head: [language, 'rules', 'lures high', 'honest high', 'functional pairs ranked right'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, rules, counts } of stages) {
    const { high, all, ranked, pairs: of } = counts.get(language)!;
    table.push([name, String(rules), share(high.lure, all.lure), share(high.honest, all.honest), share(ranked, of)]);
  }
  console.log(table.toString());
}
