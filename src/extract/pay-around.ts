import { lookLeft } from './pay-left';
import { lookRight } from './pay-right';
import type { Span } from './pay-span';
import { periodOf, rolesAt, type Surroundings } from './pay-words';
import type { Reader } from './reader';
import { LABEL, PAY } from './role-bits';
import { Role } from './tables';
import { Kind } from './tokens';

export function surroundings(reader: Reader, span: Span): Surroundings {
  const { tokens } = reader;
  const around: Surroundings = {
    label: null,
    before: null,
    beforeOfCount: 0,
    after: null,
    afterDirect: false,
    afterLabel: false,
    afterOfCount: false,
    pay: false,
    payClose: false,
    payNoun: false,
    verb: false,
    notPay: false,
    notPayApart: false,
    notPayDirect: false,
    upTo: false,
    atLeast: false,
    guaranteed: false,
    commission: false,
    percentOf: false,
    crypto: false,
    counted: false,
    currency: null,
    commissionClose: false,
    every: 1,
    glued: false,
    unitStart: tokens.start[span.first]!,
    unitEnd: tokens.end[span.end - 1]!,
  };
  lookLeft(reader, span, around);
  lookRight(reader, span, around);
  if (around.label === null && !around.pay && around.before === null) lookAtHeading(reader, span, around);
  return around;
}

/** A pay word alone on the line above ("급여", "Salary:") speaks for the amount below it. */
function lookAtHeading(reader: Reader, span: Span, around: Surroundings): void {
  const { tokens, probe } = reader;
  let t = span.first - 1;
  for (let seen = 0; t >= 0 && seen < 3 && tokens.kind[t] === Kind.Punct; t--, seen++) probe.steps++;
  if (t < 0 || tokens.kind[t] !== Kind.Eol) return;
  for (let seen = 0; t >= 0 && seen < 6 && (tokens.kind[t] === Kind.Eol || tokens.kind[t] === Kind.Punct); t--, seen++)
    probe.steps++;
  const roles = t >= 0 ? rolesAt(reader, t) : 0;
  if ((roles & (PAY | LABEL)) === 0) return;
  const line = tokens.line[t]!;
  if (tokens.lineEnd[line]! - tokens.lineStart[line]! > 24) return;
  around.pay = true;
  around.payClose = true;
  if ((roles & LABEL) !== 0) around.label = periodOf(reader, t, Role.Label);
}
