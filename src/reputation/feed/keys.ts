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
  return url.isAddress || (url.host.includes('.') && !url.host.includes('%')) ? url.host : null;
}

/** A host and all that stand above it, longest first. */
export function* hostsAbove(host: string): Generator<string> {
  for (let rest = host; ; ) {
    yield rest;
    const dot = rest.indexOf('.');
    if (dot < 0) return;
    rest = rest.slice(dot + 1);
  }
}
