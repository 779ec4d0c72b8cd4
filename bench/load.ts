import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const FRESH = `const a = process.cpuUsage(); const { createScorer } = await import('./dist/index.js'); const b = process.cpuUsage(a);
const s = createScorer(); const c = process.cpuUsage(a); s.score('We are hiring a cook for our restaurant, please call us.'); const d = process.cpuUsage(a);
const ms = (u) => (u.user + u.system) / 1000; console.log(JSON.stringify([ms(b), ms(c), ms(d), process.memoryUsage().rss / 2 ** 20]));`;
const STARTS = 7;

/** What it costs to begin: medians of fresh processes, CPU milliseconds since the start and megabytes of memory at the end. */
export function measureLoad(): { imported: number; created: number; first: number; memory: number } {
  const starts = Array.from(
    { length: STARTS },
    () => JSON.parse(execFileSync('node', ['--input-type=module', '-e', FRESH], { encoding: 'utf8' })) as number[],
  );
  const median = (k: number) => starts.map((s) => s[k]!).sort((a, b) => a - b)[STARTS >> 1]!;
  return { imported: median(0), created: median(1), first: median(2), memory: median(3) };
}

const DECODED = `import { readFileSync } from 'node:fs'; const { createScorer } = await import('./dist/index.js'); const held = () => { global.gc(); global.gc(); return process.memoryUsage().arrayBuffers; };
const before = held(); const scorer = createScorer(); for (const text of JSON.parse(readFileSync(0, 'utf8'))) scorer.score(text);
console.log(held() - before);`;

/** Megabytes of typed arrays that a scorer holds once it has judged the texts: its tables, unpacked. What the runtime lent to unpack them is given back at the second collection. */
export function measureDecoded(texts: readonly string[]): number {
  const args = ['--expose-gc', '--input-type=module', '-e', DECODED];
  return Number(execFileSync('node', args, { encoding: 'utf8', input: JSON.stringify(texts) })) / 2 ** 20;
}

/** Size of each way to bundle the library, in kilobytes, minified and then gzipped. */
export async function measureSizes(): Promise<{ name: string; min: number; gzip: number }[]> {
  const entries: [name: string, code: string][] = [
    ['no language', `import { createScorer } from './src/core'; console.log(createScorer)`],
    ['Korean', languages('ko')],
    ['Korean, Chinese, English', languages('ko', 'zh', 'en')],
    ['all languages, checks and model', `import { createScorer } from './src/index'; console.log(createScorer)`],
  ];
  const sizes = [];
  for (const [name, contents] of entries) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: '.', loader: 'ts' },
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      charset: 'utf8',
      format: 'esm',
      logLevel: 'silent',
    });
    const code = outputFiles[0]!.contents;
    sizes.push({ name, min: code.length / 1024, gzip: gzipSync(code, { level: 9 }).length / 1024 });
  }
  const model = readFileSync('models/text.b64');
  sizes.push({ name: 'the model alone', min: model.length / 1024, gzip: gzipSync(model, { level: 9 }).length / 1024 });
  return sizes;
}

function languages(...names: string[]): string {
  return `import { createScorer } from './src/core';\n${names
    .map((n) => `import ${n} from './src/generated/languages/${n}';`)
    .join('\n')}\nconsole.log(createScorer({ languages: [${names.join(', ')}] }));`;
}
