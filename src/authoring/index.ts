/**
 * Reading, checking and compiling rule packs.
 *
 * @packageDocumentation
 */
export { compileRuleset } from '../rules/compile';
export type { RulePack, RuleSource } from '../rules/types';
export { RulePackError } from '../rules/types';
export type { RulesFailure, RulesReport } from './check';
export { checkRules } from './check';
export type { AuthoredPack, RuleExamples } from './pack';
export { parsePack } from './pack';
