import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';

/** An entry for each file of a generated folder. */
const entriesOf = (folder: string, name: string) =>
  Object.fromEntries(
    readdirSync(`src/generated/${folder}`).map((f) => [
      `${name}/${f.replace('.ts', '')}`,
      `src/generated/${folder}/${f}`,
    ]),
  );

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      core: 'src/core.ts',
      rules: 'src/authoring/index.ts',
      checks: 'src/generated/checks.ts',
      domain: 'src/domain/index.ts',
      registry: 'src/registry/index.ts',
      advisory: 'src/advisory/index.ts',
      reputation: 'src/reputation/index.ts',
      english: 'src/english/index.ts',
      model: 'src/model.ts',
      corpus: 'src/corpus/index.ts',
      train: 'src/train/index.ts',
      evaluate: 'src/evaluate/index.ts',
      ...entriesOf('messages', 'locales'),
      ...entriesOf('languages', 'languages'),
    },
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
    target: 'es2022',
    platform: 'neutral',
    splitting: true,
    treeshake: true,
    // Node's own are loaded when a provider needs them.
    external: [
      'zod',
      'yaml',
      'tldts',
      'fastest-levenshtein',
      'fflate',
      'ipaddr.js',
      'lru-cache',
      'better-sqlite3',
      /^compromise/,
      /^node:/,
    ],
    esbuildOptions(options) {
      options.charset = 'utf8';
      // Constants stand where they are used: a constant of a module is looked up each time otherwise.
      options.minifySyntax = true;
    },
  },
  {
    entry: { cli: 'src/cli/main.ts', 'judge-thread': 'src/cli/judge-thread.ts' },
    format: ['esm'],
    // Locales and the evaluation are loaded when they are asked for.
    splitting: true,
    target: 'node20',
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
    esbuildOptions(options) {
      options.charset = 'utf8';
    },
  },
]);
