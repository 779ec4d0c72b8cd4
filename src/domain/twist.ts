import { editsBetween, nameEdit } from './edits';
import { abuseOf, listsOf } from './facts';
import type { Host } from './host';
import { Grade, headOf, type Mark, ONE_EDIT, TWO_EDITS } from './marks';
import { isRestricted, ownerOf, pathSiteOf } from './owner';
import type { DomainTables } from './tables';
import type { HostKind, Twist, TwistKind } from './types';
import { type Words, withoutWords, wordsOf } from './words';

/** How near each kind of evidence is; the nearest is told. Marks in ties: the longer one. */
const Rank = {
  Domain: 100,
  Exact: 95,
  Look: 90,
  Words: 85,
  Split: 80,
  Below: 75,
  Edit: 70,
  EditAndWords: 60,
  TwoEdits: 50,
  CommonLook: 55,
  CommonWords: 45,
  Path: 40,
} as const;

/** Longest label; what is longer is no host. */
const LONGEST_LABEL = 63;
/** Shortest mark that is believed inside a longer word. */
const INSIDE_WORD = 8;

/** One host on its way through the comparisons. */
interface Search {
  readonly tables: DomainTables;
  readonly suffix: string;
  /** The ending, or a raw address, makes honest use less likely. */
  readonly abused: boolean;
  /** The ending (`.careers`) or another label speaks of recruitment. */
  readonly job: boolean;
  readonly hosted: boolean;
  rank: number;
  twist: Twist | null;
}

/** What is known of the place where a name was found. */
interface Place {
  readonly below: boolean;
}

/** The brand that a host is nearest to without being the brand's own, or null. */
export function untwistHost(host: Host, tables: DomainTables): Twist | null {
  const site = pathSiteOf(host, tables);
  const kinds = listsOf(host, tables);
  if (host.ip === null && site === null) {
    if (ownerOf(host, tables) !== null || isRestricted(host, tables)) return null;
    if (kinds.some((kind) => NAMELESS.has(kind))) return null;
  }
  const hosted = kinds.includes('free-hosting');
  // Under hosting that the suffix list lacks, the user's name is the label below.
  const users = hosted && tables.lists.has(host.domain ?? '') ? host.below.slice(-1)[0] : undefined;
  const label = site?.name ?? users ?? host.label;
  const below = site !== null ? [] : users !== undefined ? host.below.slice(0, -1) : host.below;
  const endings = (host.suffix ?? '').split('.');
  const search: Search = {
    tables,
    suffix: host.suffix ?? '',
    abused: host.ip !== null || abuseOf(host, tables) >= tables.abusedFrom,
    job: endings.some((ending) => tables.jobWords.has(ending)) || [label, ...below].some((x) => hasJobWord(x, tables)),
    hosted,
    rank: 0,
    twist: null,
  };
  if (label !== '') {
    const names = below[0] === 'www' ? below.slice(1) : below;
    ownDomainInside(search, names, label);
    examine(search, label, { below: false });
    for (const name of names) examine(search, name, { below: true });
    split(search, host);
  }
  if (host.userinfo !== null) inUserinfo(search, host.userinfo);
  if (site === null && host.path.length > 1) inPath(search, host);
  return search.twist;
}

/** Hosts of services, whose labels are no names of firms. */
const NAMELESS: ReadonlySet<HostKind> = new Set(['ats', 'messenger', 'shortener', 'form']);

function hasJobWord(label: string, tables: DomainTables): boolean {
  return label.split('-').some((word) => tables.jobWords.has(word)) || (wordsOf(label, tables)?.job ?? false);
}

interface Found {
  readonly name: string;
  readonly how: readonly TwistKind[];
  readonly edits: number;
  readonly rank: number;
  readonly weak: boolean;
}

function keep(search: Search, mark: Mark, found: Found): void {
  if (mark.brand.not.has(found.name)) return;
  // Of equally near marks the longer says more, and one at home under this ending is likelier to be meant.
  const rank = found.rank + mark.text.length / 100 + (mark.brand.suffixes.has(search.suffix) ? 0.005 : 0);
  if (rank <= search.rank) return;
  search.rank = rank;
  search.twist = {
    brand: mark.brand.ref,
    mark: mark.text,
    found: found.name,
    how: [...new Set(found.how)],
    edits: found.edits,
    strength: found.weak ? 'weak' : 'strong',
  };
}

