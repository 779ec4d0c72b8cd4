import type { Configuration } from '../configurations';

/** Says the same of every ad: that it is as likely a lure as any other. Average precision is then the prevalence. */
export function majorityBaseline(prior: number): Configuration {
  const logit = Math.log(prior / (1 - prior));
  return {
    name: 'majority',
    gloss: 'says of every ad that it is honest',
    prior,
    predict: () => ({ probability: prior, logit }),
  };
}
