import { createScorer } from '../dist/index.js';
import { readAd } from '../src/ad';
import { logitOf } from '../src/classifier';
import { extract } from '../src/extract';
import { checks } from '../src/generated/checks';
import { LANGUAGES } from '../src/generated/languages';
import { textModel } from '../src/generated/model';
import { basePack } from '../src/generated/pack';
import { type Judgement, judge } from '../src/judge';
import { findMentions } from '../src/lexicon';
import { compileRuleset, evaluateRules } from '../src/rules';
import { borrowFold, type Fold, fold, giveBack } from '../src/text';
import type { Case } from './measure';

export const ruleset = compileRuleset([basePack, ...LANGUAGES, checks]);
export const model = textModel();
const scorer = createScorer();

/** What is computed goes here, so that no compiler leaves it out. */
export const sink = { sum: 0 };

/** A text with what the stages work on, so that each is timed alone. */
export interface Prepared {
  readonly text: string;
  readonly folded: Fold;
  readonly mentions: Judgement['mentions'];
  readonly entities: Judgement['entities'];
}

export function prepare(text: string): Prepared {
  const { mentions, entities } = judgementOf(text);
  return { text, folded: fold(text), mentions, entities };
}

/** The judgement of an ad as the library's own scorer comes to it. */
export function judgementOf(text: string): Judgement {
  return judge(readAd(text), ruleset, 0.02, { model, places: false });
}

const units = new Uint16Array(1 << 20);
const bytes = Buffer.from(units.buffer);

/** What reading a text costs at least. The first is what all others are compared with. */
export const LIMITS: readonly Case<{ readonly text: string }>[] = [
  {
    name: 'charCodeAt sum',
    quick: true,
    run: ({ text }) => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
      sink.sum += sum;
    },
  },
  {
    name: 'bulk copy, sum of array',
    quick: true,
    run: ({ text }) => {
      const length = bytes.write(text, 'utf16le') >> 1;
      let sum = 0;
      for (let i = 0; i < length; i++) sum += units[i]!;
      sink.sum += sum;
    },
  },
  {
    name: 'normalize NFKC',
    quick: true,
    run: ({ text }) => {
      sink.sum += text.normalize('NFKC').length;
    },
  },
  {
    name: 'toLowerCase',
    quick: true,
    run: ({ text }) => {
      sink.sum += text.toLowerCase().length;
    },
  },
];

/** The stages of the engine, and what its users call. */
export const STAGES: readonly Case<Prepared>[] = [
  {
    name: 'stage: fold',
    run: ({ text }) => {
      const folded = borrowFold(text);
      sink.sum += folded.length;
      giveBack(folded);
    },
  },
  {
    name: 'stage: phrases',
    run: ({ folded }) => {
      sink.sum += findMentions(folded, ruleset.lexicon).length;
    },
  },
  {
    name: 'stage: extract',
    run: ({ folded, mentions }) => {
      sink.sum += extract(folded, mentions, { homeCountry: null, sections: [] }, ruleset.tables).length;
    },
  },
  {
    name: 'stage: rules',
    run: ({ folded, mentions, entities }) => {
      sink.sum += evaluateRules(ruleset, { mentions, entities, fold: folded }).length;
    },
  },
  {
    name: 'stage: model',
    run: ({ folded, mentions, entities }) => {
      sink.sum += logitOf(model, folded, mentions, entities);
    },
  },
  {
    name: 'probability',
    run: ({ text }) => {
      sink.sum += scorer.probability(text);
    },
  },
  {
    name: 'verdict, brief',
    run: ({ text }) => {
      sink.sum += scorer.brief(text).logit;
    },
  },
  {
    name: 'verdict with evidence',
    run: ({ text }) => {
      sink.sum += scorer.score(text).logit;
    },
  },
];

/** All stages one after the other over a text of any length: a verdict reads no more than its first part. */
export function allStages(text: string): void {
  const folded = fold(text);
  const mentions = findMentions(folded, ruleset.lexicon);
  const entities = extract(folded, mentions, { homeCountry: null, sections: [] }, ruleset.tables);
  sink.sum += evaluateRules(ruleset, { mentions, entities, fold: folded }).length;
  sink.sum += logitOf(model, folded, mentions, entities);
}
