import type { Mention } from '../lexicon/types';
import type { Fold } from '../text/types';
import type { Link } from './link';
import type { Phone } from './phone';
import { internationalNumber, tokenAt } from './phone';
import type { Probe } from './probe';
import { isAsciiWord, isDigit, isSpace, Script, scriptOf } from './script';
import type { ExtractTables, MessengerHostRow } from './tables';
import { Role } from './tables';
import type { Tokens } from './tokens';
import { has, isMet, Kind, meaning } from './tokens';
import type { Contact, ContactKind, Entity } from './types';

/** Channels on which a person writes to a person. */
const MESSENGERS: ReadonlySet<ContactKind> = new Set([
  'telegram',
  'whatsapp',
  'wechat',
  'qq',
  'line',
  'kakao',
  'signal',
  'viber',
  'zalo',
  'discord',
  'other-messenger',
]);

/** How far behind its label a handle may begin, in units. */
const HANDLE_REACH = 24;
const LONGEST_HANDLE = 40;

/** Everything that links, phones, labels and `@` say about how to reach the poster. */
export function readContacts(
  fold: Fold,
  tables: ExtractTables,
  tokens: Tokens,
  links: readonly Link[],
  phones: readonly Phone[],
  probe: Probe,
): Contact[] {
  const contacts: Contact[] = [];
  for (const link of links)
    contacts.push(link.kind === 'email' ? mailContact(fold, link, tables) : linkContact(fold, link, tables));
  const byMessenger = isMet(tokens, Role.HandleLabel)
    ? readLabelled(fold, tables, tokens, phones, contacts, probe)
    : NO_PHONES;
  for (const phone of phones)
    if (!byMessenger.has(phone))
      contacts.push(contact(fold, 'phone', phone.number, phone.unitStart, phone.unitEnd, { country: phone.country }));
  return contacts;
}

const NO_PHONES: ReadonlySet<Phone> = new Set();

function contact(
  fold: Fold,
  channel: ContactKind,
  handle: string | null,
  unitStart: number,
  unitEnd: number,
  more: { group?: boolean; country?: string | null; freeMail?: boolean; messenger?: boolean } = {},
): Contact {
  return {
    kind: 'contact',
    channel,
    handle,
    messenger: more.messenger ?? MESSENGERS.has(channel),
    group: more.group ?? false,
    country: more.country ?? null,
    freeMail: more.freeMail ?? false,
    start: fold.from[unitStart]!,
    end: fold.to[unitEnd - 1]!,
    disguised: unitStart >= fold.plainLength,
  };
}

function mailContact(fold: Fold, link: Link, tables: ExtractTables): Contact {
  return contact(fold, 'email', `${link.local}@${link.written}`, link.unitStart, link.unitEnd, {
    freeMail: isFreeMail(link.host, tables),
  });
}

/** `yahoo.*` stands for `yahoo.com`, `yahoo.co.jp` and the like. */
function isFreeMail(host: string, tables: ExtractTables): boolean {
  if (tables.freeMail.has(host)) return true;
  const dot = host.indexOf('.');
  return dot > 0 && tables.freeMail.has(`${host.slice(0, dot)}.*`);
}

/** Kind of a link: messenger, form, shortener or web site. */
function linkContact(fold: Fold, link: Link, tables: ExtractTables): Contact {
  const row = messengerRow(link, tables);
  if (row !== null) return messengerLink(fold, link, row, tables);
  const kind = hostIn(link, tables.formHosts) ? 'form' : hostIn(link, tables.shorteners) ? 'shortener' : 'website';
  const handle = link.written + link.port + sourceText(fold, link.pathStart, link.unitEnd);
  return contact(fold, kind, handle, link.unitStart, link.unitEnd);
}

function messengerRow(link: Link, tables: ExtractTables): MessengerHostRow | null {
  let host = link.host;
  for (;;) {
    for (const row of tables.messengerHosts.get(host) ?? []) {
      const slash = row.host.indexOf('/');
      if (slash < 0 || link.path.startsWith(row.host.slice(slash))) return row;
    }
    const dot = host.indexOf('.');
    if (dot < 0) return null;
    host = host.slice(dot + 1);
  }
}

/** Is the host, or one it stands below, in a table? Rows may hold a path (`docs.google.com/forms`). */
function hostIn(link: Link, table: ReadonlySet<string>): boolean {
  let host = link.host;
  for (;;) {
    if (table.has(host)) return true;
    const slash = link.path.indexOf('/', 1);
    if (slash > 0 && table.has(host + link.path.slice(0, slash))) return true;
    if (link.path.length > 1 && table.has(host + link.path)) return true;
    const dot = host.indexOf('.');
    if (dot < 0) return false;
    host = host.slice(dot + 1);
  }
}

