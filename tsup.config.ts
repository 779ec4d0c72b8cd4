import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';

const locales = readdirSync('src/generated/messages').map((f) => f.replace('.ts', ''));

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      rules: 'src/authoring/index.ts',
      ...Object.fromEntries(locales.map((l) => [`locales/${l}`, `src/generated/messages/${l}.ts`])),
    },
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
    target: 'es2022',
    platform: 'neutral',
    splitting: true,
    treeshake: true,
    external: ['zod', 'yaml'],
    esbuildOptions(options) {
      options.charset = 'utf8';
    },
  },
  {
    entry: { cli: 'src/cli/main.ts' },
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
