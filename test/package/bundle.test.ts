import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** Largest core bundle, rules and tables included, minified and gzipped: what it is now and a little. It may only be lowered. */
const BUDGET = 400 * 1024;

describe('the core bundle', () => {
  it('holds no Node module, runs without Node globals, and keeps to its size', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: ['src/index.ts'],
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
    const code = outputFiles[0]!.text;
    expect(Object.keys(metafile.inputs).filter((f) => f.includes('node_modules'))).toEqual([]);
    expect(code).not.toMatch(/\brequire\(|\beval\(|new Function\(|Date\.now|new Date\(|fetch\(|Math\.random/);
    // An edge worker: the language and nothing else; code generation from strings is off.
    const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext(code, context);
    const risk = vm.runInContext(
      `toogood.createScorer().score('캄보디아 TM 직원 모집, 월 1000 보장, 항공권 숙소 제공, 텔레 @invented_handle').risk`,
      context,
    );
    expect(['high', 'critical']).toContain(risk);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(BUDGET);
  });
});
