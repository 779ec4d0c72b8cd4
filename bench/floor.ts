import { featureSetOf } from '../src/classifier';
import { hashName, indexOf, mix, WORD } from '../src/classifier/layout';
import { findMentions } from '../src/lexicon';
import { borrowFold, giveBack } from '../src/text';
import { median } from './measure';
import { mulberry32 } from './random';
import { judgementOf, model, ruleset, sink } from './stages';

/**
 * What the counted work of phrases and model costs at the least. Every step of a trie, and every piece or form looked at, is one read
 * whose place the read before tells, from tables as large as they are; every different feature is hashed once and looked for once. Nothing
 * is done with what is read: code that does this work on this machine cannot be faster, however it is written.
 */
export interface Floor {
  readonly corpus: string;
  /** Counted, a character of text. */
  readonly stepsPerChar: number;
  readonly looksPerChar: number;
  readonly featuresPerChar: number;
  /** Kilobytes of the tables of the corpus's language, and nanoseconds of a read from as many. */
  readonly kilobytes: number;
  readonly nsPerRead: number;
  readonly nsPerFeature: number;
  /** Times the sum of charCodeAt. */
  readonly phrases: number;
  readonly model: number;
}

const ROUNDS = 7;
const READS = 1 << 20;

/** @param charCodeAt nanoseconds a character of the sum that all is compared with */
export function floorOf(corpus: string, language: string, texts: readonly string[], charCodeAt: number): Floor {
  const work = { transitions: 0, pieces: 0 };
  let chars = 0;
  let features = 0;
  for (const text of texts) {
    const { mentions, entities } = judgementOf(text);
    const fold = borrowFold(text);
    findMentions(fold, ruleset.lexicon, work);
    features += featureSetOf({ fold, mentions, entities }, model.senses).size;
    giveBack(fold);
    chars += text.length;
  }
  const bytes = tablesOf(language);
  const nsPerRead = costOfRead(bytes);
  const nsPerFeature = costOfFeature();
  return {
    corpus,
    stepsPerChar: work.transitions / chars,
    looksPerChar: work.pieces / chars,
    featuresPerChar: features / chars,
    kilobytes: bytes / 1024,
    nsPerRead,
    nsPerFeature,
    phrases: (((work.transitions + work.pieces) / chars) * nsPerRead) / charCodeAt,
    model: ((features / chars) * nsPerFeature) / charCodeAt,
  };
}

/** Bytes of the tables that a scan of a language's book reads. */
function tablesOf(language: string): number {
  const { books, languages } = ruleset.lexicon;
  const { walk, cards, lists } = books.find((b) => languages[b.language] === language)!.open().book;
  return walk.nodes.byteLength + walk.firsts.byteLength + cards.byteLength + lists.byteLength;
}

/** Nanoseconds of a read whose place the read before tells, in a table of so many bytes, in an order that cannot be foretold. */
function costOfRead(bytes: number): number {
  const next = cycleOf(bytes >> 2);
  let at = 0;
  return timed(READS, () => {
    for (let i = 0; i < READS; i++) at = next[at]!;
    sink.sum += at;
  });
}

/** Nanoseconds of hashing a feature, one unit more than that before, and looking for it in the sieve of the model. */
function costOfFeature(): number {
  const features = new Int32Array(1 << 12);
  const sifted = new Int32Array(features.length);
  return timed(features.length * 64, () => {
    for (let round = 0; round < 64; round++) {
      let hash = hashName(String(round));
      for (let i = 0; i < features.length; i++) {
        hash = mix(hash, i);
        features[i] = indexOf(WORD, hash);
      }
      sink.sum += model.index.sift(features, features.length, sifted);
    }
  });
}

function timed(count: number, run: () => void): number {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return ((user + system) * 1000) / count;
  });
  return median(times);
}

/** One cycle through all places, in an order without a pattern (Sattolo 1986), the same every time. */
function cycleOf(places: number): Int32Array {
  const next = Int32Array.from({ length: places }, (_, i) => i);
  const random = mulberry32(1);
  for (let i = places - 1; i > 0; i--) {
    const k = Math.floor(random() * i);
    [next[i], next[k]] = [next[k]!, next[i]!];
  }
  return next;
}

/** The floors as lines of text, each beside what was measured. */
export function showFloors(floors: readonly Floor[], measured: (corpus: string, stage: string) => number): string[] {
  return [
    `${'floor of'.padEnd(26)} steps  looks  features a char   tables     a read  a feature   phrases (measured)   model (measured)   x charCodeAt`,
    ...floors.map((f) =>
      [
        f.corpus.padEnd(26),
        f.stepsPerChar.toFixed(2).padStart(5),
        f.looksPerChar.toFixed(2).padStart(6),
        f.featuresPerChar.toFixed(2).padStart(9),
        `${f.kilobytes.toFixed(0)} KB`.padStart(17),
        `${f.nsPerRead.toFixed(1)} ns`.padStart(10),
        `${f.nsPerFeature.toFixed(1)} ns`.padStart(10),
        `${f.phrases.toFixed(0)} (${measured(f.corpus, 'stage: phrases').toFixed(0)})`.padStart(20),
        `${f.model.toFixed(0)} (${measured(f.corpus, 'stage: model').toFixed(0)})`.padStart(18),
      ].join(' '),
    ),
  ];
}
