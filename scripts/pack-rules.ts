/** Checks the rule sources against their schemas and packs them into modules: src/generated. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { loadCatalogues, loadRuleSources } from '../src/authoring/load';
import { packFileSchema } from '../src/authoring/schema';
import { loadSenses } from '../src/authoring/senses';
import type { ChecksSource } from '../src/checks';
import { packSenses } from '../src/classifier/sense-source';
import { markOf } from '../src/domain/tables';
import { packLocale } from '../src/extract';
import type { BookSource, LexiconSource } from '../src/lexicon';
import { compileBook, packBook } from '../src/lexicon';
import { contentHash } from '../src/rules/hash';
import { ENGINE_VERSION } from '../src/version';
import { withZawgyi } from './zawgyi';

const AUTHORS_FIELDS: ReadonlySet<string> = new Set([
  'source',
  'licence',
  'note',
  'date',
  'system',
  'service',
  'period',
]);
const root = join(fileURLToPath(import.meta.url), '..', '..');
// Named languages only, to try them out; all of them by default.
const languages = process.argv.length > 2 ? process.argv.slice(2) : undefined;
const { examples: _, ...pack } = loadRuleSources(join(root, 'rules'), ENGINE_VERSION, languages);
// File names, notes and places serve authors only.
const { checks: _checks, checksSource, advisories, requirements, ...withoutChecks } = pack;
const rowsOfRequirements = requirements?.rows.map(({ note: _note, ...row }) => row) ?? [];
const base = {
  ...withoutChecks,
  lexicons: [],
  locales: [],
  rules: pack.rules.map(({ at: _at, ...r }) => r),
  // The customs of everywhere; those of each country come with the checks.
  requirements: { rows: rowsOfRequirements.filter((row) => row.country === '*') },
};

/** Phrases as they are matched, so that loading need not read them; Burmese ones in the old encoding too. */
function bookOf(lexicon: LexiconSource): BookSource {
  const { language, concepts } = lexicon;
  const withVariants = Object.fromEntries(
    Object.entries(concepts).map(([id, list]) => [id, unique(language === 'my' ? withZawgyi(list) : list)]),
  );
  const negations = pack.locales.flatMap(({ negation, common, accents, ...l }) =>
    l.language !== language || !negation
      ? []
      : [{ language, ...negation, ...(common ? { common } : {}), ...(accents ? { accents } : {}) }],
  );
  const book = compileBook(language, [{ ...lexicon, concepts: withVariants }], negations);
  if (typeof book.data === 'string') throw new Error('the book is packed already');
  return { ...book, data: deflateRawSync(packBook(book.data), { level: 9 }).toString('base64') };
}

/** Without the fields that say where a row comes from. */
function withoutAuthorsFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAuthorsFields);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, v]) => (AUTHORS_FIELDS.has(key) ? [] : [[key, withoutAuthorsFields(v)]])),
  );
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((x) => [JSON.stringify(x), x])).values()];
}

