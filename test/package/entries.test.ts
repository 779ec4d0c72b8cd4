import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/**
 * Largest size of every entry of the package, all that it imports included, minified and gzipped, in KB: what it is now and a little. They are
 * raised for phrases, senses and languages alone, hardly ever for code. Of entries that are many the largest.
 */
const BUDGETS: { readonly [entry: string]: { readonly source: string; readonly most: number } } = {
  '.': { source: 'src/index.ts', most: 4370 },
  './core': { source: 'src/core.ts', most: 195 },
  './languages/*': { source: 'src/generated/languages/*', most: 357 },
  './rules': { source: 'src/authoring/index.ts', most: 158 },
  './locales/*': { source: 'src/generated/messages/*', most: 16 },
  './checks': { source: 'src/generated/checks.ts', most: 186 },
  './domain': { source: 'src/domain/index.ts', most: 62 },
  './registry': { source: 'src/registry/index.ts', most: 37 },
  './advisory': { source: 'src/advisory/index.ts', most: 22 },
  './reputation': { source: 'src/reputation/index.ts', most: 3905 },
  './english': { source: 'src/english/index.ts', most: 46 },
  './model': { source: 'src/model.ts', most: 385 },
  './train': { source: 'src/train/index.ts', most: 352 },
  './corpus': { source: 'src/corpus/index.ts', most: 102 },
  './evaluate': { source: 'src/evaluate/index.ts', most: 31 },
};

/** Of the languages together. */
const ALL_LANGUAGES = 3640;

/** Optional packages, and what Node brings. */
const EXTERNAL = ['node:*', 'compromise', 'compromise/*', 'better-sqlite3'];

async function sizeOf(source: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    charset: 'utf8',
    format: 'esm',
    external: EXTERNAL,
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length / 1024;
}

/** The files of an entry: one, or all of a folder. */
function filesOf(source: string): string[] {
  if (!source.endsWith('/*')) return [source];
  const folder = source.slice(0, -2);
  return readdirSync(folder).map((file) => `${folder}/${file}`);
}

describe('every entry of the package', () => {
  it('has a budget', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: { [entry: string]: unknown } };
    expect(Object.keys(BUDGETS).sort()).toEqual(
      Object.keys(exports)
        .filter((entry) => entry !== './package.json')
        .sort(),
    );
  });

  it.each(Object.entries(BUDGETS))('%s keeps to it', async (entry, { source, most }) => {
    const sizes = await Promise.all(filesOf(source).map(sizeOf));
    expect(sizes.length).toBeGreaterThan(0);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(most);
    if (entry === './languages/*') expect(sizes.reduce((a, b) => a + b)).toBeLessThanOrEqual(ALL_LANGUAGES);
  });
});
