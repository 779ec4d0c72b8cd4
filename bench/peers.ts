import { AhoCorasick } from '@monyone/aho-corasick/fast';
import bayes from 'bayes';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkClassifier from 'wink-naive-bayes-text-classifier';
import winkNlp from 'wink-nlp';
import type { Case } from './measure';
import { phraseTexts, spread } from './phrases';
import { ruleset, sink } from './stages';

/** An ad that a classifier learns from. */
export interface Labelled {
  readonly text: string;
  readonly lure: boolean;
}

interface Text {
  readonly text: string;
}

/** Phrases that other matchers look for; ours looks for all, with their joints and contexts, where they stand as words. */
const PHRASES = 5000;

/** Matchers of other makes with plain strings out of our phrase books: any language. */
export function matchers(): Case<Text>[] {
  const phrases = spread(phraseTexts(ruleset.lexicon), PHRASES);
  // Of alternatives an expression takes the first, so the longest comes first.
  const alternation = [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((p) => p.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const expression = new RegExp(alternation.join('|'), 'g');
  const automaton = new AhoCorasick(phrases);
  return [
    {
      name: `peer: RegExp of ${PHRASES} strings`,
      run: ({ text }) => {
        sink.sum += text.toLowerCase().match(expression)?.length ?? 0;
      },
    },
    {
      name: `peer: @monyone/aho-corasick`,
      run: ({ text }) => {
        sink.sum += automaton.matchInText(text.toLowerCase()).length;
      },
    },
  ];
}

/** Classifiers and language tools for English; the classifiers learn from the ads first. */
export async function englishTools(ads: readonly Labelled[]): Promise<Case<Text>[]> {
  const simple = bayes();
  for (const { text, lure } of ads) await simple.learn(text, lure ? 'lure' : 'honest');
  const naive = winkClassifier();
  naive.definePrepTasks([(text) => text.toLowerCase().split(/\W+/)]);
  naive.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
  for (const { text, lure } of ads) naive.learn(text, lure ? 'lure' : 'honest');
  naive.consolidate();
  const nlp = winkNlp(model);
  return [
    {
      name: 'peer: bayes',
      run: async ({ text }) => {
        sink.sum += (await simple.categorize(text)).length;
      },
    },
    {
      name: 'peer: wink naive Bayes',
      run: ({ text }) => {
        sink.sum += naive.predict(text).length;
      },
    },
    {
      name: 'peer: wink-nlp',
      run: ({ text }) => {
        sink.sum += nlp.readDoc(text).tokens().length();
      },
    },
    {
      name: 'peer: compromise',
      run: ({ text }) => {
        sink.sum += compromise(text).length;
      },
    },
  ];
}
