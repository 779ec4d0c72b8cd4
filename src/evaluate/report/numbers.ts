import type { Figure } from '../measure';
import type { Estimate } from '../metrics';

const DASH = '–';

/** A share as a percentage: `81.2`. */
export function percent(share: number, digits = 1): string {
  return Number.isNaN(share) ? DASH : (100 * share).toFixed(digits);
}

/** A share with its sign, in percentage points. */
export function points(share: number): string {
  if (Number.isNaN(share)) return DASH;
  const text = (100 * share).toFixed(1);
  return share > 0 && text !== '0.0' ? `+${text}` : text.replace(/^-0\.0$/, '0.0');
}

/** An interval in percent: `(74–87)`, or nothing where there is none. */
export function interval({ low, high }: Pick<Estimate, 'low' | 'high'>, digits = 1): string {
  return Number.isNaN(low) ? '' : `${(100 * low).toFixed(digits)}${DASH}${(100 * high).toFixed(digits)}`;
}

/** A figure with its interval, in percent, as one text: `81.2 (74.0–87.1)`. */
export function figureText(figure: Figure | Estimate, digits = 1): string {
  const range = interval(figure, digits);
  return range === '' ? percent(figure.value, digits) : `${percent(figure.value, digits)} (${range})`;
}

/** A whole number with thin groups: `17,880`. */
export function whole(count: number): string {
  return count.toLocaleString('en-US');
}

/** Digits that a figure needs: calibration and false alarms are small. */
export function digitsOf(id: string): number {
  return id === 'flagged-honest' || id.startsWith('brier') || id.startsWith('ece') ? 2 : 1;
}