function messengerLink(fold: Fold, link: Link, row: MessengerHostRow, tables: ExtractTables): Contact {
  const full = sourceText(fold, link.pathStart, link.unitEnd);
  const slash = row.host.indexOf('/');
  let path = slash < 0 ? full : full.slice(row.host.length - slash);
  while (path.startsWith('/')) path = path.slice(1);
  const lower = path.toLowerCase();
  const group = row.path === 'invite' || (row.groups ?? []).some((beginning) => lower.startsWith(beginning));
  for (const beginning of row.skip ?? [])
    if (lower.startsWith(beginning)) {
      path = path.slice(beginning.length);
      break;
    }
  const end = firstOf(path, '?&/#');
  // Where the path names nobody (`tg://resolve?domain=...`), all of it is kept, so that two links stay two.
  const isWhole = row.path === 'invite' || row.path === 'none' || group;
  let handle: string | null = isWhole ? full.replace(/^\/+/, '') : path.slice(0, end);
  let country: string | null = null;
  if (row.path === 'phone') {
    const digits = onlyDigits(path.slice(0, firstOf(path, '/#?&') || path.length));
    const number = digits.length >= 8 ? internationalNumber(digits, tables) : null;
    handle = number?.number ?? (digits || path || null);
    country = number?.country ?? null;
  }
  return contact(fold, row.channel, handle || null, link.unitStart, link.unitEnd, {
    group,
    country,
    messenger: row.page !== true,
  });
}

function firstOf(text: string, marks: string): number {
  for (let k = 0; k < text.length; k++) if (marks.includes(text[k]!)) return k;
  return text.length;
}

function onlyDigits(text: string): string {
  let out = '';
  for (const char of text) if (char >= '0' && char <= '9') out += char;
  return out;
}

/** The source under units, in its own case, width forms and invisible characters undone. */
export function sourceText(fold: Fold, unitStart: number, unitEnd: number): string {
  let out = '';
  for (let k = unitStart; k < unitEnd; k++) {
    const folded = fold.units[k]!;
    const given = fold.source.charCodeAt(fold.from[k]!);
    // Letter case is the only thing the fold took away that matters here; full-width capitals lie 0xfee0 higher.
    const narrow = given >= 0xff01 && given <= 0xff5e ? given - 0xfee0 : given;
    out += String.fromCharCode(narrow >= 0x41 && narrow <= 0x5a && narrow + 0x20 === folded ? narrow : folded);
  }
  return out;
}

/** Handles and numbers behind the label of a messenger, and `@handle` in a line that names Telegram. */
function readLabelled(
  fold: Fold,
  tables: ExtractTables,
  tokens: Tokens,
  phones: readonly Phone[],
  contacts: Contact[],
  probe: Probe,
): Set<Phone> {
  const byMessenger = new Set<Phone>();
  const taken = new Set<number>();
  const telegramLines = new Set<number>();
  let handleStart = 0;
  let handleEnd = 0;
  probe.steps += tokens.count;
  for (let t = 0; t < tokens.count; t++) {
    // The handle that was read last may hold words that are labels elsewhere (`tg_anna`).
    if (!has(tokens, t, Role.HandleLabel) || isMoney(tokens, t)) continue;
    if (tokens.start[t]! >= handleStart && tokens.start[t]! < handleEnd) continue;
    const channel = meaning(tokens, tables.entries, t, Role.HandleLabel) as ContactKind;
    if (channel === 'telegram') telegramLines.add(tokens.line[t]!);
    if (isInsideSentence(fold, tables, tokens, t)) continue;
    const found =
      (has(tokens, t, Role.SameNumber) ? sameNumberBefore(tokens, t, phones) : null) ??
      behindLabel(fold, tables, tokens, t, phones, probe) ??
      sameNumberBefore(tokens, t, phones);
    if (found === null) continue;
    if ('phone' in found) {
      const { phone, same } = found;
      const start = Math.min(phone.unitStart, tokens.start[t]!);
      contacts.push(
        contact(fold, channel, phone.number, start, Math.max(phone.unitEnd, tokens.end[t]!), {
          country: phone.country,
        }),
      );
      // "WeChat, same number": the number is a telephone as well.
      if (!same) byMessenger.add(phone);
    } else if (!mayBeHandle(channel, found.handle)) continue;
    else {
      taken.add(found.unitStart);
      handleStart = found.unitStart;
      handleEnd = found.unitEnd;
      contacts.push(contact(fold, channel, found.handle, tokens.start[t]!, found.unitEnd, { group: found.group }));
    }
  }
  for (let t = 0; t < tokens.count && telegramLines.size > 0; t++) {
    if (tokens.kind[t] !== Kind.Punct || tokens.value[t] !== 0x40 || !telegramLines.has(tokens.line[t]!)) continue;
    const handle = readHandle(fold, tokens.end[t]!, probe);
    if (handle === null || taken.has(tokens.end[t]!) || handle.end - tokens.end[t]! < 3) continue;
    contacts.push(contact(fold, 'telegram', handle.text, tokens.start[t]!, handle.end, {}));
  }
  return byMessenger;
}