/** Compares a label in all ways. */
function examine(search: Search, label: string, place: Place): void {
  if (label.length < 2 || label.length > LONGEST_LABEL) return;
  const { tables } = search;
  const name = tables.skeletons.fold(label.toLowerCase());
  const folded = name !== label.toLowerCase();
  wholeName(search, name, folded, place);
  inside(search, name, folded, place);
  looks(search, name, place, null);
  if (!place.below) edited(search, name, null);
  if (name.includes('-')) {
    const joined = name.replaceAll('-', '');
    for (const mark of tables.marks.exact.get(joined) ?? [])
      if (mark.grade !== Grade.Common && homeOrWorse(search, mark, false))
        keep(search, mark, {
          name,
          how: ['hyphenation', ...at(place)],
          edits: name.length - joined.length,
          rank: place.below ? Rank.Below : Rank.Look,
          weak: mark.grade === Grade.Brief && !search.abused && !search.job,
        });
    for (const word of name.split('-')) if (word.length >= ONE_EDIT) looks(search, word, place, UNKNOWN_WORDS);
  }
  for (const { rest, job } of withoutWords(name, tables, ONE_EDIT - 1)) {
    const words: Words = { count: 1, job, web: false };
    looks(search, rest, place, words);
    // "finance" and "market" are near to names, and words.
    if (!place.below && wordsOf(rest, tables) === null) edited(search, rest, words);
    const joined = rest.replaceAll('-', '');
    if (joined !== rest)
      for (const mark of tables.marks.exact.get(joined) ?? [])
        if (mark.grade !== Grade.Common)
          keep(search, mark, {
            name: rest,
            how: ['hyphenation', 'added-words', ...at(place)],
            edits: rest.length - joined.length,
            rank: place.below ? Rank.Below : Rank.EditAndWords,
            weak: !job && !search.abused,
          });
  }
}

const UNKNOWN_WORDS: Words = { count: 1, job: false, web: false };

const at = (place: Place): TwistKind[] => (place.below ? ['subdomain'] : []);

/** The label is the mark. */
function wholeName(search: Search, name: string, folded: boolean, place: Place): void {
  const sure = search.abused || search.job;
  for (const mark of search.tables.marks.exact.get(name) ?? []) {
    const common = mark.grade === Grade.Common;
    if (folded) {
      if (common && name.length < 4) continue;
      keep(search, mark, { name, how: ['homoglyph', ...at(place)], edits: 0, rank: Rank.Look, weak: false });
    } else if (place.below) {
      // Hosts of firms name the services they use: "linkedin.firm.example".
      if (!sure || (common && !(search.abused && search.job))) continue;
      keep(search, mark, { name, how: ['subdomain'], edits: 0, rank: Rank.Below, weak: false });
    } else if (!common || (sure && !search.tables.jobWords.has(mark.text)))
      // "recruit.net" is a word of recruitment before it is Recruit's.
      keep(search, mark, { name, how: ['other-tld'], edits: 0, rank: Rank.Exact, weak: !sure || common });
  }
}

/** The label holds the mark with words around it. */
function inside(search: Search, name: string, folded: boolean, place: Place): void {
  const { tables } = search;
  for (let i = 0; i + 2 <= name.length; i++) {
    const marks = tables.marks.byHead.get(name.slice(i, i + headOf(name.slice(i, i + 1))));
    if (marks === undefined) continue;
    for (const mark of marks) {
      const { text } = mark;
      if (text.length >= name.length || !name.startsWith(text, i)) continue;
      const left = name.slice(0, i);
      const right = name.slice(i + text.length);
      const before = wordsOf(left, tables);
      const after = wordsOf(right, tables);
      const known = before !== null && after !== null;
      const bounded = (left === '' || left.endsWith('-')) && (right === '' || right.startsWith('-'));
      const job = (before?.job ?? false) || (after?.job ?? false);
      const count = (before?.count ?? 0) + (after?.count ?? 0);
      const web = known && count > 0 && before.web && after.web;
      const around = { known, bounded, job, count, web, left, right };
      const told = isTold(search, mark, around);
      if (!told && (place.below || !isFaint(search, mark, around))) continue;
      keep(search, mark, {
        name,
        how: [...(folded ? (['homoglyph'] as const) : []), web ? 'missing-dot' : 'added-words', ...at(place)],
        edits: 0,
        rank: mark.grade === Grade.Common ? Rank.CommonWords : place.below ? Rank.Below : Rank.Words,
        weak: !told || (!web && !job && !search.abused && !search.job),
      });
    }
  }
}

/** Words around a mark. */
interface Around {
  readonly known: boolean;
  readonly bounded: boolean;
  readonly job: boolean;
  readonly count: number;
  readonly web: boolean;
  readonly left: string;
  readonly right: string;
}

