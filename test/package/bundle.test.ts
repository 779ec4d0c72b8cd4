import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/**
 * Largest bundles, rules and tables included, minified and gzipped, in KB: what they are now and a little. They are raised
 * for phrases, senses and languages alone, hardly ever for code.
 */
const BUDGETS = {
  'without a language': 195,
  'with Korean': 390,
  'with Korean, Chinese and English': 1034,
  'with all languages': 4370,
};

const LIBRARIES = ['tldts', 'tldts-core', 'fastest-levenshtein', 'fflate'];

const AD = '캄보디아 TM 직원 모집, 월 1000 보장, 항공권 숙소 제공, 텔레 @invented_handle';

async function bundle(source: string): Promise<{ code: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    charset: 'utf8',
    format: 'iife',
    globalName: 'toogood',
    logLevel: 'silent',
  });
  return { code: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
}

const withLanguages = (...languages: string[]) =>
  `import { createScorer as create } from './src/core';
${languages.map((l) => `import ${l} from './src/generated/languages/${l}';`).join('\n')}
export const createScorer = () => create({ languages: [${languages.join(', ')}] });`;

describe('the core bundle', () => {
  it.each([
    ['without a language', `export * from './src/core';`],
    ['with Korean', withLanguages('ko')],
    ['with Korean, Chinese and English', withLanguages('ko', 'zh', 'en')],
    ['with all languages', `export * from './src/index';`],
  ] as const)('%s keeps to its size', async (name, source) => {
    const { code } = await bundle(source);
    const size = gzipSync(code, { level: 9 }).length / 1024;
    console.log(`bundle ${name}: ${size.toFixed(1)} KB`);
    expect(size).toBeLessThanOrEqual(BUDGETS[name]);
  });

  it.each([
    ['with Korean', withLanguages('ko')],
    ['with all languages', `export * from './src/index';`],
  ])('%s holds no Node module and runs without Node globals', async (_, source) => {
    const { code, inputs } = await bundle(source);
    // Pure libraries of the checks, one that inflates, and nothing else that is not ours.
    const foreign = inputs
      .filter((f) => f.includes('node_modules'))
      .map((f) => f.split('node_modules/').at(-1)!.split('/')[0]);
    expect([...new Set(foreign)].filter((name) => !LIBRARIES.includes(name!))).toEqual([]);
    expect(code).not.toMatch(/\brequire\(|\beval\(|new Function\(|Date\.now|new Date\(|fetch\(|Math\.random/);
    // An edge worker: the language and nothing else; code generation from strings is off.
    const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext(code, context);
    const risk = vm.runInContext(`toogood.createScorer().score('${AD}').risk`, context);
    expect(['high', 'critical']).toContain(risk);
  });
});
