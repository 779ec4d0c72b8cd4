import type { Fold } from '../text/types';
import {
  type HostSpan,
  hostAsWritten,
  hostname,
  idnAround,
  idnBehind,
  isBeyondAscii,
  isLatinByLook,
  isWwwBefore,
} from './idn';
import type { Stretch } from './lexer';
import type { Probe } from './probe';
import { isAsciiWord, isDigit, isLineEnd, isSpace, Script, scriptOf } from './script';
import type { ExtractTables } from './tables';

/** A link or a mail address, before it is known what kind of contact it is. */
export interface Link extends Stretch {
  readonly kind: 'url' | 'email';
  /** Scheme without `://`, lower case; empty when none is written. */
  readonly scheme: string;
  /** Host as it reads, lower case, without `www.`; of a mail address the domain. */
  readonly host: string;
  /** The same as a browser takes it: letters outside ASCII in punycode, also those that only look like the ones of `host`. */
  readonly written: string;
  /** `:8080`; empty when none is written. */
  readonly port: string;
  /** What follows the host, in folded form. */
  readonly path: string;
  /** First unit of the path, for reading its letters in their own case from the source. */
  readonly pathStart: number;
  /** The part of a mail address before the `@`. */
  readonly local: string;
}

/** Longest run of letters, digits, points and `@` that is looked at as a host or an address. */
const LONGEST_ATOM = 320;
const LONGEST_PATH = 2048;
const LONGEST_LOCAL = 64;

/**
 * Finds links and mail addresses: with a scheme, with `www.`, and bare hosts of known endings, also glued to Hangul or Han
 * and with their points in brackets. One pass; every stretch of the text belongs to at most one atom and one path.
 */
export function findLinks(fold: Fold, tables: ExtractTables, probe: Probe): Link[] {
  const { units, length } = fold;
  const links: Link[] = [];
  // What stands before belongs to what was read.
  let free = 0;
  let i = 0;
  // The next link whose host has letters outside ASCII, as far as was looked for one.
  let idn: Link | null = null;
  let looked = 0;
  let runEnd = 0;
  while (i < length) {
    const unit = units[i]!;
    if (unit > 0x7b ? unit !== 0x3002 : SIGNS[unit] === 0) {
      i++;
      continue;
    }
    if (i >= looked && (unit === 0x2e || unit === 0x40)) {
      if (i >= runEnd) {
        runEnd = endOfRun(units, i, length);
        probe.steps += runEnd - i;
      }
      idn = runEnd > i + 1 ? nextIdn(fold, i, runEnd, free, tables, probe) : null;
      looked = idn?.unitEnd ?? runEnd;
    }
    if (idn !== null && idn.unitStart < free) idn = null;
    if (idn !== null && idn.unitStart <= i) {
      links.push(idn);
      free = i = idn.unitEnd;
      continue;
    }
    if (!mayBeInside(units, i, unit, length)) {
      i++;
      continue;
    }
    const limit = idn?.unitStart ?? length;
    const start = atomStart(units, i, free);
    let end = Math.max(i + 1, endOfNumber(units, start, limit));
    probe.steps += i - start + (end - start);
    if (start < i && end === i + 1) {
      const atom = readAtom(units, start, limit);
      probe.steps += atom.end - start;
      end = Math.max(end, atom.end);
      if (atom.text !== null) {
        if (atom.hasAt) {
          for (const mail of mailsOf(fold, atom, tables)) links.push(mail);
        } else {
          const link = urlOf(fold, atom, tables, probe);
          if (link !== null) {
            links.push(link);
            end = Math.max(end, link.unitEnd);
          }
        }
      }
    }
    free = i = end;
  }
  probe.steps += length;
  return links;
}

/** End of what hosts and addresses may hold, in any script, from a sign on. */
function endOfRun(units: Uint16Array, at: number, length: number): number {
  let end = at + 1;
  while (end < length) {
    const unit = units[end]!;
    if (!isAsciiWord(unit) && unit !== 0x2e && unit !== 0x40 && !isAddressSign(unit) && !isBeyondAscii(unit)) break;
    end++;
  }
  return end;
}

