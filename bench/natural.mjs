/*
 * Naive Bayes of `natural`, timed in a process of its own: what it loads makes every charCodeAt loop beside it many times slower.
 * Standard input: {"train": [{"text": "...", "lure": true}], "texts": ["..."]}. Standard output: CPU nanoseconds a character, a number
 * for each round.
 */
import { readFileSync } from 'node:fs';
import natural from 'natural';

const ROUNDS = 5;

const { train, texts } = JSON.parse(readFileSync(0, 'utf8'));
const classifier = new natural.BayesClassifier();
for (const { text, lure } of train) classifier.addDocument(text, lure ? 'lure' : 'honest');
classifier.train();
const chars = texts.reduce((sum, text) => sum + text.length, 0);
const rounds = [];
for (let round = -1; round < ROUNDS; round++) {
  const start = process.cpuUsage();
  for (const text of texts) classifier.classify(text);
  const { user, system } = process.cpuUsage(start);
  if (round >= 0) rounds.push(((user + system) * 1000) / chars);
}
process.stdout.write(JSON.stringify(rounds));
