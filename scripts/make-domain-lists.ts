/**
 * Writes `rules/knowledge/disposable-mail.json` from the package disposable-email-domains-js (CC0): its domains as sorted 32-bit
 * hashes. Domains of the free-mail list are left out.
 * Run: npx tsx scripts/make-domain-lists.ts YYYY-MM-DD
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { disposableEmailBlocklist } from 'disposable-email-domains-js';
import { packHashes } from '../src/domain';

const [asOf] = process.argv.slice(2);
if (asOf === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new Error('usage: make-domain-lists YYYY-MM-DD');

const root = join(fileURLToPath(import.meta.url), '..', '..');
const { version } = createRequire(import.meta.url)('disposable-email-domains-js/package.json') as { version: string };
const knowledge = join(root, 'rules', 'knowledge', 'domain');
const freeMail = new Set(
  (JSON.parse(readFileSync(join(knowledge, '..', 'free-mail.json'), 'utf8')) as { rows: { host: string }[] }).rows.map(
    (row) => row.host,
  ),
);
const domains = disposableEmailBlocklist()
  .map((domain) => domain.trim().toLowerCase())
  .filter((domain) => !freeMail.has(domain));
const { count, packed } = packHashes(domains);
if (count !== new Set(domains).size) throw new Error('two domains have one hash; make the hash longer');
const file = {
  asOf,
  source: `disposable-email-domains-js ${version}, domains as packed 32-bit hashes, made by scripts/make-domain-lists.ts`,
  licence: 'CC0-1.0',
  count,
  packed,
};
writeFileSync(join(knowledge, 'disposable-mail.json'), `${JSON.stringify(file, null, 2)}\n`);
console.log(`${count} domains, ${packed.length} characters`);
