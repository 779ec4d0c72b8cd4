import { ReputationError } from '../errors';
import { parkingServiceOf, weightOf } from '../knowledge';
import type { Answer, ReputationProvider } from '../types';

/** What is used of a resolver; that of `node:dns/promises` has it. Names without an answer reject with a `code`. */
export interface DnsResolver {
  resolveNs(name: string): Promise<readonly string[]>;
  resolveMx(name: string): Promise<readonly { readonly exchange: string; readonly priority: number }[]>;
  resolve4(name: string): Promise<readonly string[]>;
  resolve6(name: string): Promise<readonly string[]>;
}

export interface DnsOptions {
  /** Default: the system's name servers, by `node:dns/promises`. */
  readonly resolver?: DnsResolver;
}

/**
 * Whether a domain exists, whether it is parked, and whether a mail address can get mail (MX, or an address record in its place:
 * RFC 5321, 5.1; a null MX means never: RFC 7505).
 */
export function dns(options: DnsOptions = {}): ReputationProvider {
  let resolver = options.resolver;
  return {
    id: 'dns',
    sends:
      "To the caller's own name servers, and through them to those of the domain: the domain of links and mail addresses.",
    subjects: ['domain', 'email'],
    ttl: 3_600_000,
    // SERVFAIL and time-outs are mostly those of the domain's own name servers, which the poster chose.
    server: ({ value }) => hostOf(value),
    async check({ kind, value }) {
      resolver ??= await systemResolver();
      return kind === 'email' ? checkMail(hostOf(value), resolver) : checkDomain(value, resolver);
    },
  };
}

/** The host of a mail address; a domain is its own. */
function hostOf(value: string): string {
  return value.slice(value.lastIndexOf('@') + 1);
}

async function checkDomain(domain: string, resolver: DnsResolver): Promise<Answer> {
  const nameServers = await records(() => resolver.resolveNs(domain));
  if (nameServers === 'no-name') return listed('domain.nxdomain', `${domain} does not exist`);
  for (const host of nameServers) {
    const service = parkingServiceOf(host);
    if (service !== null) return listed('domain.parked', `parked at ${service} (name server ${host})`);
  }
  return { status: 'clean', reason: 'dns.exists', detail: `${domain} exists` };
}

async function checkMail(host: string, resolver: DnsResolver): Promise<Answer> {
  const exchanges = await records(() => resolver.resolveMx(host));
  if (exchanges === 'no-name') return listed('email.no-mail', `${host} does not exist`);
  if (exchanges.length > 0)
    return exchanges.every(({ exchange }) => exchange === '' || exchange === '.')
      ? listed('email.no-mail', `${host} says that it takes no mail (null MX)`)
      : { status: 'clean', reason: 'email.mail', detail: `${host} has mail servers` };
  for (const find of [() => resolver.resolve4(host), () => resolver.resolve6(host)]) {
    const addresses = await records(find);
    if (addresses !== 'no-name' && addresses.length > 0)
      return { status: 'clean', reason: 'email.mail', detail: `${host} has no MX, but an address that may take mail` };
  }
  return listed('email.no-mail', `${host} has neither mail server nor address`);
}

function listed(reason: string, detail: string): Answer {
  return { status: 'listed', reason, detail, weightHint: weightOf(reason) };
}

/** Records; none for a name that has others, `no-name` for one that does not exist. */
async function records<T>(find: () => Promise<readonly T[]>): Promise<readonly T[] | 'no-name'> {
  try {
    return await find();
  } catch (thrown) {
    const code = (thrown as { code?: unknown } | null)?.code;
    if (code === 'ENODATA') return [];
    if (code === 'ENOTFOUND') return 'no-name';
    if (code === 'ETIMEOUT') throw new ReputationError('timeout', 'the name server did not answer');
    throw new ReputationError('unreachable', `name server: ${typeof code === 'string' ? code : String(thrown)}`);
  }
}

async function systemResolver(): Promise<DnsResolver> {
  const { Resolver } = await import('node:dns/promises');
  return new Resolver({ timeout: 2000, tries: 2 });
}