// All is read before anything is taken away: what does not hold leaves the modules of before.
const catalogues = loadCatalogues(
  join(root, 'rules'),
  pack.rules.filter((r) => r.status !== 'retired').map((r) => r.id),
);
const packedSenses = deflateRawSync(packSenses(loadSenses(join(root, 'rules'))), { level: 9 }).toString('base64');
const generated = join(root, 'src', 'generated');
rmSync(generated, { recursive: true, force: true });
mkdirSync(join(generated, 'messages'), { recursive: true });
mkdirSync(join(generated, 'languages'), { recursive: true });
const HEAD = '// Made by scripts/pack-rules.ts from rules/. Do not edit.\n';
// Single quotes around JSON leave its own quotes as they are.
const packedJson = (data: unknown) => {
  const ascii = JSON.stringify(data).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return deflateRawSync(ascii, { level: 9 }).toString('base64');
};
const literal = (data: unknown) => JSON.stringify(data).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
writeFileSync(
  join(generated, 'pack.ts'),
  `${HEAD}import type { RulePack } from '../rules';

/** The library's own rules and knowledge, without any language. */
export const basePack: RulePack = /*#__PURE__*/ JSON.parse('${literal(base)}');
`,
);
for (const lexicon of pack.lexicons) {
  const { language } = lexicon;
  const book = bookOf(lexicon);
  const locales = pack.locales.filter((l) => l.language === language);
  const own = {
    name: pack.name,
    version: pack.version,
    // Of what the authors wrote: the form it is packed in may change without another verdict.
    hash: contentHash(JSON.stringify([language, lexicon.status, lexicon.concepts, locales])),
    concepts: [],
    groups: {},
    lexicons: [],
    rules: [],
    locales: locales.map(packLocale),
    knowledge: null,
  };
  const { data, ...bookWithout } = book;
  // The phrases stand by themselves, where nothing reads them before an ad wants them.
  writeFileSync(
    join(generated, 'languages', `${language}.ts`),
    `${HEAD}import type { RulePack } from '../../rules';

const DATA = '${data}';
export const ${language}: RulePack = {
  ...JSON.parse('${literal(own)}'),
  books: [{ ...JSON.parse('${literal(bookWithout)}'), data: DATA }],
};
export default ${language};
`,
  );
}
// Links and numbers are checked by lists of their own, so that a page that chooses its languages may leave them out.
const checking = {
  name: pack.name,
  version: pack.version,
  concepts: [],
  groups: {},
  lexicons: [],
  rules: [],
  locales: [],
  knowledge: null,
  advisories,
  requirements: { rows: rowsOfRequirements },
};
const lists = withoutAuthorsFields(checksSource) as ChecksSource;
const { brands } = lists.domain;
/** Marks of all brands, so that loading need not read them off their domains. */
const packedLists = {
  ...lists,
  domain: {
    ...lists.domain,
    brands: { ...brands, rows: brands.rows.map((row) => ({ ...row, marks: row.marks ?? [markOf(row)] })) },
  },
};
writeFileSync(
  join(generated, 'checks.ts'),
  `${HEAD}import { createChecks, unpackChecks } from '../checks';
import type { RulePack } from '../rules';

export const checks: RulePack = {
  ...JSON.parse('${literal({ ...checking, hash: contentHash(JSON.stringify([lists, advisories, rowsOfRequirements])) })}'),
  checks: /*#__PURE__*/ createChecks(() => unpackChecks('${packedJson(packedLists)}')),
};
export default checks;
`,
);
writeFileSync(
  join(generated, 'senses.ts'),
  `${HEAD}import { type SenseTable, unpackSenses } from '../classifier';

const DATA = '${packedSenses}';
let table: SenseTable | undefined;

/** What words mean in all languages, unpacked when it is first asked for. */
export const senses = (): SenseTable => {
  table ??= unpackSenses(DATA);
  return table;
};
`,
);
writeFileSync(
  join(generated, 'model.ts'),
  `${HEAD}import { decodeModel, type TextModel } from '../classifier';
import { senses } from './senses';

const DATA = '${readFileSync(join(root, 'models', 'text.b64'), 'utf8').trim()}';
let model: TextModel | undefined;

/** The library's own model of wording, decoded when it is first asked for. */
export const textModel = (): TextModel => {
  model ??= decodeModel(DATA, senses());
  return model;
};
`,
);
const names = pack.lexicons.map((l) => l.language);
writeFileSync(
  join(generated, 'languages.ts'),
  `${HEAD}${names.map((l) => `import { ${l} } from './languages/${l}';`).join('\n')}

/** Every language of the library. */
export const LANGUAGES = [${names.join(', ')}];
`,
);
for (const catalogue of catalogues) {
  const name = catalogue.locale.replaceAll('-', '_');
  writeFileSync(
    join(generated, 'messages', `${catalogue.locale}.ts`),
    `${HEAD}import type { Catalogue } from '../../verdict/messages/types';

export const ${name}: Catalogue = /*#__PURE__*/ JSON.parse('${literal(catalogue)}');
export default ${name};
`,
  );
}
writeFileSync(
  join(generated, 'locales.ts'),
  `${HEAD}/** All locales that have a catalogue, each loaded when it is asked for. */
export const LOCALES = {
${catalogues.map(({ locale }) => `  '${locale}': () => import('./messages/${locale}'),`).join('\n')}
};
`,
);
writeFileSync(
  join(root, 'rules', 'schema', 'rule-pack.schema.json'),
  `${JSON.stringify(z.toJSONSchema(packFileSchema, { io: 'input' }), null, 2)}\n`,
);