/** QQ knows numbers of five to eleven digits only; WhatsApp, Viber and Zalo only telephone numbers. */
function mayBeHandle(channel: ContactKind, handle: string): boolean {
  const isNumber = onlyDigits(handle).length === handle.length;
  if (channel === 'qq') return isNumber && handle.length >= 5 && handle.length <= 11 && handle[0] !== '0';
  // "扫码30-50" is no name: without letters it must be a plain number.
  if (!hasLetter(handle) && (!isNumber || handle.length < 5)) return false;
  if (channel === 'whatsapp' || channel === 'viber' || channel === 'zalo') return isNumber && handle.length >= 8;
  return true;
}

/** "production line", "traffic signal": a label that is also a word counts only where no Latin word stands before it. */
function isInsideSentence(fold: Fold, tables: ExtractTables, tokens: Tokens, t: number): boolean {
  const { units } = fold;
  const start = tokens.start[t]!;
  if (!isAlsoWord(fold, tables, tokens, t)) return false;
  let before = start - 1;
  if (before >= 0 && (isSpace(units[before]!) || units[before] === 0x2d) /* - */) before--;
  return before >= 0 && scriptOf(units[before]!) === Script.Latin;
}

/** `line` and `signal` alone; `line id` and `line@` are no words of a sentence. */
function isAlsoWord(fold: Fold, tables: ExtractTables, tokens: Tokens, t: number): boolean {
  const channel = meaning(tokens, tables.entries, t, Role.HandleLabel);
  if (channel !== 'line' && channel !== 'signal') return false;
  return (
    scriptOf(fold.units[tokens.start[t]!]!) === Script.Latin && tokens.end[t]! - tokens.start[t]! === channel.length
  );
}

/** `тг` is Telegram, and behind a number tenge. */
function isMoney(tokens: Tokens, t: number): boolean {
  if (!has(tokens, t, Role.Currency) || t === 0 || tokens.line[t - 1] !== tokens.line[t]) return false;
  return tokens.kind[t - 1] === Kind.Number || has(tokens, t - 1, Role.Unit);
}

type Behind =
  | { readonly handle: string; readonly unitStart: number; readonly unitEnd: number; readonly group: boolean }
  | { readonly phone: Phone; readonly same: boolean };

