import { parse } from 'tldts';
import { toUnicode } from './punycode';
import type { IpSpelling } from './types';

/** A host taken apart. */
export interface Host {
  readonly ascii: string;
  readonly unicode: string;
  readonly domain: string | null;
  readonly suffix: string | null;
  /** Does the suffix belong to a private party (`github.io`)? */
  readonly isPrivateSuffix: boolean;
  /** Label before the public suffix, in Unicode; empty where there is none. */
  readonly label: string;
  /** Labels before that one, in Unicode, from the left. */
  readonly below: readonly string[];
  readonly ip: { readonly version: 4 | 6; readonly spelling: IpSpelling } | null;
  readonly port: number | null;
  readonly userinfo: string | null;
  readonly mailbox: string | null;
  /** From the first `/` on, as written; empty where there is none. */
  readonly path: string;
}

/** Longest text that is read as a link. */
const LONGEST = 4096;

/** Takes a host, link or mail address apart; null where no host is in it. */
export function parseHost(hostOrUrl: string): Host | null {
  if (hostOrUrl.length > LONGEST) hostOrUrl = hostOrUrl.slice(0, LONGEST);
  if (isPlain(hostOrUrl)) return build(hostOrUrl, { port: null, userinfo: null, mailbox: null, path: '', ip: null });
  let text = undoDefang(hostOrUrl.trim());
  const scheme = /^[a-z][a-z0-9+.-]{0,30}:\/\//i.exec(text);
  if (scheme !== null) text = text.slice(scheme[0].length);
  else if (text.startsWith('//')) text = text.slice(2);
  const isMailto = scheme === null && /^mailto:/i.test(text);
  // Of several addresses the first.
  if (isMailto) text = text.slice(7).split(',', 1)[0]!;
  let end = text.search(/[/?#\\]/);
  if (end < 0) end = text.length;
  let authority = text.slice(0, end);
  const path = text.slice(end);
  const sign = authority.lastIndexOf('@');
  const before = sign < 0 ? null : authority.slice(0, sign);
  authority = authority.slice(sign + 1);
  const isMail = before !== null && scheme === null && (path === '' || isMailto) && !/[@:]/.test(before);
  // An IPv6 address without its brackets.
  if (/^[0-9a-f:.]+$/i.test(authority) && authority.split(':').length > 2) authority = `[${authority}]`;
  let url: URL;
  try {
    url = new URL(`http://${authority}`);
  } catch {
    return null;
  }
  const given = authority.replace(/:[0-9]*$/, '').toLowerCase();
  // The URL leaves out the port 80, which may be written.
  const port = /:([0-9]{1,5})$/.exec(authority.endsWith(']') ? '' : authority)?.[1];
  return build(url.hostname.endsWith('.') ? url.hostname.slice(0, -1) : url.hostname, {
    port: port === undefined ? null : Number(port),
    userinfo: before !== null && !isMail ? before : null,
    mailbox: isMail ? before : null,
    path,
    ip: ipOf(url.hostname, given),
  });
}

/** Is the text a lower-case host of ASCII that needs no reading? */
function isPlain(text: string): boolean {
  if (text.length > 253 || !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text)) return false;
  const last = text.charCodeAt(text.lastIndexOf('.') + 1);
  return last >= 0x61 && last <= 0x7a;
}

function undoDefang(text: string): string {
  return text
    .replace(/^hxxp/i, 'http')
    .replace(/[[({](?:\.|dot)[\])}]/gi, '.')
    .replace(/[[({](?:@|at)[\])}]/gi, '@')
    .replace(/\[:\]/g, ':')
    .replace(/[。．｡]/g, '.');
}

function ipOf(host: string, given: string): Host['ip'] {
  if (host.startsWith('[')) return { version: 6, spelling: 'ipv6' };
  if (!/^[0-9]+(?:\.[0-9]+){3}$/.test(host)) return null;
  if (host === given) return { version: 4, spelling: 'dotted' };
  const parts = given.split('.');
  if (parts.some((part) => part.startsWith('0x'))) return { version: 4, spelling: 'hex' };
  if (parts.some((part) => part.length > 1 && part.startsWith('0'))) return { version: 4, spelling: 'octal' };
  return { version: 4, spelling: parts.length === 1 ? 'decimal' : 'short' };
}

function build(ascii: string, rest: Pick<Host, 'port' | 'userinfo' | 'mailbox' | 'path' | 'ip'>): Host | null {
  if (!isName(ascii)) return null;
  const none = { domain: null, suffix: null, isPrivateSuffix: false, label: '', below: [] };
  if (rest.ip !== null) return { ...none, ascii, unicode: ascii, ...rest };
  const parsed = parse(ascii, OPTIONS);
  const unicode = toUnicode(ascii);
  if (parsed.domain === null) return { ...none, ascii, unicode, suffix: parsed.publicSuffix, ...rest };
  const below = parsed.subdomain ? toUnicode(parsed.subdomain).split('.') : [];
  return {
    ascii,
    unicode,
    domain: parsed.domain,
    suffix: parsed.publicSuffix,
    isPrivateSuffix: parsed.isPrivate === true,
    label: toUnicode(parsed.domainWithoutSuffix ?? ''),
    below,
    ...rest,
  };
}

/** RFC 1035: labels of 1 to 63 octets, 253 in all. */
function isName(ascii: string): boolean {
  return ascii.length <= 253 && ascii.split('.').every((label) => label.length > 0 && label.length <= 63);
}

const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };

/** The host and all that it lies below, from itself to its top-level domain. */
export function* ancestors(host: string): Generator<string> {
  let rest = host;
  for (;;) {
    yield rest;
    const dot = rest.indexOf('.');
    if (dot < 0) return;
    rest = rest.slice(dot + 1);
  }
}
