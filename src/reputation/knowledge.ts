import messengers from '../../rules/knowledge/messenger-hosts.json';
import parked from '../../rules/knowledge/reputation/parked-name-servers.json';
import rdapServers from '../../rules/knowledge/reputation/rdap-bootstrap.json';
import reasons from '../../rules/knowledge/reputation/reasons.json';
import type { ListedReason } from './types';

const weights: ReadonlyMap<string, number> = new Map(reasons.rows.map(({ reason, weight }) => [reason, weight]));

/** Log-odds of a reason, or null where there is no row for it. */
export function weightOf(reason: ListedReason): number | null {
  return weights.get(reason) ?? null;
}

/** Weight of a domain that is so many days old; null when it is old enough. */
export function weightOfAge(days: number): number | null {
  return reasons.domainAge.rows.find(({ youngerThanDays }) => days < youngerThanDays)?.weight ?? null;
}

/** The parking service to which a name server belongs, or null. */
export function parkingServiceOf(nameServer: string): string | null {
  const host = nameServer.toLowerCase().replace(/\.$/, '');
  return parked.rows.find((row) => host === row.host || host.endsWith(`.${row.host}`))?.of ?? null;
}

/** Beginnings of handles that are codes of invitations, in lower case, by channel. */
const invitations = new Map<string, readonly string[]>();
for (const row of messengers.rows)
  if (row.path === 'handle' && row.groups !== undefined)
    invitations.set(row.channel, [...(invitations.get(row.channel) ?? []), ...row.groups]);

/** Is a handle (`telegram:+AbC`) the code of an invitation, in which capitals count, by the way it begins? */
export function isInvitation(handle: string): boolean {
  const colon = handle.indexOf(':');
  const code = handle.slice(colon + 1).toLowerCase();
  return (invitations.get(handle.slice(0, colon)) ?? []).some((beginning) => code.startsWith(beginning));
}

/** RDAP servers by top-level domain, and the date of the list. */
export interface RdapBootstrap {
  /** ISO 8601. */
  readonly asOf: string;
  readonly servers: ReadonlyMap<string, string>;
}

/** The list that comes with the library. */
export function shippedBootstrap(): RdapBootstrap {
  const servers = new Map<string, string>();
  for (const { server, tlds } of rdapServers.rows)
    for (const tld of tlds.split(' ')) servers.set(tld, server.replace('{tld}', tld));
  return { asOf: rdapServers.asOf, servers };
}
