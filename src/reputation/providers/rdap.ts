import { parse } from 'tldts';
import * as z from 'zod';
import { ReputationError } from '../errors';
import { guardedFetch } from '../fetch/guarded';
import { expectOk } from '../fetch/response';
import type { GuardedFetch } from '../fetch/types';
import type { RdapBootstrap } from '../knowledge';
import { shippedBootstrap, weightOf, weightOfAge } from '../knowledge';
import type { ReputationProvider } from '../types';

export interface RdapOptions {
  /** Servers by top-level domain. Default: the list that comes with the library; {@link fetchBootstrap} gets today's. */
  readonly bootstrap?: RdapBootstrap;
  readonly fetch?: GuardedFetch;
}

const DAY = 24 * 3_600_000;

/** What is read of a domain object (RFC 9083, 5.3). */
const domainSchema = z.object({
  ldhName: z.string().optional(),
  events: z.array(z.object({ eventAction: z.string(), eventDate: z.string() })).optional(),
});

const bootstrapSchema = z.object({
  publication: z.string(),
  services: z.array(z.tuple([z.array(z.string()), z.array(z.string())])),
});

/**
 * How old a domain is, from its registry (RDAP, RFC 9082 and 9083). Young domains are `listed`, and so are those that nobody has
 * registered. Domains below a top-level domain without a known server are `unknown`: most country codes.
 */
export function rdap(options: RdapOptions = {}): ReputationProvider {
  const { fetch = guardedFetch, bootstrap = shippedBootstrap() } = options;
  return {
    id: 'rdap',
    sends: "To the RDAP server of the domain's registry: the registrable domain, such as firma.example.",
    subjects: ['domain'],
    server: ({ value }) => bootstrap.servers.get(registrationOf(value)?.tld ?? ''),
    async check({ value }, { signal, now }) {
      const registration = registrationOf(value);
      if (registration === null)
        throw new ReputationError('not-covered', `${value} is not registered with a registry of its own`);
      const { domain, tld } = registration;
      const server = bootstrap.servers.get(tld);
      if (server === undefined)
        throw new ReputationError('not-covered', `no RDAP server is known for .${tld} (list of ${bootstrap.asOf})`);
      const response = await fetch(`${server}domain/${domain}`, {
        signal,
        headers: { accept: 'application/rdap+json' },
      });
      if (response.status === 404)
        return {
          status: 'listed',
          reason: 'domain.unregistered',
          detail: `the registry of .${tld} knows no ${domain}`,
          weightHint: weightOf('domain.unregistered'),
        };
      const parsed = domainSchema.safeParse(expectOk(response, now()).json());
      if (!parsed.success) throw new ReputationError('bad-answer', z.prettifyError(parsed.error));
      const event = parsed.data.events?.find(({ eventAction }) => eventAction === 'registration');
      const registered = Date.parse(event?.eventDate ?? '');
      if (Number.isNaN(registered)) throw new ReputationError('bad-answer', 'no date of registration');
      const days = Math.max(0, Math.floor((now() - registered) / DAY));
      const detail = `registered ${new Date(registered).toISOString().slice(0, 10)}, ${days} days before`;
      const weightHint = weightOfAge(days);
      return weightHint === null
        ? { status: 'clean', reason: 'domain.aged', detail }
        : { status: 'listed', reason: 'domain.new', detail, weightHint };
    },
  };
}

/** The registered name, and the top-level domain of its registry; null for a page at github.io, which no registry knows. */
function registrationOf(value: string): { readonly domain: string; readonly tld: string } | null {
  const { domain, publicSuffix, isPrivate } = parse(value, { allowPrivateDomains: true });
  if (domain === null || publicSuffix === null || isPrivate) return null;
  return { domain, tld: publicSuffix.slice(publicSuffix.lastIndexOf('.') + 1) };
}

/**
 * Reads IANA's list of servers (RFC 9224). Servers that do not speak https are left out.
 *
 * @throws {ReputationError} `bad-answer` when it is no such list
 */
export function parseBootstrap(json: unknown): RdapBootstrap {
  const parsed = bootstrapSchema.safeParse(json);
  if (!parsed.success) throw new ReputationError('bad-answer', z.prettifyError(parsed.error));
  const servers = new Map<string, string>();
  for (const [tlds, urls] of parsed.data.services) {
    const url = urls.find((u) => u.startsWith('https://'));
    if (url !== undefined) for (const tld of tlds) servers.set(tld.toLowerCase(), url.endsWith('/') ? url : `${url}/`);
  }
  return { asOf: parsed.data.publication.slice(0, 10), servers };
}

/**
 * Today's list of servers, from IANA.
 *
 * @throws {ReputationError} when it cannot be had
 */
export async function fetchBootstrap(fetch: GuardedFetch = guardedFetch): Promise<RdapBootstrap> {
  return parseBootstrap(expectOk(await fetch('https://data.iana.org/rdap/dns.json'), Date.now()).json());
}
