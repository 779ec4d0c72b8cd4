import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import Table from 'cli-table3';
import type { RulesReport } from '../authoring/index';
import { checks } from '../generated/checks';
import { LANGUAGES } from '../generated/languages';
import { basePack } from '../generated/pack';
import { ENGINE_VERSION } from '../index';
import { parse, UsageError } from './arguments';
import { safe } from './layout';
import { inPackage } from './root';

const ARGS = {
  pack: {
    type: 'positional',
    required: false,
    description: 'A rule pack of your own; nothing for the rules of toogood',
  },
} as const;

export const checkCommand = defineCommand({
  meta: { name: 'check', description: "Compile rules and run every rule's own examples" },
  args: ARGS,
  async run({ rawArgs }) {
    const [file, ...others] = parse(rawArgs, ARGS, 'rules check').positionals;
    if (others.length > 0) throw new UsageError('One pack at a time; run the command once for each.');
    const report = file === undefined ? await checkOwn() : await checkPack(file);
    process.stdout.write(`${tableOf(report)}\n`);
    for (const id of report.retired) process.stdout.write(`Retires a rule of toogood: ${id}\n`);
    for (const { file, line, rule, problem } of report.failures) {
      process.stdout.write(`${file}:${line}: ${rule}: ${safe(problem)}\n`);
    }
    const { length } = report.failures;
    process.stdout.write(
      length === 0 ? 'Everything holds.\n' : `${length} ${length === 1 ? 'failure' : 'failures'}.\n`,
    );
    if (length > 0) process.exitCode = 1;
  },
});

async function checkPack(file: string): Promise<RulesReport> {
  const { checkRules, parsePack } = await import('../authoring/index');
  return checkRules(parsePack(await readFile(file, 'utf8'), { file }), [basePack, ...LANGUAGES, checks]);
}

async function checkOwn(): Promise<RulesReport> {
  const folder = inPackage('rules', 'concepts.yaml') === null ? null : inPackage('rules');
  if (folder === null) {
    throw new UsageError(
      'The sources of the built-in rules are not in this package; name a pack of your own, or run the command in the repository.',
    );
  }
  const [{ checkRules }, { loadRuleSources }, { loadSenses }] = await Promise.all([
    import('../authoring/index'),
    import('../authoring/load'),
    import('../authoring/senses'),
  ]);
  // Nothing but their reading can fail.
  loadSenses(folder);
  return checkRules(loadRuleSources(folder, ENGINE_VERSION));
}

function tableOf({ rules, concepts, phrases, conceptsByLanguage, examples }: RulesReport): string {
  const table = new Table({
    head: ['language', 'concepts', 'phrases', 'hits', 'misses'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const language of [...new Set([...Object.keys(phrases), ...Object.keys(examples)])].sort()) {
    const { hits = 0, misses = 0 } = examples[language] ?? {};
    table.push([language, conceptsByLanguage[language] ?? 0, phrases[language] ?? 0, hits, misses].map(String));
  }
  return `${rules} rules, ${concepts} concepts\n${table.toString()}`;
}