/** Are the words around a mark evidence enough? */
function isTold(search: Search, { grade, text }: Mark, around: Around): boolean {
  if (grade === Grade.Distinct) return around.known || around.bounded || text.length >= INSIDE_WORD;
  if (grade === Grade.Brief)
    return (around.known && around.count > 0) || (around.bounded && (around.job || search.abused));
  if (text.length < 2 || !around.known) return false;
  if (around.web) return around.left.startsWith('www') && text.length > 2;
  return around.job && (search.abused || around.count > 1) && (around.bounded || text.length > 2);
}

/** Is it a short name or a word behind a hyphen from words of recruitment (`shell-recruitment`), where the brand may be at home? */
function isFaint({ tables, suffix }: Search, { grade, text, brand }: Mark, around: Around): boolean {
  if (grade !== Grade.Common || text.length < 3 || tables.sharedMarks.has(text) || tables.jobWords.has(text))
    return false;
  return around.known && around.bounded && around.job && (brand.suffixes.has(suffix) || OPEN_TO_ALL.has(suffix));
}

/** Endings that say nothing of who registered. */
const OPEN_TO_ALL: ReadonlySet<string> = new Set(['com', 'net', 'org']);

/** The name looks like a mark. `words`: those taken away from around it, null for none. */
function looks(search: Search, name: string, place: Place, words: Words | null): void {
  const { tables } = search;
  for (const mark of tables.skeletons.keys(name).flatMap((key) => tables.marks.byKey.get(key) ?? [])) {
    if (mark.text === name) continue;
    const common = mark.grade === Grade.Common;
    if (common && !(isDisguise(name, mark.text) && (words === null || words.job))) continue;
    // What looks shorter than a short name is rather another word.
    if (mark.grade === Grade.Brief && name.length < mark.text.length) continue;
    if (words === UNKNOWN_WORDS && mark.grade !== Grade.Distinct) continue;
    keep(search, mark, {
      name,
      how: ['homoglyph', ...(words === null ? [] : (['added-words'] as const)), ...at(place)],
      edits: 0,
      rank: common ? Rank.CommonLook : place.below ? Rank.Below : words === null ? Rank.Look : Rank.Words,
      weak: common && !search.abused && !search.job,
    });
  }
}

/** Digits or pairs of letters in place of letters, or an l in place of an i: what is written so was written to look like the mark. */
function isDisguise(name: string, mark: string): boolean {
  if (mark.length < 4 || name.length < mark.length || /[0-9]/.test(mark)) return false;
  if (mark.length >= ONE_EDIT && name.length === mark.length && isWithElls(name, mark)) return true;
  return /[0-9]/.test(name) || (name.length > mark.length && undoubled(name) !== undoubled(mark));
}

/** Is the name the mark with an l for each letter that differs, all of them i (`lndeed`)? */
function isWithElls(name: string, mark: string): boolean {
  for (let i = 0; i < mark.length; i++) if (name[i] !== mark[i] && !(name[i] === 'l' && mark[i] === 'i')) return false;
  return true;
}

function undoubled(name: string): string {
  let single = '';
  for (const letter of name) if (letter !== single[single.length - 1]) single += letter;
  return single;
}

/** The name is a mark with a letter changed, left out, put in or swapped. */
function edited(search: Search, name: string, words: Words | null): void {
  const { tables } = search;
  for (const mark of tables.marks.near(name)) {
    if (mark.text === name) continue;
    const most = mark.text.length >= TWO_EDITS ? 2 : 1;
    const edits = editsBetween(name, mark.text, most);
    if (edits > most || (edits === 2 && name[0] !== mark.text[0])) continue;
    const kind = nameEdit(name, mark.text, tables.skeletons.key, tables.neighbours);
    const sure = search.abused || search.job || (words?.job ?? false);
    const telling = kind === 'repetition' || kind === 'transposition';
    // "ngcareers" shares with "lgcareers" little but the word of recruitment.
    const stem = telling ? mark.text.length : stemLength(mark.text, name, tables);
    if (stem < mark.text.length && stem < (edits === 2 ? TWO_EDITS : ONE_EDIT - 1)) continue;
    if (mark.grade === Grade.Common) {
      if (mark.text.length <= ONE_EDIT || !telling || (words !== null && !words.job)) continue;
    } else if (!homeOrWorse(search, mark, words?.job ?? false)) continue;
    keep(search, mark, {
      name,
      how: [kind, ...(words === null ? [] : (['added-words'] as const))],
      edits,
      rank: edits === 2 ? Rank.TwoEdits : words === null ? Rank.Edit : Rank.EditAndWords,
      weak: stem < ONE_EDIT || (!sure && (mark.grade !== Grade.Distinct || edits === 2)),
    });
  }
}

