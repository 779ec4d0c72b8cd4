import type { CheckStep, Iso7064Check, LuhnCheck, RegistryCheck, RegistryFormatRow, WeightedCheck } from './types';

/** 0-9, then A-Z as 10 to 35. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Checks the variable characters of a number by the scheme's check digits.
 *
 * @param payload capitals and digits, without separators and fixed letters
 */
export function checkNumber(payload: string, scheme: Pick<RegistryFormatRow, 'checks' | 'failing'>): RegistryCheck {
  const steps = (scheme.checks ?? []).filter((step) => !step.if || step.if.in.includes(payload[step.if.at] ?? '-'));
  if (steps.length === 0 || isOneDigit(payload)) return 'format';
  if (steps.every((step) => holds(payload, step))) return 'valid';
  return isPlaceholder(payload) ? 'format' : (scheme.failing ?? 'invalid');
}

/** Of zeros alone, or of ones: most formulas hold for them, and nobody was given them. */
function isOneDigit(payload: string): boolean {
  return [...payload].every((c) => c === payload[0]);
}

/** Mostly zeros stand where somebody left a number out or blotted it; that is no false number. */
function isPlaceholder(payload: string): boolean {
  return [...payload].filter((c) => c === '0').length * 4 >= payload.length * 3;
}

function holds(payload: string, step: CheckStep): boolean {
  switch (step.algorithm) {
    case 'weighted':
      return weighted(payload, step);
    case 'luhn':
      return luhn(payload, step);
    case 'iso-7064-mod-11-10':
      return iso7064(payload, step);
  }
}

function weighted(payload: string, step: WeightedCheck): boolean {
  const { modulus, residues } = step;
  const at = step.at ?? payload.length - 1;
  const summed = residues === undefined ? payload.length : at;
  const from = step.from ?? (step.at === undefined ? summed - step.weights.length : 0);
  let residue = residueOf(payload, step.weights, from, step);
  if (step.retry && residue === step.retry.residue) residue = residueOf(payload, step.retry.weights, from, step);
  if (residue < 0) return false;
  if (residues === undefined) return step.accept!.includes(residue % modulus);
  const expected = payload[at];
  const tables = typeof residues === 'string' ? [residues] : residues;
  return expected !== undefined && tables.some((table) => table[residue] === expected && expected !== '-');
}

/** Remainder of the weighted sum, or -1 for a character without a value. Weights before the first character count nothing. */
function residueOf(payload: string, weights: readonly number[], from: number, step: WeightedCheck): number {
  const { modulus, alphabet = ALPHABET, digitSum = false, base = 10 } = step;
  let sum = 0;
  for (let j = 0; j < weights.length; j++) {
    const character = payload[from + j];
    if (character === undefined) continue;
    const value = alphabet.indexOf(character);
    if (value < 0) return -1;
    const product = weights[j]! * value;
    const asDigits = typeof digitSum === 'boolean' ? digitSum : digitSum.includes(j);
    sum += asDigits ? sumOfDigits(product, base) : product;
  }
  return ((sum % modulus) + modulus) % modulus;
}

function sumOfDigits(product: number, base: number): number {
  let sum = 0;
  for (; product > 0; product = Math.floor(product / base)) sum += product % base;
  return sum;
}

function luhn(payload: string, step: LuhnCheck): boolean {
  const [start, end] = step.over ?? [0, payload.length];
  let sum = 0;
  for (let k = end - 1, double = false; k >= start; k--, double = !double) {
    const digit = payload.charCodeAt(k) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return false;
    sum += double ? sumOfDigits(2 * digit, 10) : digit;
  }
  return sum % 10 === 0;
}

function iso7064(payload: string, _step: Iso7064Check): boolean {
  let carry = 10;
  for (let k = 0; k < payload.length - 1; k++) {
    const digit = payload.charCodeAt(k) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return false;
    carry = (((carry + digit) % 10 || 10) * 2) % 11;
  }
  return (carry + payload.charCodeAt(payload.length - 1) - 0x30) % 10 === 1;
}
