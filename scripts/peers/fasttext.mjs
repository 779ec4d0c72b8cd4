/*
 * fastText (supervised, WebAssembly) on tokens that are handed in: a child process. Standard input and output as in natural.mjs.
 * Settings of its authors for short texts: pairs of words, 25 rounds, learning rate 0.5; one thread and a fixed seed.
 */
import { readFileSync } from 'node:fs';
import { getFastTextModule } from 'fasttext.wasm.js/dist/helpers/modules/node.mjs';

const { train, test, seed } = JSON.parse(readFileSync(0, 'utf8'));
const quiet = () => {};
const core = await getFastTextModule({ print: quiet, printErr: quiet });
const args = new core.Args();
const line = (tokens) => tokens.join(' ');
core.FS.writeFile(
  'train.txt',
  train.map(({ tokens, lure }) => `__label__${lure ? 'lure' : 'honest'} ${line(tokens)}\n`).join(''),
);
Object.assign(args, {
  input: 'train.txt',
  model: core.ModelName.supervised,
  loss: core.LossName.softmax,
  lr: 0.5,
  epoch: 25,
  dim: 50,
  wordNgrams: 2,
  minCount: 2,
  bucket: 200000,
  minn: 0,
  maxn: 0,
  thread: 1,
  seed,
  verbose: 0,
});
const model = new core.FastText();
await new Promise((resolve) => {
  model.train(args, (progress) => {
    if (progress >= 1) resolve(undefined);
  });
  resolve(undefined);
});
const logits = test.map((tokens) => {
  const found = model.predict(`${line(tokens)}\n`, 2, 0);
  let lure = 1e-6;
  let honest = 1e-6;
  for (let i = 0; i < found.size(); i++) {
    const [share, label] = Array.isArray(found.get(i)) ? found.get(i) : [found.get(i).first, found.get(i).second];
    if (label === '__label__lure') lure += share;
    else honest += share;
  }
  return Math.log(lure / honest);
});
process.stdout.write(JSON.stringify(logits));
