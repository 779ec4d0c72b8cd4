import { canonicalUrl } from '../hash/canonical';
import { addressKey, hasHost, hostKey } from './keys';

/**
 * Forms in which lists of bad addresses are published:
 *
 * - `urlhaus-csv`: URLhaus dump, `id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter`, comments with `#`
 * - `urlhaus-json`: URLhaus dump, an object of arrays of rows with `url`, or the answer of its API with `urls`
 * - `hosts`: lines of a hosts file, `0.0.0.0 name`
 * - `adblock`: lines of a filter list that name a host, `||name^`, which stands for all names below it as well
 * - `plain`: one host or address a line; a host stands for all names below it as well
 */
export const FEED_FORMATS = ['urlhaus-csv', 'urlhaus-json', 'hosts', 'adblock', 'plain'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** What a list says of one entry, for a person. */
export type Note = string;

/** A list, ready to be asked. */
export interface Feed {
  /** Milliseconds since 1970, from the list's own header; null when it bears no date. */
  readonly asOf: number | null;
  /** Pages, by {@link addressKey}. */
  readonly addresses: ReadonlyMap<string, Note>;
  /** Hosts, by {@link hostKey}. */
  readonly hosts: ReadonlyMap<string, Note>;
  /** Hosts that stand for all names below them as well. */
  readonly trees: ReadonlyMap<string, Note>;
  /** Lines (from 1; rows in JSON) that could not be read, at most 100. */
  readonly rejected: readonly { readonly line: number; readonly problem: string }[];
}

const MAX_REJECTED = 100;

class Builder {
  asOf: number | null = null;
  readonly addresses = new Map<string, Note>();
  readonly hosts = new Map<string, Note>();
  readonly trees = new Map<string, Note>();
  readonly rejected: { line: number; problem: string }[] = [];

  address(line: number, address: string, note: Note): void {
    const url = canonicalUrl(address);
    if (url === null || !hasHost(url)) this.reject(line, 'no address');
    else this.addresses.set(addressKey(url), note);
  }

  host(line: number, host: string, note: Note, map: Map<string, Note>): void {
    const key = hostKey(host);
    if (key === null) this.reject(line, 'no host');
    else map.set(key, note);
  }

  reject(line: number, problem: string): void {
    if (this.rejected.length < MAX_REJECTED) this.rejected.push({ line, problem });
  }
}

/** Reads a list. A bad row is left out and named under `rejected`; the rest is read. Of a page nothing is: it may name hosts. */
export function parseFeed(text: string, format: FeedFormat | 'auto' = 'auto'): Feed {
  const builder = new Builder();
  if (/^\s*<[a-z!?]/i.test(text)) {
    builder.reject(1, 'markup, no list');
    return builder;
  }
  const form = format === 'auto' ? guess(text) : format;
  if (form === 'urlhaus-json') readJson(text, builder);
  else readLines(text, form, builder);
  return builder;
}

function guess(text: string): FeedFormat {
  const start = text.trimStart();
  if (FILTER_HEAD.test(start)) return 'adblock';
  if (start.startsWith('{') || start.startsWith('[')) return 'urlhaus-json';
  for (const line of start.slice(0, 20_000).split('\n')) {
    const row = line.trim();
    if (row === '' || isComment(row)) continue;
    if (row.startsWith('"')) return 'urlhaus-csv';
    if (row.startsWith('||')) return 'adblock';
    const words = row.split(/\s/, 2);
    return words.length === 2 && isSink(words[0]!) ? 'hosts' : 'plain';
  }
  return 'plain';
}

function isComment(row: string): boolean {
  return row.startsWith('#') || row.startsWith('!') || row.startsWith(';') || row.startsWith('//');
}

/** Addresses to which hosts files send what they block. */
function isSink(word: string): boolean {
  return word === '0.0.0.0' || word === '::' || word === '::1' || word.startsWith('127.');
}

function readLines(text: string, form: Exclude<FeedFormat, 'urlhaus-json'>, builder: Builder): void {
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const row = text.slice(at, end).trim();
    at = end + 1;
    line++;
    if (row === '') continue;
    if (isComment(row)) builder.asOf ??= dateIn(row);
    else if (form === 'urlhaus-csv') readCsv(row, line, builder);
    else if (form === 'hosts') readHosts(row, line, builder);
    else if (form === 'adblock') readFilter(row, line, builder);
    else readPlain(row, line, builder);
  }
}

