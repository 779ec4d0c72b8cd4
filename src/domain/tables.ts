import { parse } from 'tldts';
import { type Neighbours, neighboursOf } from './edits';
import { unpackHashes } from './hash';
import type { BrandRow, DomainKnowledge } from './knowledge';
import { createMarks, type Marks } from './marks';
import { createSkeletons, isAscii, type Skeletons } from './skeleton';
import type { BrandRef, HostKind } from './types';

/** A brand, ready for use. */
export interface Brand {
  readonly ref: BrandRef;
  readonly marks: readonly string[];
  readonly word: boolean;
  readonly not: ReadonlySet<string>;
  /** Public suffixes under which it is at home. */
  readonly suffixes: ReadonlySet<string>;
}

/** All lists, ready for use. Immutable; shared by every call. */
export interface DomainTables {
  /** Lists by host; a host below one is on the list too. */
  readonly lists: ReadonlyMap<string, readonly HostKind[]>;
  /** Lists that name a host with the beginning of its path. */
  readonly pathLists: ReadonlyMap<string, readonly { readonly path: string; readonly kind: HostKind }[]>;
  /** Free hosting that tells sites apart by the path: the segment before the site's name by host. */
  readonly pathSites: ReadonlyMap<string, string>;
  readonly disposable: Uint32Array;
  readonly tldAbuse: ReadonlyMap<string, number>;
  readonly abusedFrom: number;
  readonly brands: readonly Brand[];
  /** Own domains and top-level domains of brands; of two owners the first. */
  readonly owners: ReadonlyMap<string, Brand>;
  readonly restricted: ReadonlySet<string>;
  readonly openSuffixes: ReadonlySet<string>;
  readonly sharedMarks: ReadonlySet<string>;
  readonly jobWords: ReadonlySet<string>;
  readonly webWords: ReadonlySet<string>;
  readonly affixes: ReadonlySet<string>;
  readonly longestAffix: number;
  readonly legalForms: ReadonlySet<string>;
  readonly skeletons: Skeletons;
  readonly neighbours: Neighbours;
  readonly marks: Marks;
  /** Brands by the compact form of their names (see `compactName`). */
  readonly names: ReadonlyMap<string, Brand>;
}

const rowsOf = <Row>(file: { readonly rows: readonly Row[] } | undefined): readonly Row[] => file?.rows ?? [];

/** Makes the tables; some milliseconds. What few hosts need is made when it is first asked for. */
export function compileDomainTables(knowledge: DomainKnowledge): DomainTables {
  const lists = new Map<string, HostKind[]>();
  const pathLists = new Map<string, { path: string; kind: HostKind }[]>();
  const add = (host: string, kind: HostKind): void => {
    const slash = host.indexOf('/');
    if (slash < 0) {
      const kinds = lists.get(host) ?? [];
      if (!kinds.includes(kind)) lists.set(host, [...kinds, kind]);
    } else {
      const at = host.slice(0, slash);
      pathLists.set(at, [...(pathLists.get(at) ?? []), { path: host.slice(slash), kind }]);
    }
  };
  for (const row of rowsOf(knowledge['messenger-hosts'])) if (!row.host.endsWith(':')) add(row.host, 'messenger');
  for (const row of rowsOf(knowledge['form-hosts'])) add(row.host, 'form');
  for (const row of rowsOf(knowledge.shorteners)) add(row.host, 'shortener');
  for (const row of rowsOf(knowledge['free-mail'])) add(row.host, 'free-mail');
  for (const row of rowsOf(knowledge['ats-hosts'])) add(row.host, 'ats');
  const pathSites = new Map<string, string>();
  for (const row of rowsOf(knowledge['free-hosting'])) {
    if (row.path === undefined) add(row.host, 'free-hosting');
    else {
      pathSites.set(row.host, row.path);
      add(row.path === '' ? row.host : `${row.host}/${row.path}`, 'free-hosting');
    }
  }
  const { brands: file } = knowledge;
  const skeletons = createSkeletons(file.lookAlikes);
  const owners = new Map<string, Brand>();
  const brands = file.rows.map((row) => {
    const brand = compileBrand(row, file.restrictedSuffixes);
    for (const domain of row.domains) if (!owners.has(domain)) owners.set(domain, brand);
    return brand;
  });
  let names: Map<string, Brand> | undefined;
  const disposable = knowledge['disposable-mail'];
  const { job, web, other } = file.affixes;
  const affixes = new Set([...job, ...web, ...other]);
  return {
    lists,
    pathLists,
    pathSites,
    disposable: disposable ? unpackHashes(disposable.packed, disposable.count) : new Uint32Array(0),
    tldAbuse: new Map(rowsOf(knowledge['tld-abuse']).map((row) => [row.tld, row.score])),
    abusedFrom: knowledge['tld-abuse']?.abusedFrom ?? Number.POSITIVE_INFINITY,
    brands,
    owners,
    restricted: new Set(file.restrictedSuffixes),
    openSuffixes: new Set(file.openSuffixes),
    sharedMarks: new Set(file.sharedMarks),
    jobWords: new Set(job),
    webWords: new Set(web),
    affixes,
    longestAffix: Math.max(0, ...[...affixes].map((word) => word.length)),
    legalForms: new Set(file.legalForms.map((word) => compactName(word))),
    skeletons,
    neighbours: neighboursOf(file.keyboard),
    marks: createMarks(brands, skeletons),
    get names() {
      names ??= namesOf(file.rows, brands);
      return names;
    },
  };
}

