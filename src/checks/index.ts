/**
 * Checks of what an ad names against lists and register schemes: the hosts of its links and mail addresses, the company's name
 * against them, and the numbers of companies and licences. Nothing is looked up anywhere.
 *
 * @packageDocumentation
 */
import type { Ad } from '../ad';
import { inflatedText } from '../binary';
import { createDomainReader, type DomainKnowledge, type DomainReader, type HostFacts } from '../domain';
import type { Contact, Entity } from '../extract';
import { isDigit } from '../extract/script';
import type { Mention } from '../lexicon';
import { compileRegistry, type RegistryKnowledge, type RegistryTables, readRegistryNumbers } from '../registry';
import { type Fold, sentenceAt } from '../text';
import type { CheckAd, Checked } from './types';

export type { CheckAd, Checked } from './types';

/** The files that the checks need, by name. */
export interface ChecksSource {
  readonly domain: DomainKnowledge;
  readonly registry: RegistryKnowledge;
}

/**
 * Reads the files as they are packed: JSON in ASCII, deflated, in base64.
 *
 * @throws {Error} when the text is damaged: the package is not whole.
 */
export function unpackChecks(packed: string): ChecksSource {
  const json = inflatedText(packed);
  if (json === null) throw new Error('the lists of the checks are damaged; install the package again');
  return JSON.parse(json) as ChecksSource;
}

interface Checks {
  readonly domains: () => DomainReader;
  readonly registry: () => RegistryTables;
  readonly abusedFrom: () => number;
}

/**
 * Makes the checks that a rule pack carries. Tables are made when an ad first needs them.
 *
 * @param source the files, or what reads them when an ad first needs one
 * @returns a function that gives mentions of `host.*`, `employer.domain-*`, `employer.invalid-number`, `employer.registration` and
 * `licence.*` for an ad
 */
export function createChecks(source: ChecksSource | (() => ChecksSource)): CheckAd {
  const files = once(typeof source === 'function' ? source : () => source);
  const checks: Checks = {
    domains: once(() => createDomainReader(files().domain)),
    registry: once(() => compileRegistry(files().registry)),
    abusedFrom: () => files().domain['tld-abuse']?.abusedFrom ?? Number.POSITIVE_INFINITY,
  };
  return (ad, fold, entities) => runChecks(ad, fold, entities, checks);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Contacts that stand on a host. */
const HOSTED: ReadonlySet<string> = new Set(['website', 'form', 'shortener', 'email']);

/** Share of a number's digits that are zeros from which on it is a blank that says nothing ("000-00-00000"). */
const BLANK = 0.6;

function runChecks(ad: Ad, fold: Fold, entities: readonly Entity[], checks: Checks): Checked {
  const mentions: Mention[] = [];
  const add = (
    concept: string,
    { start, end, disguised }: { start: number; end: number; disguised: boolean },
  ): void => {
    mentions.push({ concept, start, end, sentence: sentenceAt(fold, start), negated: false, disguised });
  };
  const company = ad.sections.find((s) => s.field === 'company' && s.end > s.start);
  const name = company ? ad.text.slice(company.start, company.end) : null;
  for (const entity of entities)
    if (entity.kind === 'contact' && HOSTED.has(entity.channel))
      for (const concept of hostConcepts(entity, ad.text.slice(entity.start, entity.end), name, checks))
        add(concept, entity);
  const numbers = hasNumber(fold) ? readRegistryNumbers(fold, checks.registry()) : [];
  for (const number of numbers) {
    if (number.check === 'invalid') add('employer.invalid-number', number);
    else if (number.kind.startsWith('licence.')) add(number.kind, number);
    else if (number.kind === 'company' && !isBlank(number.number)) add('employer.registration', number);
  }
  return {
    mentions,
    entities:
      numbers.length === 0
        ? entities
        : entities.filter(
            (e) =>
              !(e.kind === 'contact' && e.channel === 'phone') ||
              !numbers.some((n) => e.start < n.end && n.start < e.end),
          ),
  };
}

function hostConcepts(contact: Contact, written: string, name: string | null, checks: Checks): string[] {
  const domains = checks.domains();
  // The handle has the host alone; only the text as written shows what stands before its `@`.
  const shown = contact.channel !== 'email' && written.includes('@') ? written : (contact.handle ?? written);
  const facts = domains.readHost(shown);
  if (facts === null) return [];
  const concepts: string[] = [];
  const twist = domains.untwist(shown);
  if (twist !== null) {
    const isSpelling = twist.how.includes('homoglyph') && isAccented(written, facts);
    concepts.push(twist.strength === 'strong' && !isSpelling ? 'host.lookalike' : 'host.near-brand');
  }
  if (facts.ip !== null || facts.userinfo !== null || facts.mixedScript.length > 0) concepts.push('host.hidden');
  if (facts.kinds.includes('disposable-mail')) concepts.push('host.disposable-mail');
  if (facts.kinds.includes('free-hosting')) concepts.push('host.free-hosting');
  if (facts.tldAbuse >= checks.abusedFrom()) concepts.push('host.abused-tld');
  if (name !== null) {
    const { agreement, brand } = domains.nameAgainstDomain(name, shown);
    const agrees = (agreement === 'own' || agreement === 'same') && !isByLook(name, facts);
    if (agrees) concepts.push('employer.domain-agrees');
    else if (agreement === 'none' && brand !== null) concepts.push('employer.domain-mismatch');
  }
  return concepts;
}

/** Does nothing but accents, as people write them out of habit ("nestlé.com"), set the host apart from ASCII? Nobody writes punycode so. */
function isAccented(written: string, { unicode, idn }: HostFacts): boolean {
  return idn && !/xn--/i.test(written) && /^(?:[\0-\x7f]|[\u0300-\u036f])*$/.test(unicode.normalize('NFD'));
}

/** Scripts whose letters look like Latin ones. */
const LIKE_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** Is the host in letters that only look like those of the name ("аррlе.com" in Cyrillic and "Apple")? Its ending says nothing of that. */
function isByLook(name: string, { unicode }: HostFacts): boolean {
  return LIKE_LATIN.test(unicode.slice(0, unicode.lastIndexOf('.'))) && !LIKE_LATIN.test(name);
}

/** Fewest digits of a number that a register gives out. */
const SHORTEST_NUMBER = 5;
/** Most units between two of its digits. */
const MOST_BETWEEN = 2;

/** Does the text hold so many digits near each other that a number of a register may be among them? */
function hasNumber({ units, plainLength }: Fold): boolean {
  let run = 0;
  let last = 0;
  for (let i = 0; i < plainLength; i++) {
    if (!isDigit(units[i]!)) continue;
    run = i - last > MOST_BETWEEN + 1 ? 1 : run + 1;
    if (run >= SHORTEST_NUMBER) return true;
    last = i;
  }
  return false;
}

function isBlank(number: string): boolean {
  const digits = number.replace(/[^0-9]/g, '');
  const zeros = digits.length - digits.replaceAll('0', '').length;
  return digits.length > 0 && zeros / digits.length >= BLANK;
}
