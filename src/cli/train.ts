import { writeFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import Table from 'cli-table3';
import { readCorpus } from '../corpus';
import { checks } from '../generated/checks';
import { LANGUAGES } from '../generated/languages';
import { basePack } from '../generated/pack';
import { DEFAULT_POLICY, MOST_WEIGHTS, TrainError, type TrainedModel, type TrainOptions, trainModel } from '../train';
import { parse, single, UsageError, wholeNumber } from './arguments';
import { checkFiles, READ_ARGS, readOptionsOf, tellLeftOut } from './corpus-rows';
import { Progress } from './progress';

const ARGS = {
  corpus: {
    type: 'positional',
    required: true,
    description:
      'Files of labelled ads (.jsonl, .csv, .tsv, each also .gz), or folders of .jsonl; rows of folders named tune or test are left out',
  },
  out: { type: 'string', valueHint: 'MODEL', description: 'Write the model to MODEL (base64 text if it ends in .b64)' },
  name: { type: 'string', valueHint: 'NAME', description: 'Name in verdicts (toogood-text)' },
  version: { type: 'string', valueHint: 'V', description: 'Version in verdicts (1)' },
  seed: { type: 'string', valueHint: 'N', description: 'Seed of folds and samples (1)' },
  folds: { type: 'string', valueHint: 'N', description: 'Folds of the cross-fitting, 3 or more (5)' },
  forget: {
    type: 'string',
    valueHint: '0.3,0.6',
    description:
      'Read rows without a set once for each share, with that share of phrases forgotten (0.3,0.6); 0 reads them once, as they are',
  },
  groups: {
    type: 'string',
    valueHint: 'N',
    description: `Most groups of one set, language and class (${DEFAULT_POLICY.mostGroups})`,
  },
  weights: { type: 'string', valueHint: 'N', description: `Most weights that are not 0 (${MOST_WEIGHTS})` },
  json: { type: 'string', valueHint: 'FILE', description: 'Write what came out to FILE' },
  ...READ_ARGS,
} as const;

export const trainCommand = defineCommand({
  meta: { name: 'train', description: 'Train a text model on labelled ads of your own' },
  args: ARGS,
  async run({ rawArgs }) {
    const given = parse(rawArgs, ARGS, 'train');
    if (given.positionals.length === 0) throw new UsageError('Name a file or folder of labelled ads.');
    const out = single(given, 'out');
    if (out === null) throw new UsageError('Option --out: name the file that the model is written to.');
    await checkFiles(given, ['out', 'json']);
    const number = (name: 'seed' | 'folds' | 'groups' | 'weights', least: number): number | undefined =>
      wholeNumber(given, name, least) ?? undefined;
    const seed = number('seed', 0);
    const folds = number('folds', 3);
    const mostGroups = number('groups', 1);
    const mostWeights = number('weights', 1);
    const name = single(given, 'name');
    const version = single(given, 'version');
    const forget = sharesOf(single(given, 'forget'));
    const { rows, rejects } = readCorpus(given.positionals, readOptionsOf(given));
    const tell = () => tellLeftOut(rows.filter((r) => r.label === null).length, rejects);
    const progress = new Progress();
    const options: TrainOptions = {
      packs: [basePack, ...LANGUAGES, checks],
      onProgress: (line) => progress.show(() => line),
      ...(name === null ? {} : { name }),
      ...(version === null ? {} : { version }),
      ...(seed === undefined ? {} : { seed }),
      ...(folds === undefined ? {} : { folds }),
      ...(forget === null ? {} : { forget }),
      ...(mostWeights === undefined ? {} : { mostWeights }),
      ...(mostGroups === undefined ? {} : { policy: { ...DEFAULT_POLICY, mostGroups } }),
    };
    let trained: TrainedModel;
    try {
      trained = trainModel(rows, options);
    } catch (error) {
      if (!(error instanceof TrainError)) throw error;
      tell();
      throw new UsageError(error.message);
    } finally {
      progress.clear();
    }
    const { bytes, report } = trained;
    writeFileSync(out, out.endsWith('.b64') ? Buffer.from(bytes).toString('base64') : bytes);
    const json = single(given, 'json');
    if (json !== null) writeFileSync(json, `${JSON.stringify(report, null, 1)}\n`);
    process.stdout.write(`${tableOf(trained)}\n`);
    tell();
  },
});

function sharesOf(text: string | null): number[] | null {
  if (text === null) return null;
  const shares = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (shares.some((s) => !(s >= 0 && s < 1)))
    throw new UsageError(`Option --forget: must be shares from 0 up to but not 1, such as 0.3,0.6; got ${text}`);
  return shares;
}

function tableOf({ bytes, report }: TrainedModel): string {
  const table = new Table({ style: { head: [], border: [], compact: true } });
  table.push(
    ['rows', `${report.rows} (${report.lures} lures) in ${report.groups} groups`],
    ['languages', report.languages.join(' ')],
    ['regularisation', `${report.chosen} of ${report.strengths.map((s) => s.l2).join(', ')}`],
    ['held-out AUC', report.auc.toFixed(4)],
    ['held-out calibration error', report.calibrationError.toFixed(4)],
    [
      'evidence',
      `${report.combination.slope.toFixed(3)} x log-odds + ${report.combination.intercept.toFixed(3)}, from ${report.combination.low} to ${report.combination.high}`,
    ],
    [
      'rules beside it',
      `${report.combination.rules.unit.toFixed(3)} x weight, by factors of ${Object.keys(report.combination.rules.factors).length} rules`,
    ],
    [
      'bands',
      Object.entries(report.combination.bands)
        .map(([band, from]) => `${band} from ${from.toFixed(2)}`)
        .join(', '),
    ],
    [
      'kinds of lure',
      report.kinds === null
        ? 'not told: too few rows name one'
        : `right on ${(100 * report.kinds.right).toFixed(1)} % of ${report.kinds.ads} held out`,
    ],
    ['size', `${bytes.length} bytes`],
    ['training data', report.data],
  );
  return table.toString();
}