/** Letters of a mark that are left when a word of recruitment, with which the name begins or ends too, is taken away. */
function stemLength(mark: string, name: string, { jobWords, longestAffix }: DomainTables): number {
  const most = Math.min(longestAffix, mark.length - 1, name.length - 1);
  for (let length = most; length >= 3; length--)
    for (const at of [0, -length] as const) {
      const word = at === 0 ? mark.slice(0, length) : mark.slice(at);
      if (jobWords.has(word) && (at === 0 ? name.startsWith(word) : name.endsWith(word))) return mark.length - length;
    }
  return mark.length;
}

/** A name of five letters is one letter away from many others; the ending or the words must speak for the brand too. */
function homeOrWorse(search: Search, mark: Mark, job: boolean): boolean {
  return mark.grade === Grade.Distinct || search.abused || search.job || job || mark.brand.suffixes.has(search.suffix);
}

/** `ama.zon.example`: the points left out, the host is the mark. A part of it may be a public suffix by chance. */
function split(search: Search, host: Host): void {
  const labels = host.unicode.split('.');
  for (const endings of [1, 2]) {
    const name = labels.slice(0, labels.length - endings);
    if (name.length < 2) return;
    for (const mark of search.tables.marks.exact.get(name.join('')) ?? [])
      if (mark.grade === Grade.Distinct || (mark.grade === Grade.Brief && mark.brand.suffixes.has(search.suffix)))
        keep(search, mark, { name: name.join('.'), how: ['split'], edits: 0, rank: Rank.Split, weak: false });
  }
}

/** `www.indeed.com-apply.example`: a brand's whole domain stands before the registrable one or in it. */
function ownDomainInside(search: Search, below: readonly string[], label: string): void {
  const { owners, marks } = search.tables;
  const parts = [...below, ...label.split('-')];
  for (let i = 0; i + 1 < parts.length; i++) {
    for (let n = 2; n <= 4 && i + n <= parts.length; n++) {
      const domain = parts.slice(i, i + n).join('.');
      const owner = owners.get(domain);
      // "about.google" is a domain; "about-google" is a word and a name.
      if (owner === undefined || marks.exact.has(parts[i + n - 1]!)) continue;
      const mark = owner.marks.find((text) => domain.startsWith(text)) ?? owner.marks[0]!;
      const found = marks.exact.get(mark)?.find((m) => m.brand === owner);
      if (found === undefined || (found.grade === Grade.Common && i > 0)) continue;
      const how: TwistKind = i + n > below.length ? 'missing-dot' : 'subdomain';
      keep(search, found, { name: domain, how: [how], edits: 0, rank: Rank.Domain, weak: false });
    }
  }
}

/** `https://indeed.com@evil.example`. */
function inUserinfo(search: Search, userinfo: string): void {
  for (const part of userinfo.toLowerCase().split(/[@:/]/)) {
    const owner = search.tables.owners.get(part.startsWith('www.') ? part.slice(4) : part);
    const mark = owner && search.tables.marks.exact.get(owner.marks[0]!)?.find((m) => m.brand === owner);
    if (mark) keep(search, mark, { name: part, how: ['userinfo'], edits: 0, rank: Rank.Domain, weak: false });
  }
}

/** `evil.example/indeed.com/apply`; the bare name only on addresses, free hosting and abused endings. */
function inPath(search: Search, host: Host): void {
  const { owners, marks } = search.tables;
  const first = host.path.split(/[?#]/, 1)[0]!.split('/', 2)[1]?.toLowerCase();
  if (!first || first.length > LONGEST_LABEL) return;
  const domain = first.startsWith('www.') ? first.slice(4) : first;
  const owner = owners.get(domain);
  const sure = search.abused || search.job;
  if (owner !== undefined && domain.includes('.')) {
    const mark = marks.exact.get(owner.marks[0]!)?.find((m) => m.brand === owner);
    if (mark) keep(search, mark, { name: first, how: ['path'], edits: 0, rank: Rank.Path, weak: !sure });
  } else if (search.abused || search.hosted) {
    for (const word of [first, ...first.split('-')])
      for (const mark of marks.exact.get(word) ?? [])
        if (mark.grade !== Grade.Common)
          keep(search, mark, { name: first, how: ['path'], edits: 0, rank: Rank.Path - 1, weak: true });
  }
}
