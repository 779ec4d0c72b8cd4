import { hasHash } from './hash';
import { ancestors, type Host } from './host';
import { ownerOf, pathSiteOf } from './owner';
import { mixesScripts } from './scripts';
import { isAscii } from './skeleton';
import type { DomainTables } from './tables';
import type { HostFacts, HostKind } from './types';

/** What the lists and the spelling of a host say. */
export function factsOf(host: Host, tables: DomainTables): HostFacts {
  const owner = host.ip === null ? ownerOf(host, tables) : null;
  const kinds = listsOf(host, tables);
  if (isDisposable(host, tables)) kinds.push('disposable-mail');
  if (owner !== null && !kinds.includes(owner.ref.kind)) kinds.push(owner.ref.kind);
  const site = pathSiteOf(host, tables);
  return {
    ascii: host.ascii,
    unicode: host.unicode,
    domain: host.domain,
    suffix: host.suffix,
    site: site === null ? host.domain : host.ascii + site.path,
    idn: !isAscii(host.unicode),
    mixedScript: isAscii(host.unicode) ? [] : host.unicode.split('.').filter(mixesScripts),
    ip: host.ip,
    port: host.port,
    userinfo: host.userinfo,
    mailbox: host.mailbox,
    kinds,
    brand: owner?.ref ?? null,
    tldAbuse: host.ip === null ? abuseOf(host, tables) : 0,
  };
}

/** Score of the top-level domain. */
export function abuseOf(host: Host, tables: DomainTables): number {
  return tables.tldAbuse.get(host.ascii.slice(host.ascii.lastIndexOf('.') + 1)) ?? 0;
}

/** Is it, or what it lies below, a throw-away mail domain? */
export function isDisposable(host: Host, tables: DomainTables): boolean {
  if (host.ip !== null || tables.disposable.length === 0) return false;
  for (const name of ancestors(host.ascii)) if (name.includes('.') && hasHash(tables.disposable, name)) return true;
  return false;
}

/** Lists but that of throw-away mail that name the host, or one that it lies below, or the host with the beginning of its path. */
export function listsOf(host: Host, tables: DomainTables): HostKind[] {
  const kinds: HostKind[] = [];
  if (host.ip !== null) return kinds;
  const add = (kind: HostKind): void => {
    if (!kinds.includes(kind)) kinds.push(kind);
  };
  for (const name of ancestors(host.ascii)) {
    for (const { path, kind } of tables.pathLists.get(name) ?? []) {
      const next = host.path.startsWith(path) ? (host.path[path.length] ?? '') : 'no';
      if (next === '' || next === '/' || next === '?' || next === '#' || path.endsWith('/')) add(kind);
    }
    for (const kind of tables.lists.get(name) ?? []) add(kind);
    const dot = name.indexOf('.');
    // "yahoo.*" stands for all countries of one firm, not for every ending.
    if (dot > 0 && name === host.domain && isCountryOrCom(host.suffix!))
      for (const kind of tables.lists.get(`${name.slice(0, dot)}.*`) ?? []) add(kind);
  }
  return kinds;
}

function isCountryOrCom(suffix: string): boolean {
  return suffix === 'com' || suffix.length === suffix.lastIndexOf('.') + 3;
}
