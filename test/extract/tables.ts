import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Entity, ExtractContext, ExtractTables, KnowledgeSource, LocaleSource } from '../../src/extract';
import { compileTables, extract } from '../../src/extract';
import { fold } from '../../src/text';

const rules = new URL('../../rules/', import.meta.url);

/** The locale files as they stand, parsed. */
export function readLocales(): LocaleSource[] {
  const folder = new URL('locales/', rules);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as LocaleSource);
}

/** The knowledge files as they stand, by name. */
export function readKnowledge(): KnowledgeSource {
  const folder = new URL('knowledge/', rules);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
  ) as KnowledgeSource;
}

export const tables: ExtractTables = compileTables(readLocales(), readKnowledge());

export const noContext: ExtractContext = { homeCountry: null, sections: [] };

/** Entities of a free text, or of one that stands in a field. */
export function entitiesOf(text: string, options: { home?: string; field?: string } = {}): Entity[] {
  const sections = options.field === undefined ? [] : [{ field: options.field, start: 0, end: text.length }];
  return extract(fold(text), [], { homeCountry: options.home ?? null, sections }, tables);
}
