/**
 * Checks of what an ad names against lists and register schemes: the hosts of its links and mail addresses, the company's name
 * against them, and the numbers of companies and licences. Nothing is looked up anywhere.
 *
 * @packageDocumentation
 */
import type { Ad } from '../ad';
import { inflatedText } from '../binary';
import { createDomainReader, type DomainKnowledge, type DomainReader } from '../domain';
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
      for (const concept of hostConcepts(entity, writtenLink(ad.text, entity), name, checks)) add(concept, entity);
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

/** Longest link that is looked at, in UTF-16 units. */
const LONGEST_LINK = 300;

/** The link as it stands; readers stop at an `@`, behind which a browser takes the host to be. */
function writtenLink(text: string, { start, end }: Contact): string {
  if (text[end] !== '@') return text.slice(start, end);
  let stop = end;
  while (stop < text.length && stop - start < LONGEST_LINK && !/\s/.test(text[stop]!)) stop++;
  return text.slice(start, stop);
}

function hostConcepts(contact: Contact, written: string, name: string | null, checks: Checks): string[] {
  const domains = checks.domains();
  // The handle is in plain spelling; only the text as written shows what hides the host.
  const shown = contact.channel !== 'email' && written.includes('@') ? written : (contact.handle ?? written);
  const facts = domains.readHost(shown);
  if (facts === null) return [];
  const concepts: string[] = [];
  const twist = domains.untwist(shown);
  if (twist !== null) concepts.push(twist.strength === 'strong' ? 'host.lookalike' : 'host.near-brand');
  if (facts.ip !== null || facts.userinfo !== null || facts.mixedScript.length > 0) concepts.push('host.hidden');
  if (facts.kinds.includes('disposable-mail')) concepts.push('host.disposable-mail');
  if (facts.kinds.includes('free-hosting')) concepts.push('host.free-hosting');
  if (facts.tldAbuse >= checks.abusedFrom()) concepts.push('host.abused-tld');
  if (name !== null) {
    const { agreement, brand } = domains.nameAgainstDomain(name, shown);
    if (agreement === 'own' || agreement === 'same') concepts.push('employer.domain-agrees');
    else if (agreement === 'none' && brand !== null) concepts.push('employer.domain-mismatch');
  }
  return concepts;
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
