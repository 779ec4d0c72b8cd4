import { ancestors, type Host } from './host';
import type { Brand, DomainTables } from './tables';

/** The brand whose own the host is: at or below one of its domains, or under its own top-level domain. */
export function ownerOf(host: Host, tables: DomainTables): Brand | null {
  for (const name of ancestors(host.ascii)) {
    const owner = tables.owners.get(name);
    if (owner !== undefined) return owner;
    if (name === host.domain) break;
  }
  // Under a private suffix others register than its keeper; "nhs.uk" and "google" are their keeper's own.
  return (host.suffix !== null && !host.isPrivateSuffix && tables.owners.get(host.suffix)) || null;
}

/** Is the suffix one under which only state bodies and schools register? */
export function isRestricted(host: Host, tables: DomainTables): boolean {
  if (host.suffix === null || tables.openSuffixes.has(host.suffix)) return false;
  const labels = host.suffix.split('.');
  const last = labels[labels.length - 1]!;
  if (labels.length === 1) return last.length > 2 && tables.restricted.has(last);
  return tables.restricted.has(labels[labels.length - 2]!) || (last.length > 2 && tables.restricted.has(last));
}

/** The name of a site that its host tells apart by the path (`x` in `sites.google.com/view/x`), lower case. */
export function pathSiteOf(host: Host, tables: DomainTables): { readonly name: string; readonly path: string } | null {
  if (host.path === '') return null;
  const before = tables.pathSites.get(host.ascii);
  if (before === undefined) return null;
  const segments = host.path.split(/[?#]/, 1)[0]!.split('/').slice(1);
  const at = before === '' ? 0 : 1;
  const name = segments[at];
  if (!name || (at === 1 && segments[0] !== before)) return null;
  return { name: name.toLowerCase(), path: `/${segments.slice(0, at + 1).join('/')}` };
}
