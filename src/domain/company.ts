import { abuseOf, isDisposable, listsOf } from './facts';
import type { Host } from './host';
import { ownerOf, pathSiteOf } from './owner';
import { isAscii } from './skeleton';
import { type Brand, compactName, type DomainTables } from './tables';
import type { HostKind, NameAgreement } from './types';

/** Hosts that say nothing of the firm that uses them. */
const SHARED: ReadonlySet<HostKind> = new Set(['free-mail', 'shortener', 'messenger', 'form', 'ats', 'free-hosting']);

/** Longest name that is read. */
const LONGEST_NAME = 200;
/** Shortest word of a name that is looked for inside a domain. */
const SHORTEST_WORD = 3;

/** How much an answer says, the most first. */
const ORDER = ['own', 'same', 'initials', 'part', 'none', 'unknown'] as const;

/** Does a company's name agree with a host? */
export function nameAgreement(companyName: string, host: Host, tables: DomainTables): NameAgreement {
  const name = companyName.slice(0, LONGEST_NAME).normalize('NFC').toLowerCase();
  const plain = agreementOf(name, host, tables);
  const spelled = name.replace(/[äöüß]/g, (letter) => UMLAUTS[letter]!);
  if (spelled === name) return plain;
  // Domains spell umlauts out or leave the dots away.
  const other = agreementOf(spelled, host, tables);
  return ORDER.indexOf(other.agreement) < ORDER.indexOf(plain.agreement) ? other : plain;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function agreementOf(companyName: string, host: Host, tables: DomainTables): NameAgreement {
  const words = significantWords(companyName, tables);
  const { brand, rest } = brandOf(words, tables);
  const tell = (agreement: NameAgreement['agreement']): NameAgreement => ({ agreement, brand: brand?.ref ?? null });
  const owner = host.ip === null ? ownerOf(host, tables) : null;
  const kinds = listsOf(host, tables);
  const isService =
    kinds.some((kind) => SHARED.has(kind)) || isDisposable(host, tables) || pathSiteOf(host, tables) !== null;
  if (brand !== null && owner === brand && !kinds.includes('free-mail')) return tell('own');
  if (host.ip !== null || host.domain === null || isService || words.length === 0) return tell('unknown');
  const label = tables.skeletons.fold(host.label).replaceAll('-', '');
  const name = words.join('');
  if (brand !== null) {
    if (rest.every((word) => tables.jobWords.has(word))) return tell('none');
    // "Amazon Filters" and "Mitsubishi Heavy Industries" are firms of their own, or have hosts that nobody listed.
    return tell(label === name && abuseOf(host, tables) < tables.abusedFrom ? 'same' : 'unknown');
  }
  if (isAscii(name) !== isAscii(label)) return tell('unknown');
  if (label === name) return tell('same');
  const inDomain = words.filter((word) => word.length >= SHORTEST_WORD && label.includes(word));
  if (inDomain.length === words.length) return tell('same');
  if (label.length >= SHORTEST_WORD && words.length > 1 && isAscii(name)) {
    const initials = words.map((word) => word[0]).join('');
    if (label === initials) return tell('initials');
  }
  if (label.length > SHORTEST_WORD && name.includes(label)) return tell('same');
  return tell(inDomain.length > 0 ? 'part' : 'none');
}

/** Words of a name without legal forms, accents and signs. */
function significantWords(name: string, tables: DomainTables): string[] {
  const words = name
    .split(/[\s,;/|()[\]{}<>&+"'“”‘’（）【】「」・·–—-]/u)
    .map((word) => compactName(tables.skeletons.fold(word.toLowerCase())))
    .filter((word) => word !== '');
  return words.map((word) => withoutForm(word, tables)).filter((word) => word !== '' && !tables.legalForms.has(word));
}

/** Legal forms are glued to names in scripts without spaces: `주식회사한빛`. */
function withoutForm(word: string, tables: DomainTables): string {
  if (isAscii(word)) return word;
  for (const form of tables.legalForms) {
    if (isAscii(form) || form.length >= word.length) continue;
    if (word.startsWith(form)) return word.slice(form.length);
    if (word.endsWith(form)) return word.slice(0, -form.length);
  }
  return word;
}

/** The known brand that the first words of a name are ("Amazon Fulfilment Poland" is Amazon's), and the words behind it. */
function brandOf(
  words: readonly string[],
  tables: DomainTables,
): { readonly brand: Brand | null; readonly rest: readonly string[] } {
  for (let n = words.length; n > 0; n--) {
    const brand = tables.names.get(words.slice(0, n).join(''));
    // "Shell Beach Hotel" is not Shell.
    if (brand !== undefined && (n === words.length || !brand.word)) return { brand, rest: words.slice(n) };
  }
  return { brand: null, rest: words };
}