/** The first link without a scheme or mail address that has its sign in [from, end) and a host with letters outside ASCII. */
function nextIdn(
  fold: Fold,
  from: number,
  end: number,
  free: number,
  tables: ExtractTables,
  probe: Probe,
): Link | null {
  for (let k = from; k < end; k++) {
    const unit = fold.units[k]!;
    if (unit !== 0x2e && unit !== 0x40) continue;
    const found = unit === 0x40 ? idnMail(fold, k, free, tables, probe) : idnLink(fold, k, free, tables, probe);
    probe.steps += 2;
    if (found !== null) return found;
  }
  return null;
}

/** The link whose host has letters outside ASCII and a point at `dot`, or null. */
function idnLink(fold: Fold, dot: number, free: number, tables: ExtractTables, probe: Probe): Link | null {
  const { units } = fold;
  const before = units[dot - 4] ?? 0;
  const isWww = isWwwBefore(units, dot, free) && before !== 0x2e && !isAsciiWord(before);
  const host = isWww ? idnBehind(fold, dot + 1, tables, false, probe) : idnAround(fold, dot, free, tables, probe);
  if (host === null || (!isWww && isSentenceEnd(fold, host.start, host.end))) return null;
  return withPath(fold, isWww ? dot - 3 : host.start, '', host, probe);
}

/** The mail address with its `@` at `sign` and a host with letters outside ASCII, or null. */
function idnMail(fold: Fold, sign: number, free: number, tables: ExtractTables, probe: Probe): Link | null {
  const { units } = fold;
  const host = idnBehind(fold, sign + 1, tables, false, probe);
  if (host === null) return null;
  // Words of other scripts are glued before a Latin name; alone they are one.
  let start = localStart(units, sign, free, isLocalUnit);
  if (start === sign) start = localStart(units, sign, free, isBeyondAscii);
  if (start === sign) return null;
  let local = '';
  for (let k = start; k < sign; k++) local += String.fromCharCode(units[k]!);
  return {
    ...NO_LINK,
    kind: 'email',
    unitStart: start,
    unitEnd: host.end,
    host: host.name,
    written: host.written,
    local,
  };
}

function localStart(units: Uint16Array, sign: number, free: number, isPart: (unit: number) => boolean): number {
  let start = sign;
  while (start > free && sign - start < LONGEST_LOCAL && isPart(units[start - 1]!)) start--;
  while (start < sign && !isAsciiWord(units[start]!) && !isBeyondAscii(units[start]!)) start++;
  return start;
}

function isLocalUnit(unit: number): boolean {
  return isAsciiWord(unit) || unit === 0x2e || isAddressSign(unit) || scriptOf(unit) === Script.Latin;
}

const NO_LINK = { scheme: '', port: '', path: '', pathStart: 0, local: '' } as const;

/** 1 for the signs of ASCII of which every link and address has one inside or behind its first atom; see {@link mayBeInside}. */
const SIGNS = new Uint8Array(0x7c);
for (const sign of '.@:[({') SIGNS[sign.charCodeAt(0)] = 1;

/** May the sign be that of a link or address: a point or `@`, in any form, or the `://` behind a scheme? */
function mayBeInside(units: Uint16Array, at: number, unit: number, length: number): boolean {
  if (unit === 0x40 /* @ */) return true;
  if (unit === 0x2e /* . */) return at + 1 < length && isAsciiWord(units[at + 1]!);
  if (unit === 0x3a /* : */) return isSchemeEnd(units, at);
  if (unit === 0x3002 /* 。 */) return isPointBetween(units, at);
  return bracketed(units, at, length) !== null;
}

/** First letter or digit of the atom that unit `at` belongs to, or `at` where none stands before it. */
function atomStart(units: Uint16Array, at: number, free: number): number {
  let start = at;
  for (let k = at - 1; k >= free; k--) {
    const unit = units[k]!;
    if (isAsciiWord(unit)) start = k;
    else if (unit !== 0x2e && unit !== 0x40 && !isAddressSign(unit)) break;
  }
  return start;
}

/** End of a number with points that has nothing of an address behind it, or `start`. */
function endOfNumber(units: Uint16Array, start: number, length: number): number {
  let end = start;
  while (end < length && (isDigit(units[end]!) || units[end] === 0x2e)) end++;
  if (end >= length) return end;
  const unit = units[end]!;
  const goesOn = isAsciiWord(unit) || isAddressSign(unit) || unit === 0x3002 || (unit <= 0x7b && SIGNS[unit] === 1);
  return goesOn ? start : end;
}

