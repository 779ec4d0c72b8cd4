import { countryCode, countryName } from './country';
import type { JobAd, JobPosting, TextField } from './types';

/** A posting as a {@link JobAd}, with the names of what was given and not read. */
export interface PostingReading {
  readonly ad: JobAd;
  readonly ignored: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Which text field a plain property goes to. Properties of one field are joined by line feeds in this order. */
const PLAIN: readonly (readonly [property: string, field: TextField])[] = [
  ['title', 'title'],
  ['jobLocationType', 'location'],
  ['employmentType', 'employmentType'],
  ['workHours', 'employmentType'],
  ['description', 'description'],
  ['responsibilities', 'description'],
  ['qualifications', 'requirements'],
  ['skills', 'requirements'],
  ['experienceRequirements', 'requirements'],
  ['educationRequirements', 'requirements'],
  ['jobBenefits', 'benefits'],
  ['incentiveCompensation', 'benefits'],
  ['url', 'url'],
];

/**
 * Finds the nodes of type `JobPosting` in JSON-LD: the value itself, the items of an array, or the items of `@graph`.
 * Returned with their places (`[1]`, `@graph[2]`), in order.
 */
export function findPostings(value: unknown): readonly { readonly node: JobPosting; readonly place: string }[] {
  return topNodes(value).filter(({ node }) => hasType(node, 'JobPosting'));
}

/**
 * The postings of JSON-LD, each as a value by itself with the nodes that it points to, so that each can be read like one that
 * stands alone. With their places, in order.
 */
export function eachPosting(
  value: unknown,
): readonly { readonly value: readonly JobPosting[]; readonly place: string }[] {
  const nodes = topNodes(value);
  const byId = nodesById(nodes);
  return nodes
    .filter(({ node }) => hasType(node, 'JobPosting'))
    .map(({ node, place }) => {
      const around = Object.values(node)
        .flatMap(listOf)
        .map((item) => referred(item, byId))
        .filter((other) => other !== undefined && other !== node);
      // Bare of what would make postings of them, or bring in the others.
      return {
        place,
        value: [
          { ...node, '@graph': undefined },
          ...around.map((other) => ({ ...other, '@type': undefined, '@graph': undefined })),
        ],
      };
    });
}

function topNodes(value: unknown): { readonly node: JobPosting; readonly place: string }[] {
  const found: { node: JobPosting; place: string }[] = [];
  const take = (candidate: unknown, place: string): void => {
    if (!isNode(candidate)) return;
    found.push({ node: candidate, place });
    const graph = candidate['@graph'];
    if (!Array.isArray(graph)) return;
    graph.forEach((item, i) => {
      if (isNode(item)) found.push({ node: item, place: `${place}@graph[${i}]` });
    });
  };
  if (!Array.isArray(value)) take(value, '');
  else for (let i = 0; i < value.length; i++) take(value[i], `[${i}]`);
  return found;
}

/**
 * Reads a schema.org `JobPosting` (bare, in an array or in `@graph`; keys may be plain, prefixed or full addresses) as a
 * {@link JobAd}. The fields of the result are what the spans of a verdict point into.
 *
 * Read: `title` (or `name`), `hiringOrganization`, `jobLocation`, `jobLocationType`, `baseSalary`, `estimatedSalary`,
 * `salaryCurrency`, `employmentType`, `workHours`, `description`, `responsibilities`, `qualifications`, `skills`,
 * `experienceRequirements`, `educationRequirements`, `jobBenefits`, `incentiveCompensation`, `applicationContact`, `url`,
 * `datePosted`, and `applicantLocationRequirements` when it names one country by its ISO code. Everything else, and what
 * has a shape we cannot read, is named in `ignored`. Of several postings the first is read. Null when there is none.
 */
export function fromJobPosting(value: unknown): PostingReading | null {
  const nodes = topNodes(value);
  const [first, ...others] = nodes.filter(({ node }) => hasType(node, 'JobPosting'));
  if (first === undefined) return null;

  const posting = new Posting(first.node, nodesById(nodes));
  const ad = posting.read();
  return { ad, ignored: [...posting.unread(), ...others.map(({ place }) => place)] };
}

function nodesById(nodes: readonly { readonly node: Node }[]): ReadonlyMap<string, Node> {
  const byId = new Map<string, Node>();
  for (const { node } of nodes) {
    const id = node['@id'];
    if (typeof id === 'string' && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
  }
  return byId;
}

/** The node that `{"@id": ...}` points to within the same JSON-LD. */
function referred(item: unknown, byId: ReadonlyMap<string, Node>): Node | undefined {
  if (!isNode(item) || Object.keys(item).length !== 1) return undefined;
  const id = item['@id'];
  return typeof id === 'string' ? byId.get(id) : undefined;
}

class Posting {
  readonly #values = new Map<string, unknown>();
  readonly #byId: ReadonlyMap<string, Node>;
  readonly #lines = new Map<TextField, string[]>();
  readonly #read = new Set<string>();

  constructor(node: Node, byId: ReadonlyMap<string, Node>) {
    this.#byId = byId;
    for (const key of Object.keys(node)) {
      const name = localName(key);
      const value = node[key];
      if (!name.startsWith('@') && !isAbsent(value) && !this.#values.has(name)) this.#values.set(name, value);
    }
  }

  read(): JobAd {
    if (!this.#values.has('title') && this.#values.has('name')) {
      this.#values.set('title', this.#values.get('name'));
      this.#values.delete('name');
    }
    this.#organization();
    this.#each('jobLocation', 'location', (item) => placeText(item));
    const currency = this.#text('salaryCurrency');
    this.#each('baseSalary', 'salary', (item) => moneyText(item, currency));
    this.#each('estimatedSalary', 'salary', (item) => moneyText(item, currency));
    for (const [property, field] of PLAIN) this.#each(property, field, (item) => valueText(item));
    this.#each('applicationContact', 'contact', (item) => this.#contact(item));
    return this.#ad();
  }

  unread(): readonly string[] {
    return [...this.#values.keys()].filter((name) => !this.#read.has(name));
  }

  #ad(): JobAd {
    const ad: Writable<JobAd> = {};
    for (const [field, lines] of this.#lines) ad[field] = lines.join(field === 'employmentType' ? ', ' : '\n');
    const postedAt = this.#text('datePosted');
    if (postedAt !== null) ad.postedAt = postedAt;
    const homeCountry = this.#applicantCountry();
    if (homeCountry !== null) ad.homeCountry = homeCountry;
    return ad;
  }

  /** Adds one line for each item that can be read; the property counts as read when one could. */
  #each(property: string, field: TextField, toText: (item: unknown) => string | null): void {
    for (const item of listOf(this.#values.get(property))) {
      const text = toText(this.#resolve(item));
      if (text === null) continue;
      this.#read.add(property);
      this.#add(field, text);
    }
  }

  #add(field: TextField, text: string): void {
    const lines = this.#lines.get(field);
    if (lines === undefined) this.#lines.set(field, [text]);
    else lines.push(text);
  }

  #text(property: string): string | null {
    const text = valueText(listOf(this.#values.get(property))[0]);
    if (text !== null) this.#read.add(property);
    return text;
  }

  #organization(): void {
    for (const item of listOf(this.#values.get('hiringOrganization'))) {
      const organization = this.#resolve(item);
      const name = isNode(organization)
        ? valueText(organization.name ?? organization.legalName)
        : valueText(organization);
      if (name !== null) {
        this.#read.add('hiringOrganization');
        this.#add('company', name);
      }
      if (isNode(organization) && this.#reach(organization)) this.#read.add('hiringOrganization');
    }
  }

  /** The ways to reach a person or an organisation; true when there was one. */
  #reach(node: Node): boolean {
    let found = false;
    const take = (property: string, field: TextField): void => {
      for (const item of listOf(node[property])) {
        const text = valueText(item);
        if (text === null) continue;
        found = true;
        this.#add(field, text);
      }
    };
    take('telephone', 'contact');
    take('email', 'email');
    take('url', 'url');
    take('sameAs', 'url');
    return found;
  }

  #contact(item: unknown): string | null {
    if (!isNode(item)) return valueText(item);
    const reached = this.#reach(item);
    const name = joined([item.contactType, item.name, item.description], ' ');
    if (name === null && reached) this.#read.add('applicationContact');
    return name;
  }

  /** The country when applicants are asked from exactly one and its ISO code is given. */
  #applicantCountry(): string | null {
    const places = listOf(this.#values.get('applicantLocationRequirements'));
    if (places.length !== 1) return null;
    const place = this.#resolve(places[0]);
    const text = isNode(place) ? valueText(place.name ?? place.identifier ?? place.address) : valueText(place);
    const code = text === null ? null : countryCode(text);
    if (code !== null) this.#read.add('applicantLocationRequirements');
    return code;
  }

  #resolve(item: unknown): unknown {
    return referred(item, this.#byId) ?? item;
  }
}

/** `Place`, `VirtualLocation`, `PostalAddress` or text, on one line. Country codes are written out. */
function placeText(place: unknown): string | null {
  if (!isNode(place)) return valueText(place);
  const address = place.address ?? place;
  if (!isNode(address)) return joined([place.name, ...listOf(address)], ', ');
  const country = address.addressCountry;
  const countryText = valueText(isNode(country) ? (country.name ?? country.identifier) : country);
  return joined(
    [
      place.name,
      address === place ? null : address.name,
      address.streetAddress,
      address.addressLocality,
      address.addressRegion,
      address.postalCode,
      countryText === null ? null : countryName(countryText),
    ],
    ', ',
  );
}

const UNITS: Readonly<Record<string, string>> = {
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  YEAR: 'year',
  PT1H: 'hour',
  P1D: 'day',
  P1W: 'week',
  P1M: 'month',
  P1Y: 'year',
};

/** Pay in words such as `KRW 3000000-4000000 per month`, from a `MonetaryAmount`, its relatives, a number or text. */
function moneyText(money: unknown, fallbackCurrency: string | null): string | null {
  if (!isNode(money)) {
    const text = valueText(money);
    return typeof money === 'number' && text !== null && fallbackCurrency !== null
      ? `${fallbackCurrency} ${text}`
      : text;
  }
  const currency = valueText(money.currency ?? money.priceCurrency) ?? fallbackCurrency;
  const quantity = listOf(money.value ?? money.price ?? money)[0];
  let amount: string | null;
  let unit: string | null;
  if (isNode(quantity)) {
    amount = rangeText(quantity);
    unit = valueText(quantity.unitText ?? quantity.unitCode ?? quantity.duration ?? money.unitText);
  } else {
    amount = valueText(quantity);
    unit = valueText(money.unitText ?? money.duration);
  }
  if (amount === null) return null;
  const per = unit === null ? '' : ` per ${UNITS[unit.toUpperCase()] ?? unit.toLowerCase()}`;
  return `${currency === null ? '' : `${currency} `}${amount}${per}`;
}

function rangeText(quantity: Node): string | null {
  const min = valueText(quantity.minValue ?? quantity.minPrice ?? quantity.percentile10 ?? quantity.percentile25);
  const max = valueText(quantity.maxValue ?? quantity.maxPrice ?? quantity.percentile90 ?? quantity.percentile75);
  if (min !== null && max !== null) return min === max ? min : `${min}-${max}`;
  const single = valueText(quantity.value ?? quantity.price ?? quantity.median);
  if (single !== null) return single;
  if (max !== null) return `up to ${max}`;
  return min === null ? null : `from ${min}`;
}

/**
 * The text of a value: a string or number as it is, a JSON-LD value or a named thing by its text, months of experience in
 * words. Null when there is none.
 */
function valueText(value: unknown): string | null {
  if (typeof value === 'string') return isBlank(value) ? null : value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (!isNode(value)) return null;
  for (const property of ['@value', 'name', 'description', 'credentialCategory', 'value']) {
    const text = value[property];
    if (typeof text === 'string' && !isBlank(text)) return text;
    if (typeof text === 'number' && Number.isFinite(text)) return String(text);
  }
  const months = value.monthsOfExperience;
  return typeof months === 'number' || typeof months === 'string' ? `${months} months of experience` : null;
}

function joined(values: readonly unknown[], separator: string): string | null {
  const texts = values.map(valueText).filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join(separator);
}

function listOf(value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : [value];
}

function hasType(node: Node, type: string): boolean {
  return listOf(node['@type']).some((name) => typeof name === 'string' && localName(name) === type);
}

/** `title` for `title`, `schema:title` and `https://schema.org/title`. */
function localName(name: string): string {
  for (const prefix of ['schema:', 'http://schema.org/', 'https://schema.org/']) {
    if (name.startsWith(prefix)) return name.slice(prefix.length);
  }
  return name;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
