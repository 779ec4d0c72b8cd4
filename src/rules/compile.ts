import type { AdvisoryFile } from '../advisory/types';
import type { CheckAd } from '../checks/types';
import type { ExtractTables, LocaleSource, PackedLocale } from '../extract';
import { compileTables } from '../extract';
import type { ConceptSource, KeepsPhrase, Lexicon, NegationSource } from '../lexicon';
import { compileLexicon, LexiconError } from '../lexicon';
import { compileRequirements, type RequirementTables } from '../registry/requirements';
import { contentHash } from './hash';
import type { ItemSource, RulePack, RuleSource } from './types';
import { RulePackError } from './types';

/** An item with its names resolved to concept indices. */
export type Item =
  | {
      readonly kind: 'concepts';
      readonly concepts: readonly number[];
      readonly negated: boolean;
      readonly disguised: boolean;
    }
  | { readonly kind: 'entity'; readonly source: Exclude<ItemSource, string | { concept: string }> };

/** A rule ready to be evaluated. */
export interface Rule {
  readonly source: RuleSource;
  readonly all: readonly Item[];
  readonly any: readonly Item[];
  readonly atleast: { readonly k: number; readonly of: readonly Item[] } | null;
  readonly unless: readonly Item[];
  readonly unlessAll?: readonly Item[];
  readonly unlessNear: readonly Item[];
  readonly within: 'ad' | 'sentence' | number;
}

/** A compiled ruleset: immutable, shared by all scorers that use the same packs. */
export interface Ruleset {
  readonly lexicon: Lexicon;
  readonly tables: ExtractTables;
  readonly rules: readonly Rule[];
  /** For every concept the rules that cannot hold without it or one of its alternatives: only those need to be looked at. */
  readonly rulesByConcept: readonly (readonly number[])[];
  /** Rules that rest on entities alone and are always looked at. */
  readonly ungated: readonly number[];
  readonly checks: CheckAd | null;
  readonly advisories: AdvisoryFile | null;
  readonly requirements: RequirementTables;
  readonly version: string;
  readonly hash: string;
}

/**
 * Compiles packs into one ruleset. Later packs add to earlier ones and change nothing of them, but that a retired rule takes out the one
 * of its id: what another's rules mean, and what they were fitted to be worth, is not to be changed unawares.
 *
 * @param keeps whether a phrase counts, by its language, its concept and its number in the book; all if not given
 * @throws {RulePackError} names file, rule and line where the pack knows them.
 */
export function compileRuleset(packs: readonly RulePack[], keeps?: KeepsPhrase): Ruleset {
  checkNames(packs);
  const concepts = packs.flatMap((p) => p.concepts);
  const groups = new Map(packs.flatMap((p) => Object.entries(p.groups)));
  const locales = packs.flatMap((p) => p.locales);
  const knowledge = packs.map((p) => p.knowledge).filter((k) => k !== null);
  let lexicon: Lexicon;
  try {
    lexicon = compileLexicon(
      concepts,
      packs.flatMap((p) => p.lexicons),
      locales.flatMap(negationOf),
      packs.flatMap((p) => p.books ?? []),
      keeps,
    );
  } catch (error) {
    if (error instanceof LexiconError)
      throw new RulePackError(`${error.concept}: ${error.problem}`, error.file, error.line);
    throw error;
  }
  const rules = new Map<string, Rule>();
  const resolve = resolver(lexicon, groups);
  for (const pack of packs)
    for (const source of pack.rules) {
      if (source.status === 'retired') rules.delete(source.id);
      else rules.set(source.id, compileRule(source, resolve));
    }
  const compiled = [...rules.values()];
  return {
    lexicon,
    ...gate(compiled, lexicon.conceptIds.length),
    tables: compileTables(locales, knowledge[knowledge.length - 1] ?? ({ wages: [], rates: [] } as never)),
    rules: compiled,
    checks: packs.filter((p) => p.checks).at(-1)?.checks ?? null,
    advisories: packs.filter((p) => p.advisories).at(-1)?.advisories ?? null,
    requirements: compileRequirements(packs.filter((p) => p.requirements).at(-1)?.requirements),
    ...identityOf(packs),
  };
}

/** Nothing may be defined twice: rules name concepts and groups, and a model and message catalogues name rules. */
function checkNames(packs: readonly RulePack[]): void {
  const concepts = new Map<string, RulePack>();
  const groups = new Map<string, RulePack>();
  const rules = new Map<string, RulePack>();
  const by = (earlier: RulePack, pack: RulePack) => (earlier === pack ? 'twice' : `by ${earlier.name} too`);
  for (const pack of packs) {
    for (const concept of pack.concepts) {
      const { id, at }: Placed<ConceptSource> = concept;
      const earlier = concepts.get(id);
      if (earlier) {
        const problem = `concept ${id} is defined ${by(earlier, pack)}; rename it`;
        throw new RulePackError(problem, at?.file ?? fileOf(pack), at?.line);
      }
      concepts.set(id, pack);
    }
    for (const group of Object.keys(pack.groups)) {
      const earlier = groups.get(group);
      if (earlier) throw new RulePackError(`group ${group} is defined ${by(earlier, pack)}; rename it`, fileOf(pack));
      groups.set(group, pack);
    }
    for (const rule of pack.rules) {
      const earlier = rules.get(rule.id);
      if (earlier && rule.status !== 'retired')
        throw fault(
          rule,
          `has the id of a rule of ${earlier.name}; give it its own (with "status: retired" it takes the other out)`,
        );
      rules.set(rule.id, earlier ?? pack);
    }
  }
  for (const [group, pack] of groups)
    if (concepts.has(group))
      throw new RulePackError(`group ${group} has the name of a concept; rename it`, fileOf(pack));
}

