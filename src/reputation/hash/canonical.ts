import ipaddr from 'ipaddr.js';

/** An address in the form that Google hashes. All parts are ASCII, escaped. */
export interface CanonicalUrl {
  readonly scheme: string;
  /** Lower case; an IPv4 address as four decimals, an IPv6 address in brackets. */
  readonly host: string;
  readonly isAddress: boolean;
  /** With the colon, or empty. */
  readonly port: string;
  readonly path: string;
  /** With the question mark, or empty. */
  readonly query: string;
}

/** Longer addresses are not read: no list holds them. */
const LONGEST = 8192;

/** NAT64 well-known prefix (RFC 6052). */
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('64:ff9b::'), 96];

/**
 * Canonical form of an address, as Safe Browsing and Web Risk document it
 * (https://developers.google.com/safe-browsing/reference/URLs.and.Hashing).
 *
 * @returns null when there is no host, or the address is longer than 8,192 units
 */
export function canonicalUrl(address: string): CanonicalUrl | null {
  if (address.length > LONGEST) return null;
  let url = without(address.trim(), '\t\r\n');
  const hash = url.indexOf('#');
  if (hash >= 0) url = url.slice(0, hash);
  const colon = url.indexOf('://');
  const hasScheme = colon > 0 && /^[a-z][a-z0-9+.-]*$/i.test(url.slice(0, colon));
  const scheme = hasScheme ? url.slice(0, colon).toLowerCase() : 'http';
  const rest = unescapeAll(bytesOf(hasScheme ? url.slice(colon + 3) : url));

  const end = firstOf(rest, '/?');
  let authority = rest.slice(0, end);
  authority = authority.slice(authority.lastIndexOf('@') + 1);
  const portAt = portStart(authority);
  const host = canonicalHost(authority.slice(0, portAt));
  if (host === null) return null;

  const question = rest.indexOf('?', end);
  const path = question < 0 ? rest.slice(end) : rest.slice(end, question);
  return {
    scheme,
    host: escapeBytes(host.name),
    isAddress: host.isAddress,
    port: escapeBytes(authority.slice(portAt)),
    path: escapeBytes(canonicalPath(path)),
    query: question < 0 ? '' : escapeBytes(rest.slice(question)),
  };
}

/** The whole address again. */
export function canonicalHref({ scheme, host, port, path, query }: CanonicalUrl): string {
  return `${scheme}://${host}${port}${path}${query}`;
}

function without(text: string, marks: string): string {
  let out = '';
  for (const char of text) if (!marks.includes(char)) out += char;
  return out;
}

function firstOf(text: string, marks: string): number {
  for (let k = 0; k < text.length; k++) if (marks.includes(text[k]!)) return k;
  return text.length;
}

/** UTF-8 as a string of one character a byte. */
function bytesOf(text: string): string {
  let out = '';
  for (const byte of new TextEncoder().encode(text)) out += String.fromCharCode(byte);
  return out;
}

function textOf(bytes: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

/**
 * Removes percent-escapes until there are none. One pass: what an escape stands for goes back on the end of what is done, where it
 * may complete another.
 */
function unescapeAll(bytes: string): string {
  const out: number[] = [];
  for (let k = 0; k < bytes.length; k++) {
    out.push(bytes.charCodeAt(k));
    while (out.length >= 3 && out[out.length - 3] === 0x25 /* % */) {
      const high = hexOf(out[out.length - 2]!);
      const low = hexOf(out[out.length - 1]!);
      if (high < 0 || low < 0) break;
      out.length -= 3;
      out.push(high * 16 + low);
    }
  }
  let text = '';
  for (const byte of out) text += String.fromCharCode(byte);
  return text;
}

function hexOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function escapeBytes(bytes: string): string {
  let out = '';
  for (let k = 0; k < bytes.length; k++) {
    const code = bytes.charCodeAt(k);
    out +=
      code <= 0x20 || code >= 0x7f || code === 0x23 || code === 0x25
        ? `%${code.toString(16).toUpperCase().padStart(2, '0')}`
        : bytes[k];
  }
  return out;
}

/** Where the port begins; the length of the authority when it has none. */
function portStart(authority: string): number {
  let k = authority.length;
  while (k > 0 && authority[k - 1]! >= '0' && authority[k - 1]! <= '9') k--;
  return k > 0 && authority[k - 1] === ':' ? k - 1 : authority.length;
}

function canonicalHost(bytes: string): { name: string; isAddress: boolean } | null {
  let name = bytes;
  if (firstNonAscii(name) >= 0) name = asciiName(name) ?? name;
  name = name
    .split('.')
    .filter((label) => label !== '')
    .join('.')
    // Only ASCII: these are bytes, not letters.
    .replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  if (name === '') return null;
  if (ipaddr.IPv4.isValid(name)) return { name: ipaddr.IPv4.parse(name).toString(), isAddress: true };
  if (name.startsWith('[') && name.endsWith(']') && ipaddr.IPv6.isValid(name.slice(1, -1))) {
    const address = ipaddr.IPv6.parse(name.slice(1, -1));
    if (address.isIPv4MappedAddress()) return { name: address.toIPv4Address().toString(), isAddress: true };
    if (address.match(NAT64))
      return { name: new ipaddr.IPv4(address.toByteArray().slice(12)).toString(), isAddress: true };
    return { name: `[${address.toRFC5952String()}]`, isAddress: true };
  }
  return { name, isAddress: false };
}

function firstNonAscii(text: string): number {
  for (let k = 0; k < text.length; k++) if (text.charCodeAt(k) >= 0x80) return k;
  return -1;
}

/** Punycode form of an internationalised name, or null when it is none. */
function asciiName(bytes: string): string | null {
  const text = textOf(bytes);
  if (text === null) return null;
  try {
    return new URL(`http://${text}/`).hostname;
  } catch {
    return null;
  }
}

function canonicalPath(path: string): string {
  const segments = path.split('/');
  const kept: string[] = [];
  for (const segment of segments)
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  const last = segments[segments.length - 1]!;
  const open = kept.length > 0 && (last === '' || last === '.' || last === '..');
  return `/${kept.join('/')}${open ? '/' : ''}`;
}
