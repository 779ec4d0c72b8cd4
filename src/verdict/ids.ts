import { AD_ITEMS } from '../registry/types';

/** Risk bands. They cut the evidence alone, so that "high" means the same at every base rate. */
export const RISKS = ['minimal', 'low', 'elevated', 'high', 'critical'] as const;

/** What an honest ad of some kind would state. */
export const MISSING_IDS = AD_ITEMS;

/** What is found by other means than rules. */
export const FINDING_IDS = [
  'model.lure',
  'model.honest',
  'reputation.threat',
  'reputation.blocked',
  'reputation.dead-host',
  'reputation.no-mail',
  'reputation.new-domain',
  'reputation.young-domain',
] as const;

/** What cannot be known from a text alone. */
export const UNKNOWN_IDS = [
  'employer.registry',
  'contact.reputation',
  'domain.reputation',
  'advisory.current',
  'text.beyond-limit',
  'text.short',
  'language.not-covered',
  'language.experimental',
] as const;