/** `-`, `_`, `%` and `+`, which stand inside hosts and addresses. */
function isAddressSign(unit: number): boolean {
  return unit === 0x2d || unit === 0x5f || unit === 0x25 || unit === 0x2b;
}

/** `。` between letters or digits stands for a point. */
function isPointBetween(units: Uint16Array, at: number): boolean {
  return isAsciiWord(units[at - 1] ?? 0) && isAsciiWord(units[at + 1] ?? 0);
}

/** `://` */
function isSchemeEnd(units: Uint16Array, at: number): boolean {
  return units[at] === 0x3a && units[at + 1] === 0x2f && units[at + 2] === 0x2f;
}

interface Atom {
  readonly start: number;
  readonly end: number;
  /** Normalised text, brackets around points and `at` undone; null when too long. */
  readonly text: string | null;
  /** Unit at which each character of `text` begins; one more for the end. */
  readonly at: readonly number[];
  readonly hasAt: boolean;
}

/** The longest run of host and address characters from `start`; with colons where a port or a password may stand. */
function readAtom(units: Uint16Array, start: number, length: number, colons = false): Atom {
  const codes: number[] = [];
  const at: number[] = [];
  let hasAt = false;
  let k = start;
  while (k < length) {
    const unit = units[k]!;
    let code = -1;
    let step = 1;
    if (isAsciiWord(unit) || unit === 0x2e /* . */ || unit === 0x40 /* @ */ || isAddressSign(unit)) code = unit;
    else if (unit === 0x3a /* : */) {
      if (colons) code = unit;
    } else if (unit === 0x3002 /* 。 */) {
      if (isPointBetween(units, k)) code = 0x2e;
    } else if (unit === 0x5b /* [ */ || unit === 0x28 /* ( */ || unit === 0x7b /* { */) {
      const word = bracketed(units, k, length);
      if (word !== null) {
        code = word.code;
        step = word.size;
      }
    }
    if (code < 0) break;
    if (code === 0x40) hasAt = true;
    if (codes.length <= LONGEST_ATOM) {
      codes.push(code);
      at.push(k);
    }
    k += step;
  }
  at.push(k);
  return { start, end: k, text: codes.length > LONGEST_ATOM ? null : String.fromCharCode(...codes), at, hasAt };
}

/** `[.]`, `(dot)`, `{at}`: the sign that is meant, and the units it takes. */
function bracketed(units: Uint16Array, at: number, length: number): { code: number; size: number } | null {
  const close = units[at] === 0x5b ? 0x5d : units[at] === 0x28 ? 0x29 : 0x7d;
  if (at + 2 < length && units[at + 2] === close) {
    const unit = units[at + 1]!;
    if (unit === 0x2e || unit === 0x40) return { code: unit, size: 3 };
  }
  if (
    at + 4 < length &&
    units[at + 4] === close &&
    units[at + 1] === 0x64 &&
    units[at + 2] === 0x6f &&
    units[at + 3] === 0x74
  )
    return { code: 0x2e, size: 5 };
  if (at + 3 < length && units[at + 3] === close && units[at + 1] === 0x61 && units[at + 2] === 0x74)
    return { code: 0x40, size: 4 };
  return null;
}

/** Mail addresses of an atom: around every `@`, the longest local part and domain that are well formed. */
function mailsOf(fold: Fold, atom: Atom, tables: ExtractTables): Link[] {
  const text = atom.text!;
  const mails: Link[] = [];
  let from = 0;
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    let start = sign;
    while (start > from && sign - start < LONGEST_LOCAL && text[start - 1] !== '@') start--;
    while (start < sign && !isAsciiWord(text.charCodeAt(start))) start++;
    let end = sign + 1;
    while (end < text.length && isHostCode(text.charCodeAt(end))) end++;
    while (end > sign + 1 && !isAsciiWord(text.charCodeAt(end - 1))) end--;
    end = mailEnd(fold, atom, sign + 1, end, tables);
    const host = text.slice(sign + 1, end);
    if (start < sign && isMailHost(host, tables)) {
      mails.push({
        ...NO_LINK,
        kind: 'email',
        unitStart: atom.at[start]!,
        unitEnd: unitEndOf(atom, end),
        host,
        written: hostAsWritten(fold, atom.at[sign + 1]!, atom.at[end]!, host),
        local: text.slice(start, sign),
      });
      from = end;
    }
  }
  return mails;
}

