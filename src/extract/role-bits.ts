import { Role } from './tables';

/** Bits of roles in the first word of {@link Tokens.roles}; those of pay are nearly all there. */
export const LABEL = 1 << Role.Label;
export const PAY = 1 << Role.Pay;
export const PAY_VERB = 1 << Role.PayVerb;
export const NOT_PAY = 1 << Role.NotPay;
export const PERIOD_BEFORE = 1 << Role.PeriodBefore;
export const PERIOD_AFTER = 1 << Role.PeriodAfter;
export const GUARANTEED = 1 << Role.Guaranteed;
export const COMMISSION = 1 << Role.Commission;
export const PERCENT_OF = 1 << Role.PercentOf;
export const CRYPTO = 1 << Role.Crypto;
export const RANGE = 1 << Role.Range;
export const UP_TO_BEFORE = 1 << Role.UpToBefore;
export const UP_TO_AFTER = 1 << Role.UpToAfter;
export const AT_LEAST_BEFORE = 1 << Role.AtLeastBefore;
export const AT_LEAST_AFTER = 1 << Role.AtLeastAfter;
export const CURRENCY = 1 << Role.Currency;
export const UNIT = 1 << Role.Unit;
export const PARTICLE = 1 << Role.Particle;
export const HOUR = 1 << Role.Hour;
export const MINUTE = 1 << Role.Minute;
export const DAY = 1 << Role.Day;
export const AND = 1 << Role.And;
/** Words that make the number before them a count of something. */
export const COUNT = (1 << Role.Counter) | HOUR | MINUTE | (1 << Role.AgeUnit) | DAY;
export const ABOUT_AMOUNTS =
  UP_TO_BEFORE |
  AT_LEAST_BEFORE |
  (1 << Role.About) |
  GUARANTEED |
  CURRENCY |
  PAY |
  RANGE |
  UP_TO_AFTER |
  AT_LEAST_AFTER |
  CRYPTO;
/** Latin words without any of these have nothing to do with the amount that they touch. */
export const AT_AMOUNTS = CURRENCY | PERIOD_AFTER | UP_TO_AFTER | AT_LEAST_AFTER | COMMISSION | RANGE;
