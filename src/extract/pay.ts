import { readAmount } from './amount';
import { judge } from './pay-judge';
import { readRange } from './pay-span';
import type { Reader } from './reader';
import { COMMISSION, CURRENCY, LABEL, PAY, PERCENT_OF, PERIOD_AFTER, PERIOD_BEFORE, UNIT } from './role-bits';
import { Role } from './tables';
import { isMet, Kind } from './tokens';
import type { Pay } from './types';

/** Without any of these a text speaks of no pay outside a field of its own. */
const EVIDENCE = LABEL | PAY | PERIOD_BEFORE | PERIOD_AFTER | CURRENCY | COMMISSION | PERCENT_OF;

/** Reads every statement of pay. Linear: each amount looks at a bounded number of tokens to either side. */
export function readPay(reader: Reader): Pay[] {
  const { tokens, probe } = reader;
  const found: Pay[] = [];
  const byWord = isMet(tokens, Role.Unit) || isMet(tokens, Role.Digit);
  if (tokens.numbers === 0 && !byWord) return found;
  if ((tokens.met[0]! & EVIDENCE) === 0 && !reader.context.sections.some((s) => s.field === 'salary')) return found;
  probe.steps += tokens.count;
  // Line whose last amount was a price, a fee or the like: a currency alone does not make the next one pay.
  let otherMoneyLine = -1;
  let t = 0;
  while (t < tokens.count) {
    const kind = tokens.kind[t];
    if (kind !== Kind.Number && (kind !== Kind.Word || (tokens.roles[2 * t]! & NUMERAL) === 0)) {
      t++;
      continue;
    }
    const low = readAmount(reader, t);
    if (low === null) {
      t++;
      continue;
    }
    const span = readRange(reader, low);
    const line = tokens.line[t]!;
    const pay = span.broken ? null : judge(reader, span, line === otherMoneyLine);
    if (pay === 'other-money') otherMoneyLine = line;
    else if (pay !== null) {
      found.push(pay);
      otherMoneyLine = -1;
    }
    t = Math.max(span.end, t + 1);
  }
  return found;
}

/** Words that a numeral may begin with. */
const NUMERAL = UNIT | (1 << Role.Digit);
