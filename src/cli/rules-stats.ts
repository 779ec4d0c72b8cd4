import { writeFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import { readCorpus } from '../corpus';
import { groupsOf } from '../evaluate';
import { checks } from '../generated/checks';
import { LANGUAGES } from '../generated/languages';
import { scorerFor } from '../scorer';
import { parse, SCORER_ARGS, scorerOptions, single, UsageError, wholeNumber } from './arguments';
import { checkFiles, FILTER_ARGS, filterOf, READ_ARGS, readOptionsOf, tellLeftOut } from './corpus-rows';
import { printRules } from './evaluate-tables';
import { Progress } from './progress';
import { ruleFigures } from './rule-figures';

const ARGS = {
  corpus: {
    type: 'positional',
    required: true,
    description: 'Files of labelled ads (.jsonl, .csv, .tsv, each also .gz), or folders of .jsonl',
  },
  ...FILTER_ARGS,
  ...READ_ARGS,
  show: { type: 'string', valueHint: 'N', description: 'List N rules at either end (30)' },
  json: { type: 'string', valueHint: 'FILE', description: 'Write the figures of all rules to FILE' },
  rules: SCORER_ARGS.rules,
} as const;

const SHOWN = 30;

export const statsCommand = defineCommand({
  meta: {
    name: 'stats',
    description: 'What each rule does in labelled ads: hits, share of lures, false alarms, overlap, time, and advice',
  },
  args: ARGS,
  async run({ rawArgs }) {
    const given = parse(rawArgs, ARGS, 'rules stats');
    if (given.positionals.length === 0) throw new UsageError('Name a file or folder of labelled ads.');
    await checkFiles(given, ['json']);
    const show = wholeNumber(given, 'show', 1) ?? SHOWN;
    const options = await scorerOptions(given);
    const corpus = readCorpus(given.positionals, readOptionsOf(given));
    const wanted = corpus.rows.filter(filterOf(given));
    const rows = wanted.filter((r) => r.label !== null);
    const tell = () => tellLeftOut(wanted.length - rows.length, corpus.rejects);
    for (const label of ['lure', 'honest'] as const) {
      if (rows.some((r) => r.label === label)) continue;
      tell();
      throw new UsageError(`No ${label} ads are left; a rule is judged by both. A row needs label or cls.`);
    }
    // Rules are judged by themselves: what a model says of the ad changes nothing of what holds in it.
    const scorer = scorerFor([...LANGUAGES, checks], { ...options, model: null });
    const progress = new Progress();
    const verdicts = rows.map(({ ad }, i) => {
      progress.show(() => `${i} of ${rows.length} ads judged`);
      return scorer.score(ad);
    });
    progress.clear();
    const figures = ruleFigures(rows, verdicts, groupsOf(rows), options);
    printRules(figures, show);
    const json = single(given, 'json');
    if (json !== null) writeFileSync(json, `${JSON.stringify(figures, null, 1)}\n`);
    tell();
  },
});
