/** What a host serves, as far as the lists know it. */
export type HostKind =
  | 'free-mail'
  | 'disposable-mail'
  | 'shortener'
  | 'messenger'
  | 'form'
  | 'free-hosting'
  | 'ats'
  | BrandKind;

/** What a known brand is. */
export type BrandKind = 'employer' | 'job-board' | 'agency' | 'delivery' | 'platform' | 'bank' | 'authority';

/** How a raw IP address is written; browsers take them all. */
export type IpSpelling = 'dotted' | 'decimal' | 'octal' | 'hex' | 'short' | 'ipv6';

/** A known brand, as far as a verdict names it. */
export interface BrandRef {
  readonly name: string;
  readonly kind: BrandKind;
  /** Country of its seat, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The registrable domain it is best known by. */
  readonly domain: string;
}

/** Facts about a host; nothing here is a judgement. */
export interface HostFacts {
  /** Host in ASCII, lower case, without the trailing point; of an address its canonical form. */
  readonly ascii: string;
  /** The same with its punycode labels in Unicode. */
  readonly unicode: string;
  /** Registrable domain by the public suffix list with its private part (`x.github.io`); null for addresses and bare suffixes. */
  readonly domain: string | null;
  /** Public suffix, private ones too (`co.kr`, `github.io`). */
  readonly suffix: string | null;
  /** What is registered by one party: `domain`, or with its path where sites are told apart by the path (`sites.google.com/view/x`). */
  readonly site: string | null;
  /** Does it hold a label in punycode or outside ASCII? */
  readonly idn: boolean;
  /** Labels (Unicode) whose letters mix scripts that no writing system mixes; UTS #39, "highly restrictive". */
  readonly mixedScript: readonly string[];
  readonly ip: { readonly version: 4 | 6; readonly spelling: IpSpelling } | null;
  readonly port: number | null;
  /** What stands before the last `@` of a link, where it only pretends to be the host; null for mail addresses. */
  readonly userinfo: string | null;
  /** Part before the `@` of a mail address. */
  readonly mailbox: string | null;
  /** Every list that names the host; empty for an ordinary one. */
  readonly kinds: readonly HostKind[];
  /** The brand whose own host it is, or null. */
  readonly brand: BrandRef | null;
  /** Phishing domains per 10,000 registered under the top-level domain; 0 where the list has none. */
  readonly tldAbuse: number;
}

/** A way in which a host comes near to a brand. */
export type TwistKind =
  | 'other-tld'
  | 'homoglyph'
  | 'transposition'
  | 'omission'
  | 'repetition'
  | 'insertion'
  | 'addition'
  | 'replacement'
  | 'keyboard'
  | 'vowel-swap'
  | 'bitsquat'
  | 'plural'
  | 'hyphenation'
  | 'edits'
  | 'split'
  | 'added-words'
  | 'missing-dot'
  | 'subdomain'
  | 'userinfo'
  | 'path';

/** A host that is near to a brand and not the brand's own. */
export interface Twist {
  readonly brand: BrandRef;
  /** The brand's name as it stands in hosts, which the host is near to. */
  readonly mark: string;
  /** The part of the host or path that is near to it. */
  readonly found: string;
  /** All ways in which it is, the nearest first. */
  readonly how: readonly TwistKind[];
  /** Changed letters between `found` and `mark`; 0 where only the place, the words around it or the look differ. */
  readonly edits: number;
  /**
   * `weak` where another owner is likely enough to need more evidence: the name itself under another ending, one letter off a
   * name of five, a name in a subdomain or path; unless the ending is an abused one or words of recruitment stand beside it.
   */
  readonly strength: 'strong' | 'weak';
}

/** How a company's name agrees with a host. */
export type Agreement =
  /** The name is a known brand's, and the host is the brand's own. */
  | 'own'
  /** All significant words of the name stand in the domain, or the domain's name is made of them. */
  | 'same'
  /** One significant word of the name stands in the domain. */
  | 'part'
  /** The domain is the initials of the name. */
  | 'initials'
  /** Nothing of the name stands in the domain. */
  | 'none'
  /** Not to be told: mail, hosting, form, messenger and shortener hosts, addresses, names in other letters than the domain. */
  | 'unknown';

export interface NameAgreement {
  readonly agreement: Agreement;
  /**
   * The known brand that the name is, or begins with. With a host that is not the brand's own, its bare name is `none`; a name that
   * goes on behind it (`Amazon Filters`) is `same` where the domain is the whole name, else `unknown`.
   */
  readonly brand: BrandRef | null;
}
