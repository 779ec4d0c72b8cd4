/** Compiles the rule sources and runs every rule's examples. Usage: npx tsx scripts/check-rules.ts [part of a rule id or file] */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkRules } from '../src/authoring';
import { loadRuleSources } from '../src/authoring/load';

const only = process.argv[2] ?? '';
const pack = loadRuleSources(join(fileURLToPath(import.meta.url), '..', '..', 'rules'), 'check');
const { failures, ...counts } = checkRules(pack);
for (const f of failures)
  if (`${f.file} ${f.rule}`.includes(only)) console.log(`${f.file}:${f.line}: ${f.rule}: ${f.problem}`);
console.log(JSON.stringify(counts));
console.log(`${failures.length} failures`);