/** Authored packs know where things stand. */
type Placed<T> = T & Pick<RuleSource, 'at'>;

function fileOf({ rules, lexicons }: RulePack): string | null {
  return rules.find((r) => r.at)?.at?.file ?? lexicons.find((l) => l.file)?.file ?? null;
}

/** What a locale says of negation and of common words; nothing where its phrases were compiled before. */
function negationOf(locale: LocaleSource | PackedLocale): NegationSource[] {
  if ('words' in locale || !locale.negation) return [];
  const { language, negation, common, accents } = locale;
  return [{ language, ...negation, ...(common ? { common } : {}), ...(accents ? { accents } : {}) }];
}

/** Version and hash of the packs: those of one name, such as the languages of the library, are one thing. */
function identityOf(packs: readonly RulePack[]): Pick<Ruleset, 'version' | 'hash'> {
  const hashes = new Map<string, string[]>();
  for (const { name, version, hash } of packs) {
    const key = `${name}@${version}`;
    hashes.set(key, [...(hashes.get(key) ?? []), hash]);
  }
  const names = [...hashes.keys()];
  return {
    version: names.length === 1 ? packs[0]!.version : names.join('+'),
    hash: [...hashes.values()].map((own) => (own.length === 1 ? own[0]! : contentHash(own.join()))).join('+'),
  };
}

/** Files every rule under the part of its condition that names the fewest concepts. */
function gate(rules: readonly Rule[], concepts: number): Pick<Ruleset, 'rulesByConcept' | 'ungated'> {
  const rulesByConcept: number[][] = Array.from({ length: concepts }, () => []);
  const ungated: number[] = [];
  rules.forEach((rule, r) => {
    // Each alternative gate is a set of items of which at least one must be met.
    const gates: (readonly Item[])[] = rule.all.map((item) => [item]);
    if (rule.any.length > 0) gates.push(rule.any);
    if (rule.atleast) gates.push(rule.atleast.of);
    let best: Set<number> | null = null;
    for (const items of gates) {
      if (items.some((i) => i.kind === 'entity')) continue;
      const named = new Set(items.flatMap((i) => (i.kind === 'concepts' ? i.concepts : [])));
      if (best === null || named.size < best.size) best = named;
    }
    if (best === null) ungated.push(r);
    else for (const c of best) rulesByConcept[c]!.push(r);
  });
  return { rulesByConcept, ungated };
}

function resolver(lexicon: Lexicon, groups: ReadonlyMap<string, readonly string[]>) {
  return (name: string, rule: RuleSource): number[] => {
    const single = lexicon.conceptIndex.get(name);
    if (single !== undefined) return [single];
    const group = groups.get(name);
    const found: number[] = [];
    if (group) {
      for (const member of group) {
        const index = lexicon.conceptIndex.get(member);
        if (index === undefined) throw fault(rule, `group ${name} names ${member}, which is no concept`);
        found.push(index);
      }
    } else if (name.endsWith('.*')) {
      const prefix = name.slice(0, -1);
      for (const [i, id] of lexicon.conceptIds.entries()) if (id.startsWith(prefix)) found.push(i);
    }
    if (found.length === 0) throw fault(rule, `"${name}" is neither a concept nor a group; see rules/concepts.yaml`);
    return found;
  };
}

function compileRule(source: RuleSource, resolve: (name: string, rule: RuleSource) => number[]): Rule {
  const item = (i: ItemSource): Item => {
    if (typeof i === 'string')
      return { kind: 'concepts', concepts: resolve(i, source), negated: false, disguised: false };
    if ('concept' in i)
      return {
        kind: 'concepts',
        concepts: resolve(i.concept, source),
        negated: i.negated ?? false,
        disguised: i.disguised ?? false,
      };
    return { kind: 'entity', source: i };
  };
  const { when } = source;
  const rule: Rule = {
    source,
    all: (when.all ?? []).map(item),
    any: (when.any ?? []).map(item),
    atleast: when.atleast ? { k: when.atleast.k, of: when.atleast.of.map(item) } : null,
    unless: (when.unless ?? []).map(item),
    ...(when.unless_all ? { unlessAll: when.unless_all.map(item) } : {}),
    unlessNear: (when.unless_near ?? []).map(item),
    within: when.within ?? 'ad',
  };
  if (rule.all.length + rule.any.length + (rule.atleast?.of.length ?? 0) === 0)
    throw fault(source, 'needs at least one of all, any, atleast');
  if (rule.all.length + rule.any.length + (rule.atleast?.of.length ?? 0) > 30)
    throw fault(source, 'has more than 30 items');
  if (rule.atleast && (rule.atleast.k < 1 || rule.atleast.k > rule.atleast.of.length))
    throw fault(source, `atleast.k must lie between 1 and ${rule.atleast.of.length}`);
  return rule;
}

function fault(rule: RuleSource, problem: string): RulePackError {
  return new RulePackError(problem, rule.at?.file ?? null, rule.at?.line ?? null, rule.id);
}
