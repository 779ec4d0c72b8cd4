import ipaddr from 'ipaddr.js';
import metadata from '../../../rules/knowledge/reputation/metadata-addresses.json';
import ownNetwork from '../../../rules/knowledge/reputation/own-network.json';

/** Public addresses behind which a cloud keeps its metadata. */
const METADATA: ReadonlySet<string> = new Set(metadata.rows.map((row) => row.address));

/** The part of IPv6 that is given out for the public network (RFC 4291, IANA IPv6 global unicast). */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Why an address must not be connected to, or null when it is a public one. What is not known to be public is blocked:
 * loopback, private, link-local, shared, multicast, documentation and reserved ranges, every IPv6 form that carries an IPv4
 * address (mapped, compatible, NAT64, 6to4, Teredo), and cloud metadata.
 *
 * @param address in any spelling that a C library takes: `127.1`, `0x7f.1`, `2130706433`, `0177.0.0.1`, `::ffff:7f00:1`
 */
export function blockedAddress(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'no address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return range;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) return 'not global unicast';
  if (METADATA.has(parsed.toString())) return 'cloud metadata';
  return null;
}

/** The address that a host of a URL is, without brackets; null when it is a name. */
export function literalAddress(hostname: string): string | null {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  return ipaddr.IPv4.isValid(hostname) ? hostname : null;
}

/** Ends of names that lead into the caller's own network or machine. */
const OWN_NETWORK: readonly string[] = ownNetwork.rows.map((row) => row.suffix);

/** Why a name must not be asked, whatever it resolves to, or null. A name without a dot is completed by the machine's own domain. */
export function blockedName(hostname: string): string | null {
  const name = hostname.toLowerCase().replace(/\.+$/, '');
  if (!name.includes('.')) return 'name without a dot';
  const end = OWN_NETWORK.find((suffix) => name === suffix || name.endsWith(`.${suffix}`));
  return end === undefined ? null : `name below .${end}`;
}

/** Are two spellings one address? */
export function sameAddress(a: string, b: string): boolean {
  if (!ipaddr.isValid(a) || !ipaddr.isValid(b)) return false;
  return ipaddr.process(a).toString() === ipaddr.process(b).toString();
}
