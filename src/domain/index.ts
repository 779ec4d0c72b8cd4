import { nameAgreement } from './company';
import { factsOf } from './facts';
import { type Host, parseHost } from './host';
import type { DomainKnowledge } from './knowledge';
import { compileDomainTables, type DomainTables } from './tables';
import { untwistHost } from './twist';
import type { HostFacts, NameAgreement, Twist } from './types';

export { packHashes } from './hash';
export type {
  AtsRow,
  BrandFile,
  BrandRow,
  DisposableMailFile,
  DomainKnowledge,
  FreeHostingRow,
  TldAbuseRow,
} from './knowledge';
export type { Brand, DomainTables } from './tables';
export { compileDomainTables } from './tables';
export type {
  Agreement,
  BrandKind,
  BrandRef,
  HostFacts,
  HostKind,
  IpSpelling,
  NameAgreement,
  Twist,
  TwistKind,
} from './types';

/** What is to be known of a host without asking anybody. Pure; never throws on any text. */
export interface DomainReader {
  /**
   * Facts about the host of a link, mail address or bare host; spelled in any way a browser takes, also with its points in
   * brackets. Null where no host is in it.
   */
  readonly readHost: (hostOrUrl: string) => HostFacts | null;
  /** The known brand that a host (or the path of a link) is near to without being its own; null for the brand's own hosts. */
  readonly untwist: (hostOrUrl: string) => Twist | null;
  /** Does a company's name agree with a host? `unknown` where the host is shared or the name is in other letters. */
  readonly nameAgainstDomain: (companyName: string, hostOrUrl: string) => NameAgreement;
}

/**
 * @param knowledge the files of `rules/knowledge`, or tables made of them; files are made into tables when the first host comes,
 * so that a text without hosts costs nothing
 */
export function createDomainReader(knowledge: DomainKnowledge | DomainTables): DomainReader {
  let made: DomainTables | undefined = 'owners' in knowledge ? knowledge : undefined;
  const tables = (): DomainTables => {
    made ??= compileDomainTables(knowledge as DomainKnowledge);
    return made;
  };
  // One link after the other is asked for all that is known of it.
  let asked: string | null = null;
  let parsed: Host | null = null;
  const hostOf = (hostOrUrl: string): Host | null => {
    if (hostOrUrl !== asked) {
      parsed = parseHost(hostOrUrl);
      asked = hostOrUrl;
    }
    return parsed;
  };
  return {
    readHost: (hostOrUrl) => {
      const host = hostOf(hostOrUrl);
      return host && factsOf(host, tables());
    },
    untwist: (hostOrUrl) => {
      const host = hostOf(hostOrUrl);
      return host && untwistHost(host, tables());
    },
    nameAgainstDomain: (companyName, hostOrUrl) => {
      const host = hostOf(hostOrUrl);
      return host ? nameAgreement(companyName, host, tables()) : { agreement: 'unknown', brand: null };
    },
  };
}
