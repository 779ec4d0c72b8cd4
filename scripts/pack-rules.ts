/** Checks the rule sources against their schemas and packs them into one module: src/generated/pack.ts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { loadRuleSources } from '../src/authoring/load';
import { packFileSchema } from '../src/authoring/schema';
import { ENGINE_VERSION } from '../src/version';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const { examples: _, ...pack } = loadRuleSources(join(root, 'rules'), ENGINE_VERSION);
// File names, notes and places serve authors only.
const slim = {
  ...pack,
  lexicons: pack.lexicons.map(({ file: _file, lineOf: _lineOf, ...l }) => l),
  rules: pack.rules.map(({ at: _at, ...r }) => r),
};
mkdirSync(join(root, 'src', 'generated'), { recursive: true });
writeFileSync(
  join(root, 'src', 'generated', 'pack.ts'),
  `// Made by scripts/pack-rules.ts from rules/. Do not edit.
import type { RulePack } from '../rules';

/** The library's own rules, lexicons and knowledge. */
export const defaultPack: RulePack = /*#__PURE__*/ JSON.parse(${JSON.stringify(JSON.stringify(slim))});
`,
);
writeFileSync(
  join(root, 'rules', 'schema', 'rule-pack.schema.json'),
  `${JSON.stringify(z.toJSONSchema(packFileSchema, { io: 'input' }), null, 2)}\n`,
);
