import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CorpusRow } from '../../src/corpus';
import { type Configuration, textOf } from '../../src/evaluate';

/** Classifiers of other packages, for comparison alone: development dependencies, each in a child process. */
const PEERS = {
  natural: { file: 'natural.mjs', gloss: 'naive Bayes of the package natural, on our tokens' },
  fasttext: { file: 'fasttext.mjs', gloss: 'fastText (fasttext.wasm.js), supervised, words and pairs, on our tokens' },
} as const;

export type Peer = keyof typeof PEERS;

/** Words of an ad in lower case, every number the same. */
function tokensOf(row: CorpusRow): string[] {
  return (
    textOf(row.ad)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\p{Nd}+/gu, '0')
      .match(/[\p{L}\p{M}]+|0/gu) ?? []
  );
}

/**
 * Another package's classifier as a configuration that learns on the training folds.
 *
 * @param rows all rows that will be measured; the child is asked about all of them at once
 * @throws {Error} with what the child wrote when it fails.
 */
export function peerConfiguration(peer: Peer, rows: readonly CorpusRow[], prior: number): Configuration {
  const { file, gloss } = PEERS[peer];
  const tokens = new Map(rows.map((row) => [row, tokensOf(row)]));
  const base = Math.log(prior / (1 - prior));
  return {
    name: peer,
    gloss,
    prior,
    learn: (train, seed) => {
      const learnt = new Set(train);
      const asked = rows.filter((row) => !learnt.has(row));
      const wordsOf = peer === 'natural' ? sharedBy(train.map((row) => tokens.get(row)!)) : (own: string[]) => own;
      const input = JSON.stringify({
        seed,
        train: train.map((row) => ({ tokens: wordsOf(tokens.get(row)!), lure: row.label === 'lure' })),
        test: asked.map((row) => wordsOf(tokens.get(row)!)),
      });
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [fileURLToPath(new URL(file, import.meta.url))],
        // One of its dependencies greets on standard output otherwise.
        { input, encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, DOTENV_CONFIG_QUIET: 'true' } },
      );
      if (status !== 0) throw new Error(`${peer}: ${stderr}`);
      const logits = JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as number[];
      // Both classes are trained on as they come: what is above their share is evidence.
      const lures = train.filter((r) => r.label === 'lure').length;
      const shift = Math.log(lures / (train.length - lures));
      const known = new Map(asked.map((row, i) => [row, logits[i]! - shift]));
      return (row) => {
        const evidence = known.get(row);
        if (evidence === undefined) throw new Error(`${peer}: ${row.id} was not handed in`);
        const logit = base + evidence;
        return { probability: 1 / (1 + Math.exp(-logit)), logit };
      };
    },
  };
}

/**
 * Each word of an ad once, and only those that two training ads share: `natural` asks whether a word is there, and of every ad for every
 * word that it knows.
 */
function sharedBy(ads: readonly string[][]): (own: readonly string[]) => string[] {
  const counts = new Map<string, number>();
  for (const own of ads) for (const word of new Set(own)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (own) => [...new Set(own)].filter((word) => (counts.get(word) ?? 0) > 1);
}