/** Brands by their names; of two with one name the first. */
function namesOf(rows: readonly BrandRow[], brands: readonly Brand[]): Map<string, Brand> {
  const names = new Map<string, Brand>();
  rows.forEach((row, i) => {
    for (const name of [row.name, ...(row.also ?? [])]) {
      const compact = compactName(name);
      if (!names.has(compact)) names.set(compact, brands[i]!);
    }
  });
  return names;
}

function compileBrand(row: BrandRow, restricted: readonly string[]): Brand {
  const marks = row.marks ?? [markOf(row)];
  let suffixes: ReadonlySet<string> | undefined;
  return {
    ref: { name: row.name, kind: row.kind, country: row.country, domain: row.domains[0]! },
    // Names in other scripts stand in internationalised domains.
    marks: row.also ? [...new Set([...marks, ...foreignNames(row.also)])] : marks,
    word: row.word ?? false,
    not: row.not ? new Set(row.not) : NO_NAMES,
    get suffixes() {
      suffixes ??= suffixesOf(row.domains, restricted);
      return suffixes;
    },
  };
}

/** The mark of a brand whose row names none: its first domain without the suffix. */
export function markOf({ domains }: BrandRow): string {
  return parse(domains[0]!, BARE).domainWithoutSuffix || domains[0]!;
}

/** The lists hold domains and nothing around them. */
const BARE = { allowPrivateDomains: true, extractHostname: false, validateHostname: false, detectIp: false };

const NO_NAMES: ReadonlySet<string> = new Set();

function foreignNames(names: readonly string[]): string[] {
  return names
    .filter((name) => !isAscii(name))
    .map(compactName)
    .filter((name) => !isAscii(name));
}

function suffixesOf(domains: readonly string[], restricted: readonly string[]): ReadonlySet<string> {
  const suffixes = domains.map((domain) => parse(domain, BARE).publicSuffix ?? '');
  // Nobody else gets a name under a ministry's ending; who imitates it takes a common one.
  if (suffixes.every((suffix) => suffix.split('.').some((part) => restricted.includes(part))))
    suffixes.push('com', 'org', 'net');
  return new Set(suffixes);
}

/** A name without spaces, marks, signs and case. */
export function compactName(name: string): string {
  const plain = isAscii(name) ? name.toLowerCase() : name.normalize('NFKD').toLowerCase().normalize('NFC');
  let compact = '';
  for (const letter of plain) if (/^[\p{L}\p{N}]$/u.test(letter)) compact += letter;
  return compact;
}
