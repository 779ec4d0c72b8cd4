import type { KnowledgeFile, KnowledgeSource } from '../extract/tables';
import type { BrandKind } from './types';

/** `rules/knowledge/brands.json`, with the words and look-alikes that untwisting needs. */
export interface BrandFile extends KnowledgeFile<BrandRow> {
  /** Words that are put beside a brand's name, by what they speak of. */
  readonly affixes: {
    readonly job: readonly string[];
    readonly web: readonly string[];
    readonly other: readonly string[];
  };
  /** One or two letters, to what they look like. */
  readonly lookAlikes: Readonly<Record<string, string>>;
  /** Rows of a keyboard from the top. */
  readonly keyboard: readonly string[];
  /** Legal forms and other words of a company's name that no domain repeats. */
  readonly legalForms: readonly string[];
  /** Labels of public suffixes under which only state bodies and schools register (`go` in `go.kr`). */
  readonly restrictedSuffixes: readonly string[];
  /** Public suffixes that have such a label and are open to all (`edu.pl`). */
  readonly openSuffixes?: readonly string[];
  /** Marks that are common beside words of recruitment (`manpower-recruitment`), or the name of many firms. */
  readonly sharedMarks?: readonly string[];
}

export interface BrandRow {
  readonly name: string;
  readonly kind: BrandKind;
  /** Country of the seat, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Its own domains, the best known first; a host below one, or a top-level domain of its own, is its own too. */
  readonly domains: readonly string[];
  /** The name as it stands in hosts; by default the registrable label of the first domain. */
  readonly marks?: readonly string[];
  /** Other names, also in other scripts. */
  readonly also?: readonly string[];
  /** The marks are words, names of persons or places: only closer evidence counts. */
  readonly word?: boolean;
  /** Labels that look near and are other words or firms. */
  readonly not?: readonly string[];
}

export interface FreeHostingRow {
  readonly host: string;
  /** Where sites are told apart by the path: the segment before the site's name, or empty when it is the first. */
  readonly path?: string;
}

export interface AtsRow {
  readonly host: string;
  readonly system: string;
}

export interface TldAbuseRow {
  readonly tld: string;
  /** Phishing domains per 10,000 registered. */
  readonly score: number;
  readonly period: string;
  readonly source: string;
}

/** `rules/knowledge/disposable-mail.json`: hashes of the domains, packed. */
export interface DisposableMailFile {
  readonly asOf: string;
  readonly source: string;
  readonly licence: string;
  readonly count: number;
  readonly packed: string;
}

/** The tables of `rules/knowledge` that this room reads, by file name without `.json`; any but `brands` may be missing. */
export interface DomainKnowledge
  extends Pick<KnowledgeSource, 'free-mail' | 'shorteners' | 'messenger-hosts' | 'form-hosts'> {
  readonly brands: BrandFile;
  readonly 'disposable-mail'?: DisposableMailFile;
  readonly 'free-hosting'?: KnowledgeFile<FreeHostingRow>;
  readonly 'ats-hosts'?: KnowledgeFile<AtsRow>;
  /** `abusedFrom`: the score from which an ending counts as abused. */
  readonly 'tld-abuse'?: KnowledgeFile<TldAbuseRow> & { readonly abusedFrom: number };
}
