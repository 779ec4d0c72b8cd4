/*
 * Naive Bayes of `natural` on tokens that are handed in: a child process, so that nothing of it is loaded beside our own code.
 * Standard input: {"train": [{"tokens": [...], "lure": true}], "test": [[...]]}. Standard output: log-odds of the tests.
 *
 * Counts and smoothing are its own. Its getClassifications() takes the exponential of the sum of logarithms, which is 0 for every ad of
 * more than some hundred words; the same sum is taken here without that last step.
 */
import { readFileSync } from 'node:fs';
import natural from 'natural';

const { train, test } = JSON.parse(readFileSync(0, 'utf8'));
const classifier = new natural.BayesClassifier();
for (const { tokens, lure } of train) classifier.addDocument(tokens, lure ? 'lure' : 'honest');
classifier.train();
const { classFeatures, classTotals, smoothing } = classifier.classifier;
const logOf = (present, label) =>
  present.reduce(
    (sum, feature) => sum + Math.log((classFeatures[label][feature] || smoothing) / classTotals[label]),
    Math.log(classTotals[label]),
  );
const logits = test.map((tokens) => {
  const present = [];
  classifier.textToFeatures(tokens).forEach((has, feature) => {
    if (has) present.push(feature);
  });
  return logOf(present, 'lure') - logOf(present, 'honest');
});
process.stdout.write(JSON.stringify(logits));