/** What stands behind a label: a handle, a number, or nothing. */
function behindLabel(
  fold: Fold,
  tables: ExtractTables,
  tokens: Tokens,
  label: number,
  phones: readonly Phone[],
  probe: Probe,
): Behind | null {
  const { units } = fold;
  const latinLabel = scriptOf(units[tokens.start[label]!]!) === Script.Latin;
  let marked = false;
  let dashed = false;
  let id = false;
  let same = has(tokens, label, Role.SameNumber);
  let group = false;
  let filled = false;
  let opened = false;
  const alsoWord = isAlsoWord(fold, tables, tokens, label);
  // A word for money as well is followed by amounts.
  const money = has(tokens, label, Role.Currency);
  const demand = (): Demand => {
    if (dashed && !marked) return 'name';
    if (money) return marked ? 'handle-like' : 'name';
    if (marked || id) return 'any';
    if (latinLabel && (filled || (alsoWord && tokens.lineScript[tokens.line[label]!] === Script.Latin))) return 'none';
    return latinLabel || opened ? 'handle-like' : 'any';
  };
  for (let t = label + 1; t < tokens.count; t++) {
    probe.steps++;
    if (tokens.kind[t] === Kind.Eol || tokens.start[t]! - tokens.end[label]! > HANDLE_REACH) return null;
    const kind = tokens.kind[t];
    if (kind === Kind.Link) {
      if (money && !marked && !dashed) return null;
      const phone = phones[phoneAt(phones, tokens.start[t]!)];
      return phone !== undefined && phone.unitStart <= tokens.start[t]! && tokens.start[t]! < phone.unitEnd
        ? { phone, same }
        : null;
    }
    if (kind === Kind.Punct || kind === Kind.Stop) {
      const unit = tokens.value[t]!;
      if (unit === 0x40 /* @ */) return handleOf(fold, tokens.end[t]!, group, probe);
      if (
        unit === 0x3a /* : */ ||
        unit === 0x3d /* = */ ||
        unit === 0x2192 /* → */ ||
        unit === 0x3e /* > */ ||
        unit === 0xff1a
      )
        marked = true;
      else if (unit === 0x28 /* ( */) opened = true;
      else if (kind === Kind.Stop || unit === 0x2c /* , */ || unit === 0x3001 /* 、 */) return null;
      continue;
    }
    if (kind === Kind.Word) {
      if (isDash(fold, tokens, t)) dashed = true;
      else if (units[tokens.end[t]! - 1] === 0x3e /* -> */) marked = true;
      else if (beginsHandle(fold, tokens, t, marked)) return bareHandle(fold, tokens, t, demand(), group, probe);
      else if (has(tokens, t, Role.SameNumber)) same = true;
      else if (has(tokens, t, Role.IdWord)) id = true;
      else if (has(tokens, t, Role.Filler) || has(tokens, t, Role.HandleLabel)) filled = true;
      else if (has(tokens, t, Role.NoHandle)) {
        if (scriptOf(units[tokens.start[t]!]!) === Script.Latin) return null;
        group = true;
      } else if (has(tokens, t, Role.PhoneLabel)) same = true;
      else if (isAsciiWord(units[tokens.start[t]!]!)) return bareHandle(fold, tokens, t, demand(), group, probe);
      else if (!id && !marked && !filled) return null;
      continue;
    }
    if (kind === Kind.Other) {
      // A particle ("텔레로", "微信号是") may follow a label; a longer word leads elsewhere.
      if (tokens.end[t]! - tokens.start[t]! > 3) return null;
      continue;
    }
    return bareHandle(fold, tokens, t, demand(), group, probe);
  }
  return null;
}

/** "138... (微信同号)": the number stands before the label that says it is the same. */
function sameNumberBefore(tokens: Tokens, label: number, phones: readonly Phone[]): Behind | null {
  if (!has(tokens, label, Role.SameNumber) && !has(tokens, label + 1, Role.SameNumber)) return null;
  const phone = phones[phoneAt(phones, tokens.start[label]!)];
  if (phone === undefined || tokens.start[label]! - phone.unitEnd > HANDLE_REACH) return null;
  const first = tokenAt(tokens, phone.unitStart);
  return tokens.line[first] === tokens.line[label] ? { phone, same: true } : null;
}

/** `-`, `–` and `~`, which are words of ranges. */
function isDash({ units }: Fold, tokens: Tokens, t: number): boolean {
  const start = tokens.start[t]!;
  return tokens.end[t]! - start === 1 && has(tokens, t, Role.Range) && scriptOf(units[start]!) === Script.None;
}

/**
 * Is the Latin word at `t` the first part of a handle: do digits or `_` touch it (`hr2024`, `no_reply`), or a point or hyphen
 * with more behind it in which there is one of those (`hr.jobs88`)? `id12345` and `no.12345` are words for the number behind them.
 */
function beginsHandle(fold: Fold, tokens: Tokens, t: number, marked: boolean): boolean {
  const { units, length } = fold;
  const end = tokens.end[t]!;
  if (!isAsciiWord(units[tokens.start[t]!]!) || end >= length || tokens.kind[t + 1] === Kind.Link) return false;
  const next = units[end]!;
  if (next === 0x5f /* _ */) return true;
  const names = has(tokens, t, Role.IdWord) || has(tokens, t, Role.HandleLabel) || has(tokens, t, Role.PhoneLabel);
  if (isDigit(next)) return marked || !names;
  if (names || (next !== 0x2e && next !== 0x2d)) return false;
  for (let k = end + 1; k < length && k - end <= LONGEST_HANDLE; k++) {
    const unit = units[k]!;
    if (isDigit(unit) || unit === 0x5f) return true;
    if (!isAsciiWord(unit) && unit !== 0x2e && unit !== 0x2d) return false;
  }
  return false;
}