/** End of the domain that begins at `from`: what is glued behind its last label ("x.netTelephone", "x.com.Apply") is cut off. */
function mailEnd(fold: Fold, atom: Atom, from: number, end: number, tables: ExtractTables): number {
  const text = atom.text!;
  const dot = text.lastIndexOf('.', end - 1);
  if (dot < from || tables.tlds.has(text.slice(dot + 1, end))) return end;
  const before = text.lastIndexOf('.', dot - 1);
  if (before >= from && tables.tlds.has(text.slice(before + 1, dot))) return dot;
  for (let k = Math.min(end - 1, dot + 8); k > dot + 2; k--) {
    const given = fold.source.charCodeAt(fold.from[atom.at[k]!]!);
    if (given >= 0x41 && given <= 0x5a && tables.tlds.has(text.slice(dot + 1, k))) return k;
  }
  return end;
}

/** End of the character before `index`; brackets around a point count into it. */
function unitEndOf(atom: Atom, index: number): number {
  return atom.at[index]!;
}

function isHostCode(code: number): boolean {
  return isAsciiWord(code) || code === 0x2d || code === 0x2e;
}

function isMailHost(host: string, tables: ExtractTables): boolean {
  const labels = host.split('.');
  if (labels.length < 2 || labels.some((label) => label === '')) return false;
  const last = labels[labels.length - 1]!;
  return tables.tlds.has(last) || (last.length >= 2 && last.length <= 12 && isLetters(last));
}

function isLetters(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (scriptOf(text.charCodeAt(i)) !== Script.Latin) return false;
  return true;
}

/** The link that an atom is or begins, or null. */
function urlOf(fold: Fold, atom: Atom, tables: ExtractTables, probe: Probe): Link | null {
  const { units, length } = fold;
  const text = atom.text!;
  // A scheme: `https://host`, `tg://resolve?domain=x`.
  if (isSchemeEnd(units, atom.end)) {
    const scheme = text.slice(Math.max(text.lastIndexOf('.'), text.lastIndexOf('@')) + 1).replace('hxxp', 'http');
    const hostStart = atom.end + 3;
    if (hostStart >= length) return null;
    const schemeStart = atom.at[text.length - scheme.length] ?? atom.start;
    if (tables.messengerHosts.has(`${scheme}:`)) {
      const end = pathEnd(units, hostStart, length, probe);
      return link(units, schemeStart, end, scheme, `${scheme}:`, hostStart, end);
    }
    // Letters glued before an unknown scheme are not the link's.
    const isWeb = scheme === 'http' || scheme === 'https';
    const host = hostBehindScheme(fold, hostStart, isWeb, tables, probe);
    if (host === null) return null;
    return withPath(fold, isWeb ? schemeStart : host.start, isWeb ? scheme : '', host, probe);
  }
  if (!text.includes('.')) return null;
  // The host is what follows the last character that no host holds.
  let begin = 0;
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    if (code === 0x5f || code === 0x25 || code === 0x2b) begin = k + 1;
  }
  const cut = hostPart(fold, atom, begin);
  if (cut === null) return null;
  const { name } = cut;
  const next = units[cut.end] ?? 0;
  const hasPath = next === 0x2f /* / */ && cut.end + 1 < length && isAsciiWord(units[cut.end + 1]!);
  if (!isHost(name, hasPath || next === 0x2f, tables) || isSentenceEnd(fold, cut.start, cut.end)) return null;
  return withPath(fold, cut.start, '', cut, probe);
}

