/** What every entry of the package offers beside `createScorer`. */
export type { JobAd, JobPosting, PostingReading } from './ad';
export { AdError, fromJobPosting } from './ad';
export { help } from './help';
export { MAX_LENGTH } from './judge';
export type { RulePack } from './rules';
export { RulePackError } from './rules';
export type { AdInput, ManyOptions, ScoreOptions, Scorer, ScorerOptions } from './scorer';
export { DEFAULT_PRIOR, OptionError } from './scorer';
export type { HelpLine, HelpPurpose } from './terms';
export type {
  BriefVerdict,
  Catalogue,
  Evidence,
  Locale,
  MissingItem,
  Risk,
  ShownAdvisory,
  Span,
  Stance,
  Typology,
  UnscoredReason,
  Verdict,
} from './verdict';
export { BANDS, RISKS, TYPOLOGIES } from './verdict';
export { ENGINE_VERSION } from './version';
