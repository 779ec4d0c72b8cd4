import type { CanonicalUrl } from '../hash/canonical';
import { canonicalUrl } from '../hash/canonical';

/** A page without its scheme: lists and ads write either. The default ports are the scheme's. */
export function addressKey({ host, port, path, query }: CanonicalUrl): string {
  return host + (port === ':80' || port === ':443' ? '' : port) + path + query;
}

/** Canonical form of a host; null when it is none. */
export function hostKey(host: string): string | null {
  const url = canonicalUrl(`http://${host}/`);
  if (url === null || url.port !== '' || url.path !== '/' || url.query !== '') return null;
  return hasHost(url) ? url.host : null;
}

/** Has an address a host that can be looked up: an IP address, or a name with a dot, whose last label is no number? */
export function hasHost({ host, isAddress }: CanonicalUrl): boolean {
  if (isAddress) return true;
  return host.length <= LONGEST_NAME && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.(?!\d+$)[a-z0-9_-]+$/.test(host);
}

/** Characters of a name (RFC 1035, 2.3.4). */
const LONGEST_NAME = 253;

/** A host and all that stand above it, longest first. */
export function* hostsAbove(host: string): Generator<string> {
  for (let rest = host; ; ) {
    yield rest;
    const dot = rest.indexOf('.');
    if (dot < 0) return;
    rest = rest.slice(dot + 1);
  }
}
