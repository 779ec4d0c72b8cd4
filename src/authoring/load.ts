import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { KnowledgeSource, LocaleSource } from '../extract';
import { knowledgeFileSchemas, localeFileSchema } from '../extract/schema';
import type { RuleSource } from '../rules/types';
import { RulePackError } from '../rules/types';
import type { AuthoredPack, RuleExamples } from './pack';
import { conceptSources, contentHash, lexiconSource, ruleSource } from './pack';
import { conceptsFileSchema, lexiconFileSchema, rulesFileSchema } from './schema';
import { readYaml } from './yaml';

/**
 * Reads the library's own rule sources from a folder laid out like `rules/` (Node only).
 *
 * @param folder the folder with `concepts.yaml`, `lexicon/`, `locales/`, `signals/`, `knowledge/`
 * @throws {RulePackError} for the first file that does not hold.
 */
export function loadRuleSources(folder: string, version: string): AuthoredPack {
  const texts: string[] = [];
  const read = (...path: string[]): { text: string; file: string } => {
    const full = join(folder, ...path);
    const text = readFileSync(full, 'utf8');
    texts.push(text);
    return { text, file: join('rules', relative(folder, full)) };
  };
  const list = (sub: string, ext: string) =>
    readdirSync(join(folder, sub))
      .filter((f) => f.endsWith(ext))
      .sort();

  const concepts = read('concepts.yaml');
  const { data: catalogue } = readYaml(concepts.text, concepts.file, conceptsFileSchema);
  const lexicons = list('lexicon', '.yaml').map((f) => {
    const { text, file } = read('lexicon', f);
    const yaml = readYaml(text, file, lexiconFileSchema);
    return lexiconSource(yaml.data, yaml);
  });
  const locales = list('locales', '.yaml').map((f): LocaleSource => {
    const { text, file } = read('locales', f);
    return readYaml(text, file, localeFileSchema).data as LocaleSource;
  });
  const rules: RuleSource[] = [];
  const examples: RuleExamples[] = [];
  const where = new Map<string, string>();
  for (const f of list('signals', '.yaml')) {
    const { text, file } = read('signals', f);
    const yaml = readYaml(text, file, rulesFileSchema);
    yaml.data.forEach((rule, i) => {
      const at = { file, line: yaml.lineOf([i]) ?? 1 };
      const earlier = where.get(rule.id);
      if (earlier)
        throw new RulePackError(`has the id of a rule in ${earlier}; give it its own`, file, at.line, rule.id);
      where.set(rule.id, `${file}:${at.line}`);
      rules.push(ruleSource(rule, at));
      examples.push({ rule: rule.id, hits: rule.hits, misses: rule.misses, at });
    });
  }
  const knowledge: Record<string, unknown> = {};
  for (const f of list('knowledge', '.json')) {
    const { text, file } = read('knowledge', f);
    const key = f.replace(/\.json$/, '');
    const schema = knowledgeFileSchemas[key as keyof typeof knowledgeFileSchemas];
    if (!schema) throw new RulePackError('no schema is known for this knowledge file', file);
    knowledge[key] = readYaml(text, file, schema).data;
  }
  return {
    name: 'toogood',
    version,
    hash: contentHash(texts.join('\0')),
    concepts: conceptSources(catalogue.concepts),
    groups: catalogue.groups,
    lexicons,
    rules,
    locales,
    knowledge: knowledge as unknown as KnowledgeSource,
    examples,
  };
}
