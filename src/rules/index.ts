export type { Rule, Ruleset } from './compile';
export { compileRuleset } from './compile';
export type { Findings, Signal } from './evaluate';
export { evaluateRules } from './evaluate';
export { decideStance, negateWarnedOf, signsOfReport } from './stance';
export type { ItemSource, Range, RulePack, RuleSource, WhenSource } from './types';
export { RulePackError } from './types';
