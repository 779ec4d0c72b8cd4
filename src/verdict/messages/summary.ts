import type { Risk, Stance, Typology, Verdict } from '../types';
import type { Catalogue } from './types';

/** What a summary is made of. */
interface Outcome {
  readonly risk: Risk;
  readonly stance: Stance;
  readonly conduct: Verdict['conduct'];
  /** The leading kind of lure, if any. */
  readonly typology: Typology | null;
}

/** One sentence or two that sum up a verdict, worded as risk. */
export function summaryOf({ summaries, typologies }: Catalogue, { risk, stance, conduct, typology }: Outcome): string {
  if (risk === 'minimal' || risk === 'low')
    return stance === 'warning' || stance === 'news' ? summaries.report[stance] : summaries.quiet[risk];
  const kind = typology === null ? summaries.unnamed : typologies[typology];
  if (conduct === 'hires-for-crime') return summaries.hiresForCrime[risk].replace('{kind}', kind);
  const sentence = summaries.deceives[risk].replace('{kind}', kind);
  return risk === 'elevated' ? sentence : `${sentence} ${summaries.advice}`;
}
