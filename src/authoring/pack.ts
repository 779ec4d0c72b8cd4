import type * as z from 'zod';
import type { ChecksSource } from '../checks';
import type { LocaleSource } from '../extract';
import type { ConceptSource, LexiconSource } from '../lexicon';
import { contentHash } from '../rules/hash';
import type { RulePack, RuleSource } from '../rules/types';
import { RulePackError } from '../rules/types';
import { FINDING_IDS } from '../verdict/ids';
import type { conceptSchema, lexiconFileSchema, ruleSchema } from './schema';
import { packFileSchema } from './schema';
import type { YamlFile } from './yaml';
import { readYaml } from './yaml';

/** A text, or a posting by its fields. */
export type Example = string | { readonly [field: string]: string };

/** A rule's own examples: texts in which it must fire, and nearest honest texts in which it must not. */
export interface RuleExamples {
  readonly rule: string;
  /** Language of all of them; to be told by script where a rule's own file holds several. */
  readonly language?: string;
  readonly hits: readonly Example[];
  readonly misses: readonly Example[];
  readonly at: { readonly file: string; readonly line: number };
}

/** A pack with the examples of its rules. */
export interface AuthoredPack extends RulePack {
  readonly examples: readonly RuleExamples[];
  readonly locales: readonly LocaleSource[];
  readonly lexicons: readonly (LexiconSource & Pick<RuleExamples, 'at'>)[];
  /** The lists behind `checks`, for packing. */
  readonly checksSource?: ChecksSource;
}

/**
 * Reads a user's own pack: one YAML file with `name`, `version` and any of `concepts`, `groups`, `lexicon`, `rules`.
 *
 * @param text the YAML text
 * @param options `file` is the name used in messages
 * @throws {RulePackError} names file, line and rule, and says what is wrong.
 */
export function parsePack(text: string, options: { readonly file?: string } = {}): AuthoredPack {
  const file = options.file ?? 'pack.yaml';
  const yaml = readYaml(text, file, packFileSchema);
  const { name, version, concepts = {}, groups = {}, lexicon = [], rules = [] } = yaml.data;
  const at = (i: number) => ({ file, line: yaml.lineOf(['rules', i]) ?? 1 });
  const lines = new Map<string, number>();
  rules.forEach(({ id }, i) => {
    const { line } = at(i);
    const fault = (problem: string) => new RulePackError(problem, file, line, id);
    if (lines.has(id)) throw fault(`has the id of the rule on line ${lines.get(id)}; give it its own`);
    if ((FINDING_IDS as readonly string[]).includes(id))
      throw fault('has the id of what toogood finds by other means than rules; give it its own');
    lines.set(id, line);
  });
  return {
    name,
    version,
    hash: contentHash(text),
    concepts: conceptSources(concepts).map((concept) => ({
      ...concept,
      at: { file, line: yaml.lineOf(['concepts', concept.id]) ?? 1 },
    })),
    groups,
    lexicons: lexicon.map((l, i) => lexiconSource(l, yaml, ['lexicon', i])),
    rules: rules.map((r, i) => ruleSource(r, at(i))),
    locales: [],
    knowledge: null,
    examples: rules.map((r, i) => ({ rule: r.id, hits: r.hits, misses: r.misses, at: at(i) })),
  };
}

export function conceptSources(concepts: { readonly [id: string]: z.output<typeof conceptSchema> }): ConceptSource[] {
  return Object.entries(concepts).map(([id, { family, negatable, from }]) => ({
    id,
    family,
    ...(negatable ? { negatable } : {}),
    ...(from === 'extract' ? { fromExtract: true } : {}),
  }));
}

/** `at` is the path of the lexicon inside its file. */
export function lexiconSource(
  lexicon: z.output<typeof lexiconFileSchema>,
  yaml: Pick<YamlFile<unknown>, 'file' | 'lineOf' | 'commentOf'>,
  at: readonly PropertyKey[] = [],
): AuthoredPack['lexicons'][number] {
  for (const [concept, phrases] of Object.entries(lexicon.concepts))
    phrases.forEach((_, i) => {
      const path = [...at, 'concepts', concept, i];
      const comment = yaml.commentOf(path);
      if (comment !== null)
        throw new RulePackError(
          `${concept}: YAML takes "#${comment}" for a comment; put the phrase in quotes`,
          yaml.file,
          yaml.lineOf(path),
        );
    });
  return {
    language: lexicon.language,
    ...(lexicon.status ? { status: lexicon.status } : {}),
    concepts: lexicon.concepts as LexiconSource['concepts'],
    file: yaml.file,
    at: { file: yaml.file, line: yaml.lineOf([...at, 'language']) ?? 1 },
    lineOf: (concept, i) => yaml.lineOf([...at, 'concepts', concept, i]),
  };
}

export function ruleSource(rule: z.output<typeof ruleSchema>, at: { file: string; line: number }): RuleSource {
  const { id, typology, family, says, when, weight, status, source, stance } = rule;
  return {
    id,
    typologies: typology === 'any' ? {} : typeof typology === 'string' ? { [typology]: 1 } : typology,
    family,
    says,
    when: when as RuleSource['when'],
    weight,
    status,
    source,
    stance: stance ?? 'offer',
    at,
  };
}