/** `Last updated: 2026-11-27 10:00:00 (UTC)` and the like: the first date of a comment that speaks of one. */
function dateIn(comment: string): number | null {
  const lower = comment.toLowerCase();
  if (!lower.includes('updated') && !lower.includes('modified') && !lower.includes('generated')) return null;
  const found = /\b(\d{4}-\d\d-\d\d)(?:[ t](\d\d:\d\d(?::\d\d)?))?/.exec(lower);
  if (found === null) return null;
  const date = Date.parse(`${found[1]}T${found[2] ?? '00:00:00'}Z`);
  return Number.isNaN(date) ? null : date;
}

function readCsv(row: string, line: number, builder: Builder): void {
  const cells = cellsOf(row);
  const [, added, url, status, , threat, tags, link] = cells;
  if (cells.length < 8 || url === undefined) builder.reject(line, 'fewer than 8 columns');
  else if (line > 1 || url !== 'url')
    builder.address(line, url, note([threat, tags, status, added && `added ${added}`, link]));
}

/** Cells of a line of CSV (RFC 4180, without line breaks in cells). */
function cellsOf(row: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let k = 0; k < row.length; k++) {
    const char = row[k]!;
    if (char === '"') {
      if (quoted && row[k + 1] === '"') {
        cell += '"';
        k++;
      } else quoted = !quoted;
    } else if (char === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  cells.push(cell);
  return cells;
}

function readHosts(row: string, line: number, builder: Builder): void {
  const [sink, ...names] = row.split('#', 1)[0]!.trim().split(/\s+/);
  if (sink === undefined || !isSink(sink) || names.length === 0) builder.reject(line, 'not "0.0.0.0 name"');
  else for (const name of names) if (!LOCAL.has(name)) builder.host(line, name, `line ${line}`, builder.hosts);
}

/** Names that every hosts file begins with. */
const LOCAL: ReadonlySet<string> = new Set(['localhost', 'localhost.localdomain', 'local', 'broadcasthost', '0.0.0.0']);

/** The line with which filter lists may begin: `[Adblock Plus 2.0]`. */
const FILTER_HEAD = /^\[ad\s?block/i;
/** A filter of a whole host, and what it says of when it holds, which is for a browser. */
const HOST_FILTER = /^\|\|([^/^$*|]+)\^(?:\$.*)?$/;

function readFilter(row: string, line: number, builder: Builder): void {
  if (FILTER_HEAD.test(row)) return;
  const host = HOST_FILTER.exec(row)?.[1];
  if (host === undefined) builder.reject(line, 'not "||name^"');
  else builder.host(line, host, `line ${line}`, builder.trees);
}

function readPlain(row: string, line: number, builder: Builder): void {
  const entry = row.split(/\s/, 1)[0]!;
  if (entry.includes('://') || entry.includes('/')) builder.address(line, entry, `line ${line}`);
  else builder.host(line, entry.startsWith('*.') ? entry.slice(2) : entry, `line ${line}`, builder.trees);
}

function readJson(text: string, builder: Builder): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    builder.reject(1, 'no JSON');
    return;
  }
  const rows = Array.isArray(json)
    ? json
    : isObject(json) && Array.isArray(json.urls)
      ? json.urls
      : isObject(json)
        ? Object.values(json).flat()
        : [];
  rows.forEach((row: unknown, i) => {
    if (!isObject(row) || typeof row.url !== 'string') {
      builder.reject(i + 1, 'no url');
      return;
    }
    const added = row.dateadded ?? row.date_added;
    const tags = Array.isArray(row.tags) ? row.tags.join(', ') : row.tags;
    const link = row.urlhaus_link ?? row.urlhaus_reference;
    builder.address(i + 1, row.url, note([row.threat, tags, row.url_status, added && `added ${added}`, link]));
  });
}

function note(parts: readonly unknown[]): Note {
  return parts.filter((part) => typeof part === 'string' && part !== '' && part !== 'None').join('; ');
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
