import { getDomain } from 'tldts';
import type { CanonicalUrl } from './canonical';

/** An expression and its SHA-256. */
export interface Expression {
  readonly expression: string;
  readonly hash: Uint8Array;
}

/** Bytes of a hash that are sent. */
export const PREFIX_LENGTH = 4;

/**
 * How the shorter hosts of an expression are found: from the registrable domain upwards (Safe Browsing v5), or from the last five
 * labels (Web Risk).
 */
export type HostRule = 'registrable' | 'last-five';

/**
 * Suffix/prefix expressions of an address: at most five hosts with at most six paths. Scheme, port and credentials are no part of
 * them.
 */
export function expressionsOf(url: CanonicalUrl, rule: HostRule): string[] {
  const paths = pathsOf(url);
  return hostsOf(url, rule).flatMap((host) => paths.map((path) => host + path));
}

function hostsOf({ host, isAddress }: CanonicalUrl, rule: HostRule): string[] {
  if (isAddress) return [host];
  const labels = host.split('.');
  const below = rule === 'registrable' ? registrableLabels(host) : 2;
  if (below === null) return [host];
  const most = rule === 'registrable' ? below + 3 : 5;
  const hosts = new Set([host]);
  for (let count = Math.min(most, labels.length); count >= below; count--) hosts.add(labels.slice(-count).join('.'));
  return [...hosts];
}

/** Labels of the registrable domain, by the Public Suffix List; null when the host has none. */
function registrableLabels(host: string): number | null {
  return getDomain(host, { allowPrivateDomains: true, validateHostname: false })?.split('.').length ?? null;
}

function pathsOf({ path, query }: CanonicalUrl): string[] {
  const paths = new Set([path + query, path]);
  const folders = path.slice(0, path.lastIndexOf('/')).split('/').slice(1);
  let folder = '/';
  paths.add(folder);
  for (const name of folders.slice(0, 3)) {
    folder += `${name}/`;
    paths.add(folder);
  }
  return [...paths];
}

/** Hashes of all expressions, each once. */
export async function hashExpressions(expressions: readonly string[]): Promise<Expression[]> {
  const encoder = new TextEncoder();
  return Promise.all(
    expressions.map(async (expression) => ({
      expression,
      hash: new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(expression))),
    })),
  );
}

/** The prefixes that are sent, each once, base64. */
export function prefixesOf(expressions: readonly Expression[]): string[] {
  return [...new Set(expressions.map(({ hash }) => toBase64(hash.subarray(0, PREFIX_LENGTH))))];
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Both alphabets of base64; null when it is neither. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