/** The host behind a scheme, or null. */
function hostBehindScheme(
  fold: Fold,
  start: number,
  isWeb: boolean,
  tables: ExtractTables,
  probe: Probe,
): HostSpan | null {
  const { units, length } = fold;
  const from = isWeb ? behindUserinfo(units, start, length, tables, probe) : start;
  const other = idnBehind(fold, from, tables, true, probe) ?? (isWeb ? rawAddress(units, from, length) : null);
  if (other !== null) return other;
  const atom = readAtom(units, from, length);
  probe.steps += atom.end - from;
  if (atom.text === null || atom.text.length === 0) return null;
  // A mail address behind a scheme is one.
  if (atom.hasAt && !atom.text.endsWith('@')) return null;
  const host = hostPart(fold, atom, 0);
  if (host === null || !host.name.includes('.')) return null;
  // It goes on in other letters ("amazon.соm"): what was read is no host.
  if (isLatinByLook(units[atom.end] ?? 0) && !tables.tlds.has(endingOf(host.name))) return null;
  return host;
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/**
 * First unit of the host behind the last `@` where another one or a password stands before it (`https://indeed.com:x@evil.example`), else
 * `start`. A free mail host or the same host behind the `@` is a mail address that is glued to a link.
 */
function behindUserinfo(
  units: Uint16Array,
  start: number,
  length: number,
  tables: ExtractTables,
  probe: Probe,
): number {
  const { text, at, hasAt, end } = readAtom(units, start, length, true);
  probe.steps += end - start;
  if (text === null || !hasAt) return start;
  const sign = text.lastIndexOf('@');
  const before = text.slice(0, sign);
  const behind = /^[^:]*/.exec(text.slice(sign + 1))![0];
  const pretended = /^(?:www\.)?([^:@]*)/.exec(before)![1]!;
  if (!before.includes(':') && !(before.includes('.') && tables.tlds.has(endingOf(before)))) return start;
  return behind === '' || behind === pretended || tables.freeMail.has(behind) ? start : at[sign + 1]!;
}

/** An IP address as browsers take it in place of a name, but the usual form: `[2001:db8::1]`, `3232235777`, `0xc0a80101`. */
function rawAddress(units: Uint16Array, start: number, length: number): HostSpan | null {
  let end = start;
  if (units[start] === 0x5b /* [ */) {
    while (end < length && end - start < LONGEST_ADDRESS && units[end] !== 0x5d) end++;
    end++;
  } else while (end < length && end - start < LONGEST_ADDRESS && isAsciiWord(units[end]!)) end++;
  const text = String.fromCharCode(...units.subarray(start, end));
  if (!/^(?:\[[0-9a-f:.]+\]|0x[0-9a-f]{7,8}|[0-9]{8,12})$/.test(text)) return null;
  if (isHostCode(units[end] ?? 0) && isAsciiWord(units[end + 1] ?? 0)) return null;
  const name = hostname(text);
  return name === null ? null : { start, end, name, written: name };
}

/** Eight groups of four digits with colons between, in brackets. */
const LONGEST_ADDRESS = 41;

/** "deployment.Cloud", "Development.NET": a capital behind the point opens a sentence, unless all is in capitals. */
function isSentenceEnd(fold: Fold, start: number, end: number): boolean {
  const isCapital = (k: number): boolean => {
    const given = fold.source.charCodeAt(fold.from[k]!);
    return given >= 0x41 && given <= 0x5a;
  };
  let dot = end - 1;
  while (dot > start && fold.units[dot] !== 0x2e) dot--;
  return isCapital(dot + 1) && !(isCapital(end - 1) && isCapital(start) && (dot - start < 2 || isCapital(dot - 1)));
}

/** The host inside an atom from character `begin`, its trailing points cut off. */
function hostPart(fold: Fold, atom: Atom, begin: number): HostSpan | null {
  const text = atom.text!;
  let start = begin;
  while (start < text.length && !isAsciiWord(text.charCodeAt(start))) start++;
  let end = start;
  while (end < text.length && isHostCode(text.charCodeAt(end))) end++;
  while (end > start && !isAsciiWord(text.charCodeAt(end - 1))) end--;
  if (end <= start) return null;
  const name = text.slice(start, end);
  const [unitStart, unitEnd] = [atom.at[start]!, atom.at[end]!];
  return { name, start: unitStart, end: unitEnd, written: hostAsWritten(fold, unitStart, unitEnd, name) };
}

/** May a name without scheme be a host? */
function isHost(name: string, hasPath: boolean, tables: ExtractTables): boolean {
  const labels = name.split('.');
  if (labels.length < 2 || labels.some((label) => label === '' || label.length > 63)) return false;
  if (knownHost(name, tables)) return hasPath || labels.length > 2;
  if (tables.noHosts.has(name)) return false;
  const last = labels[labels.length - 1]!;
  const bare = tables.tlds.get(last);
  if (bare === undefined) return false;
  if (labels[0] === 'www') return labels.length > 2;
  const second = labels[labels.length - 2]!;
  const registered =
    labels.length > 2 && tables.secondLevel.has(second) && last.length === 2 ? labels[labels.length - 3]! : second;
  if (registered.length < 2 || !hasLetter(registered)) return false;
  return bare || hasPath || (registered !== second && registered.length > 1);
}

function hasLetter(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (scriptOf(text.charCodeAt(i)) === Script.Latin) return true;
  return false;
}

/** A host of the messenger, form or shortener tables, or below one. */
function knownHost(name: string, tables: ExtractTables): boolean {
  let rest = name;
  for (;;) {
    if (tables.messengerHosts.has(rest) || tables.shorteners.has(rest) || tables.formHosts.has(rest)) return true;
    const dot = rest.indexOf('.');
    if (dot < 0) return false;
    rest = rest.slice(dot + 1);
  }
}

function withPath(fold: Fold, start: number, scheme: string, host: HostSpan, probe: Probe): Link {
  const { units, length } = fold;
  let from = host.end;
  if (units[from] === 0x3a /* : */) {
    let k = from + 1;
    while (k < length && k - from <= 6 && isDigit(units[k]!)) k++;
    if (k > from + 1) from = k;
  }
  const unit = units[from] ?? 0;
  const end = unit === 0x2f || unit === 0x3f || unit === 0x23 ? pathEnd(units, from, length, probe) : from;
  return {
    ...link(units, start, end, scheme, withoutWww(host.name), from, end),
    written: withoutWww(host.written),
    port: portOf(units, host.end, from),
  };
}

function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : host;
}

