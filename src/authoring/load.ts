import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type * as z from 'zod';
import { advisoryFileSchema } from '../advisory/schema';
import type { AdvisoryFile } from '../advisory/types';
import { type ChecksSource, createChecks } from '../checks';
import { domainFileSchemas } from '../domain/schema';
import type { KnowledgeSource, LocaleSource } from '../extract';
import { knowledgeFileSchemas, localeFileSchema } from '../extract/schema';
import { registryFileSchemas } from '../registry/schema';
import type { AdRequirementFile } from '../registry/types';
import { contentHash } from '../rules/hash';
import type { RuleSource } from '../rules/types';
import { RulePackError } from '../rules/types';
import type { Catalogue } from '../verdict/messages/types';
import type { AuthoredPack, RuleExamples } from './pack';
import { conceptSources, lexiconSource, ruleSource } from './pack';
import {
  catalogueFileSchema,
  conceptsFileSchema,
  examplesFileSchema,
  lexiconFileSchema,
  rulesFileSchema,
} from './schema';
import { readYaml } from './yaml';

/** Lists of hosts that stand beside those of the domain room. */
const HOST_LISTS = ['free-mail', 'shorteners', 'messenger-hosts', 'form-hosts'] as const;

/**
 * Reads the library's own rule sources from a folder laid out like `rules/` (Node only).
 *
 * @param folder the folder with `concepts.yaml`, `lexicon/`, `locales/`, `signals/`, `examples/`, `knowledge/`
 * @param languages only these lexicons and locales; all if not given
 * @throws {RulePackError} for the first file that does not hold.
 */
export function loadRuleSources(folder: string, version: string, languages?: readonly string[]): AuthoredPack {
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
  const isWanted = (f: string) => languages === undefined || languages.includes(f.replace('.yaml', ''));
  const lexicons = list('lexicon', '.yaml')
    .filter(isWanted)
    .map((f) => {
      const { text, file } = read('lexicon', f);
      const yaml = readYaml(text, file, lexiconFileSchema);
      return lexiconSource(yaml.data, yaml);
    });
  const locales = list('locales', '.yaml')
    .filter(isWanted)
    .map((f): LocaleSource => {
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
  for (const f of existsSync(join(folder, 'examples')) ? list('examples', '.yaml').filter(isWanted) : []) {
    const { text, file } = read('examples', f);
    const yaml = readYaml(text, file, examplesFileSchema);
    const { language, rules: byRule } = yaml.data;
    for (const [rule, { hits = [], misses = [] }] of Object.entries(byRule)) {
      const at = { file, line: yaml.lineOf(['rules', rule]) ?? 1 };
      if (!where.has(rule)) throw new RulePackError('no such rule; correct the id', file, at.line, rule);
      examples.push({ rule, language, hits, misses, at });
    }
  }
  const knowledge: Record<string, unknown> = {};
  for (const f of list('knowledge', '.json')) {
    const { text, file } = read('knowledge', f);
    const key = f.replace(/\.json$/, '');
    const schema = knowledgeFileSchemas[key as keyof typeof knowledgeFileSchemas];
    if (!schema) throw new RulePackError('no schema is known for this knowledge file', file);
    knowledge[key] = readYaml(text, file, schema).data;
  }
  const readChecks = (sub: 'domain' | 'registry'): Record<string, unknown> => {
    const schemas: Readonly<Record<string, z.ZodType>> = sub === 'domain' ? domainFileSchemas : registryFileSchemas;
    const files: Record<string, unknown> = {};
    for (const f of list(join('knowledge', sub), '.json')) {
      const { text, file } = read('knowledge', sub, f);
      const key = f.replace(/\.json$/, '');
      if (!schemas[key]) throw new RulePackError('no schema is known for this knowledge file', file);
      files[key] = readYaml(text, file, schemas[key]).data;
    }
    return files;
  };
  const readAdvisories = (): AdvisoryFile => {
    const { text, file } = read('knowledge', 'advisory', 'advisories.json');
    return readYaml(text, file, advisoryFileSchema).data as AdvisoryFile;
  };
  // The room of hosts reads the lists of hosts that the readers have as well.
  const hosts = Object.fromEntries(HOST_LISTS.map((key) => [key, knowledge[key]]));
  const { 'ad-requirements': requirements, ...registry } = readChecks('registry');
  const checksSource = { domain: { ...hosts, ...readChecks('domain') }, registry } as unknown as ChecksSource;
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
    advisories: readAdvisories(),
    requirements: requirements as AdRequirementFile,
    checks: createChecks(checksSource),
    checksSource,
    examples,
  };
}

/**
 * Reads the message catalogues of `rules/messages` (Node only).
 *
 * @param rules ids of all rules: a catalogue with sentences for rules must have one for each and none for others
 * @throws {RulePackError} names the file and what is missing.
 */
export function loadCatalogues(folder: string, rules: readonly string[]): Catalogue[] {
  const known = new Set(rules);
  return readdirSync(join(folder, 'messages'))
    .filter((f) => f.endsWith('.yaml'))
    .sort()
    .map((f) => {
      const file = join('rules', 'messages', f);
      const yaml = readYaml(readFileSync(join(folder, 'messages', f), 'utf8'), file, catalogueFileSchema);
      const catalogue = yaml.data as unknown as Catalogue;
      if (`${catalogue.locale}.yaml` !== f) throw new RulePackError(`locale must be ${f.replace('.yaml', '')}`, file);
      if (catalogue.rules) {
        const missing = rules.filter((id) => !Object.hasOwn(catalogue.rules!, id));
        if (missing.length > 0)
          throw new RulePackError(
            `has no sentence for ${missing.length} rules: ${missing.slice(0, 8).join(', ')}`,
            file,
          );
        const unknown = Object.keys(catalogue.rules).find((id) => !known.has(id));
        if (unknown) throw new RulePackError('no such rule; remove it', file, yaml.lineOf(['rules', unknown]), unknown);
      }
      return catalogue;
    });
}
