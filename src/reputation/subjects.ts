import { parse } from 'tldts';
import type { AdInput } from '../ad';
import { readAd } from '../ad';
import type { Contact, ExtractTables } from '../extract';
import { compileTables, extract } from '../extract';
import { LANGUAGES } from '../generated/languages';
import { basePack } from '../generated/pack';
import { MAX_LENGTH } from '../judge';
import { fold } from '../text';
import type { Subject } from './types';

let tables: ExtractTables | undefined;

/** The readers' tables of all languages; compiled once, they never change. */
function allTables(): ExtractTables {
  tables ??= compileTables(
    LANGUAGES.flatMap((pack) => pack.locales),
    basePack.knowledge!,
  );
  return tables;
}

/**
 * What can be asked about an ad: its links, mail addresses, telephone numbers and handles, and the domains behind them, each once,
 * in the order of the text. The domain of a shortener, a form host or a free mail host is none of the poster's and is left out.
 *
 * @throws {AdError} when the input is no ad
 */
export function subjectsOf(ad: AdInput): Subject[] {
  const { text, sections, homeCountry } = readAd(ad);
  const source = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  const subjects = new Map<string, Subject>();
  for (const entity of extract(fold(source), [], { homeCountry, sections }, allTables()))
    if (entity.kind === 'contact')
      for (const subject of subjectsOfContact(entity, source.slice(entity.start, entity.end)))
        subjects.set(`${subject.kind} ${subject.value}`, subject);
  return [...subjects.values()];
}

/**
 * What can be asked about one contact. A listed subject is put on its span in the ad by asking this of every contact.
 *
 * @param written the ad's own text of the contact, which still has scheme and `www.`
 */
export function subjectsOfContact(contact: Contact, written: string): Subject[] {
  return readContact(contact, written).filter((subject) => subject !== null);
}

function readContact({ channel, handle, freeMail, group }: Contact, written: string): (Subject | null)[] {
  if (handle === null) return [];
  switch (channel) {
    case 'phone':
      return [{ kind: 'phone', value: handle }];
    case 'email': {
      const value = handle.toLowerCase();
      const domain = freeMail ? null : domainSubject(value.slice(value.lastIndexOf('@') + 1));
      return [{ kind: 'email', value }, domain];
    }
    case 'website':
    case 'form':
    case 'shortener': {
      const url = urlSubject(handle, written);
      return [url, url !== null && channel === 'website' ? domainSubject(new URL(url.value).hostname) : null];
    }
    default:
      // Codes of invitations tell capitals apart, names do not.
      return [{ kind: 'handle', value: `${channel}:${group ? handle : handle.toLowerCase()}` }];
  }
}

/** The readers drop the scheme and `www.`, which belong to the address. */
function urlSubject(handle: string, written: string): Subject | null {
  const start = written.normalize('NFKC').toLowerCase();
  const scheme = start.startsWith('https') || start.startsWith('hxxps') ? 'https' : 'http';
  const isWww = start.replace(/^[a-z]+:\/\/(?:[^/?#]*@)?/, '').startsWith('www.');
  const www = isWww && !handle.startsWith('www.') ? 'www.' : '';
  try {
    return { kind: 'url', value: new URL(`${scheme}://${www}${handle}`).href };
  } catch {
    return null;
  }
}

/**
 * The registrable domain of a host: what is registered, or what stands below a suffix on which anybody may register
 * (`page.github.io`). Null for addresses and bare suffixes.
 */
export function domainSubject(host: string): Subject | null {
  const { domain, isIp } = parse(host, { allowPrivateDomains: true });
  return isIp || domain === null ? null : { kind: 'domain', value: domain };
}