/** The port in [start, end), with its colon; empty where the digits go on ("9-18", "010-...") or are no port's. */
function portOf(units: Uint16Array, start: number, end: number): string {
  const digits = String.fromCharCode(...units.subarray(start + 1, end));
  const next = units[end] ?? 0;
  const goesOn = isAsciiWord(next) || next === 0x2d || (next === 0x2e && isAsciiWord(units[end + 1] ?? 0));
  return !goesOn && /^[1-9][0-9]{1,4}$/.test(digits) && Number(digits) <= 0xffff ? `:${digits}` : '';
}

function link(
  units: Uint16Array,
  start: number,
  end: number,
  scheme: string,
  host: string,
  pathStart: number,
  pathEndAt: number,
): Link {
  let path = '';
  for (let k = pathStart; k < pathEndAt; k++) path += String.fromCharCode(units[k]!);
  return {
    ...NO_LINK,
    kind: 'url',
    unitStart: start,
    unitEnd: end,
    scheme,
    host,
    written: host,
    path,
    pathStart,
  };
}

/** End of the path that begins at `at`: ASCII without spaces, quotes and opening brackets; marks at its end are the sentence's. */
function pathEnd(units: Uint16Array, at: number, length: number, probe: Probe): number {
  let end = at;
  while (end < length && end - at < LONGEST_PATH) {
    const unit = units[end]!;
    if (unit <= 0x20 || unit >= 0x7f || isSpace(unit) || isLineEnd(unit)) break;
    if (
      unit === 0x22 ||
      unit === 0x27 ||
      unit === 0x3c ||
      unit === 0x3e ||
      unit === 0x60 ||
      unit === 0x7b ||
      unit === 0x7d ||
      unit === 0x5b ||
      unit === 0x5d ||
      unit === 0x28 ||
      unit === 0x7c
    )
      break;
    if (unit === 0x2c && (end + 1 >= length || isSpace(units[end + 1]!))) break;
    end++;
  }
  probe.steps += end - at;
  while (end > at + 1) {
    const unit = units[end - 1]!;
    if (
      unit === 0x2e ||
      unit === 0x2c ||
      unit === 0x3a ||
      unit === 0x3b ||
      unit === 0x21 ||
      unit === 0x3f ||
      unit === 0x29 ||
      unit === 0x2a
    )
      end--;
    else break;
  }
  return end;
}
