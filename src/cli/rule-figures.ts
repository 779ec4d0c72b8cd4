import type { CorpusRow } from '../corpus';
import { type Groups, type RuleFigures, rulesTable } from '../evaluate';
import { LANGUAGES } from '../generated/languages';
import { basePack } from '../generated/pack';
import type { ScorerOptions, Verdict } from '../index';
import { compileRuleset } from '../rules';
import { ruleTimes } from './rule-times';

/** What every rule in force did in judged rows, with the time that it takes. */
export function ruleFigures(
  rows: readonly CorpusRow[],
  verdicts: readonly (Verdict | undefined)[],
  groups: Groups,
  { rules = [] }: Pick<ScorerOptions, 'rules'>,
): RuleFigures[] {
  const ruleset = compileRuleset([basePack, ...LANGUAGES, ...rules]);
  const times = ruleTimes(
    ruleset,
    rows.map((r) => r.ad),
  );
  return rulesTable(
    ruleset.rules.map((r) => r.source),
    rows,
    verdicts,
    groups,
    times,
  );
}
