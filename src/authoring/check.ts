import { readAd } from '../ad';
import { judge } from '../judge';
import type { LexiconSource } from '../lexicon';
import { compileRuleset } from '../rules/compile';
import type { RulePack } from '../rules/types';
import type { AuthoredPack, Example } from './pack';

/** What a check found. */
export interface RulesReport {
  readonly rules: number;
  readonly concepts: number;
  /** Phrase entries by language. */
  readonly phrases: { readonly [language: string]: number };
  /** Concepts that have phrases, by language. */
  readonly conceptsByLanguage: { readonly [language: string]: number };
  /** Examples by language, hits and misses. */
  readonly examples: { readonly [language: string]: { readonly hits: number; readonly misses: number } };
  /** Rules of the base that the pack takes out. */
  readonly retired: readonly string[];
  readonly failures: readonly RulesFailure[];
}

export interface RulesFailure {
  readonly file: string;
  readonly line: number;
  /** The rule, or what else fails. */
  readonly rule: string;
  readonly problem: string;
}

/**
 * Compiles the packs together and runs every rule's own examples.
 *
 * @param pack the pack whose examples are run
 * @param base packs that it adds to, such as the library's own
 * @throws {RulePackError} when the packs do not fit together.
 */
export function checkRules(pack: AuthoredPack, base: readonly RulePack[] = []): RulesReport {
  const ruleset = compileRuleset([...base, pack]);
  const failures = languageFailures(pack, base);
  const examples: { [language: string]: { hits: number; misses: number } } = {};
  const retired = new Set(pack.rules.filter((r) => r.status === 'retired').map((r) => r.id));
  const languages = new Map<string, { hits: Set<string>; misses: Set<string> }>();
  for (const set of pack.examples) {
    if (retired.has(set.rule)) continue;
    const seen = languages.get(set.rule) ?? { hits: new Set(), misses: new Set() };
    languages.set(set.rule, seen);
    for (const kind of ['hits', 'misses'] as const) {
      for (const example of set[kind]) {
        const text = typeof example === 'string' ? example : Object.values(example).join(' ');
        const language = set.language ?? languageOf(text);
        examples[language] ??= { hits: 0, misses: 0 };
        examples[language][kind]++;
        seen[kind].add(language);
        const fires = firesIn(example, set.rule, ruleset);
        if (fires !== (kind === 'hits'))
          failures.push({
            ...set.at,
            rule: set.rule,
            problem: `${fires ? 'fires in a miss' : 'does not fire in a hit'}: ${shorten(text)}`,
          });
      }
    }
  }
  if (base.length === 0)
    for (const { rule, at } of pack.examples) {
      const seen = languages.get(rule);
      languages.delete(rule);
      if (seen && (seen.hits.size < 2 || seen.misses.size < 2))
        failures.push({ ...at, rule, problem: 'needs hits and misses in at least two languages' });
    }
  return {
    rules: pack.rules.length - retired.size,
    concepts: pack.concepts.length,
    phrases: Object.fromEntries(pack.lexicons.map((l) => [l.language, countPhrases(l)])),
    conceptsByLanguage: Object.fromEntries(pack.lexicons.map((l) => [l.language, Object.keys(l.concepts).length])),
    examples,
    retired: base.flatMap((p) => p.rules.map((r) => r.id).filter((id) => retired.has(id))),
    failures,
  };
}

/** The pack's lexicons in languages without a locale; none where no pack has any. */
function languageFailures(pack: AuthoredPack, base: readonly RulePack[]): RulesFailure[] {
  const told = new Set([...base, pack].flatMap((p) => p.locales.map((l) => l.language)));
  if (told.size === 0) return [];
  const known = [...told].sort().join(', ');
  const advice = told.has('en') ? '; phrases under en count in every ad' : '';
  return pack.lexicons
    .filter((l) => !told.has(l.language))
    .map(({ language, at }) => ({
      ...at,
      rule: `language ${language}`,
      problem: `has no locale, whose common words tell in which ads its phrases count and whose negations turn them; without one they count only where no other language of the script is told. Languages with a locale: ${known}${advice}`,
    }));
}

/** Does the rule hold, and is it let through by the stance of the text? */
function firesIn(example: Example, rule: string, ruleset: ReturnType<typeof compileRuleset>): boolean {
  const { signals, stance } = judge(readAd(example), ruleset, 0.5);
  const signal = signals.find((s) => s.rule.source.id === rule);
  return signal !== undefined && (signal.rule.source.stance === 'any' || (stance !== 'warning' && stance !== 'news'));
}

/** A guess by script, good enough to count examples by language. */
function languageOf(text: string): string {
  if (/[\uac00-\ud7a3\u3131-\u318e]/.test(text)) return 'ko';
  if (/[\u3041-\u30ff]/.test(text)) return 'ja';
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh';
  return 'en';
}

function countPhrases(lexicon: LexiconSource): number {
  return Object.values(lexicon.concepts).reduce((sum, list) => sum + list.length, 0);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}