/**
 * What a handle without `@` must look like: anything; something with a digit or mark; a name with a digit or `_`, since behind a
 * hyphen the sentence goes on as well ("Telegram - full-time"); or it is none.
 */
type Demand = 'any' | 'handle-like' | 'name' | 'none';

/** Shortest name that a handle behind a hyphen may be: `web3` is none. */
const SHORTEST_NAME = 5;

/** A handle without `@` at token `t`: where it may be a word of the sentence, it must look like no word. */
function bareHandle(
  fold: Fold,
  tokens: Tokens,
  t: number,
  demand: Demand,
  group: boolean,
  probe: Probe,
): Behind | null {
  const start = tokens.start[t]!;
  const handle = demand === 'none' ? null : readHandle(fold, start, probe);
  if (handle === null) return null;
  if (demand === 'name') return isName(handle.text) ? handleOf(fold, start, group, probe) : null;
  if (!hasDigitOrMark(handle.text) || handle.text.length < 4) {
    if (demand === 'handle-like') return null;
    // "WhatsApp: please write" goes on; "WhatsApp: rosecook" ends there.
    let next = handle.end;
    while (next < fold.length && isSpace(fold.units[next]!)) next++;
    if (next < fold.length && scriptOf(fold.units[next]!) === Script.Latin) return null;
    if (has(tokens, t, Role.NoHandle) && tokens.end[t] === handle.end) return null;
  }
  return handleOf(fold, start, group, probe);
}

function handleOf(fold: Fold, start: number, group: boolean, probe: Probe): Behind | null {
  const handle = readHandle(fold, start, probe);
  return handle === null ? null : { handle: handle.text, unitStart: start, unitEnd: handle.end, group };
}

function hasLetter(text: string): boolean {
  for (let k = 0; k < text.length; k++) if (scriptOf(text.charCodeAt(k)) !== Script.None) return true;
  return false;
}

/** Begins with a letter and has a digit or `_`. */
function isName(text: string): boolean {
  if (text.length < SHORTEST_NAME || scriptOf(text.charCodeAt(0)) !== Script.Latin) return false;
  return text.includes('_') || onlyDigits(text) !== '';
}

function hasDigitOrMark(text: string): boolean {
  for (const char of text) if ((char >= '0' && char <= '9') || char === '_' || char === '-') return true;
  return false;
}

/** Letters, digits, `_`, `-` and inner points from `start`, three to forty of them. */
function readHandle(fold: Fold, start: number, probe: Probe): { text: string; end: number } | null {
  const { units, length } = fold;
  let end = start;
  while (end < length && end - start <= LONGEST_HANDLE) {
    const unit = units[end]!;
    if (!isAsciiWord(unit) && unit !== 0x5f && unit !== 0x2d && unit !== 0x2e) break;
    end++;
  }
  probe.steps += end - start;
  while (end > start && (units[end - 1] === 0x2e || units[end - 1] === 0x2d)) end--;
  const size = end - start;
  if (size < 3 || size > LONGEST_HANDLE) return null;
  return { text: sourceText(fold, start, end), end };
}

/** Index of the last phone that begins at or before `unit`. */
function phoneAt(phones: readonly Phone[], unit: number): number {
  let low = 0;
  let high = phones.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (phones[middle]!.unitStart <= unit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Concepts that name a channel, and the contact they are when no handle of that channel is given. */
const CHANNEL_OF: ReadonlyMap<string, ContactKind> = new Map([
  ['channel.telegram', 'telegram'],
  ['channel.whatsapp', 'whatsapp'],
  ['channel.wechat', 'wechat'],
  ['channel.qq', 'qq'],
  ['channel.line', 'line'],
  ['channel.kakao', 'kakao'],
  ['channel.private-messenger', 'other-messenger'],
  ['channel.other-messenger', 'other-messenger'],
]);

/** Adds the channels that the ad names without a handle: the first mention of each. */
export function addNamedChannels(mentions: readonly Mention[], given: readonly Contact[], entities: Entity[]): void {
  let seen: Set<ContactKind> | null = null;
  for (const mention of mentions) {
    const channel = CHANNEL_OF.get(mention.concept);
    if (channel === undefined || mention.negated) continue;
    seen ??= new Set(given.map((contact) => contact.channel));
    if (seen.has(channel)) continue;
    seen.add(channel);
    entities.push({
      kind: 'contact',
      channel,
      handle: null,
      messenger: true,
      group: false,
      country: null,
      freeMail: false,
      start: mention.start,
      end: mention.end,
      disguised: mention.disguised,
    });
  }
}
