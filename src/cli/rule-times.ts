import { type JobAd, readAd } from '../ad';
import { judge } from '../judge';
import { evaluateRules, type Ruleset } from '../rules';
import { fold } from '../text';

/** Ads on which rules are timed. */
const ADS = 100;
/** Times that a rule is evaluated in an ad, so that it stands out from what every evaluation needs. */
const TIMES = 40;
/** Rounds of which the fastest counts. */
const ROUNDS = 4;

/** Mean microseconds that each rule takes in an ad once it is looked at, over some ads spread over those given. */
export function ruleTimes(ruleset: Ruleset, ads: readonly JobAd[]): Map<string, number> {
  const step = Math.max(1, Math.floor(ads.length / ADS));
  const findings = ads
    .filter((_, i) => i % step === 0)
    .slice(0, ADS)
    .map((ad) => {
      const read = readAd(ad);
      const { mentions, entities } = judge(read, ruleset, 0.5);
      return { mentions, entities, fold: fold(read.text) };
    });
  if (findings.length === 0) return new Map();
  const none = ruleset.rulesByConcept.map(() => []);
  const timeOf = (rules: Ruleset['rules']): number => {
    const alone: Ruleset = { ...ruleset, rules, rulesByConcept: none, ungated: rules.map((_, i) => i) };
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      for (const f of findings) evaluateRules(alone, f);
      least = Math.min(least, performance.now() - start);
    }
    return (1000 * least) / findings.length;
  };
  timeOf(ruleset.rules);
  // What every rule needs, the index of the mentions, is no rule's own time.
  const shared = timeOf([]);
  return new Map(
    ruleset.rules.map((rule) => [
      rule.source.id,
      Math.max(0, timeOf(new Array<(typeof ruleset.rules)[number]>(TIMES).fill(rule)) - shared) / TIMES,
    ]),
  );
}
