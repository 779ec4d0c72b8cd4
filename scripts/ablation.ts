/**
 * What each kind of knowledge brings: caught lures and flagged honest ads with words only, then with pay and place, with employer and
 * contacts, and with the checks of hosts and numbers.
 *
 *   npx tsx scripts/ablation.ts CORPUS... [--langs ko,en]
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

const PAY_AND_PLACE = /^(place\.|pay\.(above-wage|far-above-wage|wide-band)$|honest\.working-time$)/;
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

const { rows } = readCorpus(positionals);
const wanted = rows.filter(
  (r) => r.label !== null && (!values.langs || values.langs.split(',').includes(r.lang.slice(0, 2))),
);
const pairs = readPairs().filter((p) => !values.langs || values.langs.split(',').includes(p.language));
const HIGH = RISKS.indexOf('high');
const table = new Table({
  head: ['knowledge', 'rules', 'lures high', 'honest high', 'functional pairs ranked right'],
  style: { head: [], border: [], compact: true },
});
const share = (n: number, of: number) => `${n}/${of} ${of === 0 ? '-' : ((100 * n) / of).toFixed(1)} %`;
for (const stage of STAGES) {
  const pack = packOf(stage);
  const ruleset = compileRuleset([pack]);
  const of = (label: 'lure' | 'honest') => {
    const own = wanted.filter((r) => r.label === label);
    const high = own.filter((r) => RISKS.indexOf(judge(readAd(r.ad), ruleset, 0.02).risk) >= HIGH).length;
    return share(high, own.length);
  };
  const logit = (ad: Parameters<typeof readAd>[0]) => judge(readAd(ad), ruleset, 0.02).logOdds;
  const ranked = pairs.filter((p) => logit(p.lure) > logit(p.honest)).length;
  table.push([stage.name, String(pack.rules.length), of('lure'), of('honest'), share(ranked, pairs.length)]);
}
console.log(table.toString());
