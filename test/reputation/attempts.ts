import type { Address, GuardedFetch, ReputationEvidence, UnknownReason } from '../../src/reputation';
import { enrichSubjects, guardedFetch, rdap } from '../../src/reputation';
import type { Lab } from './lab';

/** A server that is down, wrong or hostile: what is asked, and why nothing must be known afterwards. */
export interface Attempt {
  readonly name: string;
  /** Address of the RDAP server that the provider is told to ask. */
  readonly server: (lab: Lab) => string;
  readonly reason: UnknownReason;
  /** Addresses of any name, at each question in turn; the last one stays. */
  readonly answers?: readonly (readonly string[])[];
}

/** An address of the public network. Nothing is ever sent to it: see {@link attempt}. */
export const PUBLIC_ADDRESS = '93.184.215.14';

/** Spellings of this machine and its neighbourhood, as hosts of an address. */
export const BLOCKED_HOSTS: readonly string[] = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0x7f000001',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '１２７.０.０.１',
  '%31%32%37.0.0.1',
  '0',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[::ffff:7f00:1]',
  '[::ffff:127.0.0.1]',
  '[::7f00:1]',
  '[0:0:0:0:0:ffff:7f00:0001]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '[fec0::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[100::1]',
  '[4000::1]',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '169.254.169.254',
  '100.100.100.200',
  '100.64.0.1',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '198.51.100.1',
  '203.0.113.1',
  '198.18.0.1',
  '192.88.99.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
];

/** Addresses that a resolver may hand out, in every form that carries 127.0.0.1 or lies in a special range. */
const BLOCKED_ADDRESSES: readonly string[] = [
  '127.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::1',
  'fd00::1',
  'fe80::1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
];

const own = (path: string) => (lab: Lab) => `${lab.origin}/${path}/`;

export const ATTEMPTS: readonly Attempt[] = [
  { name: 'slow server', server: own('slow'), reason: 'timeout' },
  { name: 'server that trickles', server: own('trickle'), reason: 'timeout' },
  { name: 'no JSON', server: own('wrong-json'), reason: 'bad-answer' },
  { name: 'JSON of another shape', server: own('wrong-shape'), reason: 'bad-answer' },
  { name: 'no date of registration', server: own('no-date'), reason: 'bad-answer' },
  { name: '429, Retry-After: 3600', server: own('429'), reason: 'rate-limited' },
  { name: '500', server: own('500'), reason: 'server-error' },
  { name: '403', server: own('403'), reason: 'refused' },
  { name: 'connection cut', server: own('cut'), reason: 'unreachable' },
  { name: 'body without end', server: own('huge'), reason: 'too-large' },
  { name: 'body of 1 GiB announced', server: own('huge-length'), reason: 'too-large' },
  { name: 'compressed body', server: own('gzip'), reason: 'bad-answer' },
  { name: 'redirects without end', server: own('loop'), reason: 'too-many-redirects' },
  { name: 'dead port', server: (lab) => `http://127.0.0.1:${lab.deadPort}/`, reason: 'unreachable' },
  { name: 'file address', server: () => 'file:///etc/passwd?', reason: 'blocked-url' },
  {
    name: 'credentials in the address',
    server: (lab) => `http://a:b@127.0.0.1:${lab.trapPort}/`,
    reason: 'blocked-url',
  },
  ...['file:///etc/passwd', 'gopher://127.0.0.1:1/', 'data:text/plain,x', 'javascript:1'].map(
    (target): Attempt => ({
      name: `redirect to ${target}`,
      server: (lab) => lab.redirectTo(target),
      reason: 'blocked-url',
    }),
  ),
  ...BLOCKED_HOSTS.flatMap((host): Attempt[] => [
    { name: `asked at ${host}`, server: (lab) => `http://${host}:${lab.trapPort}/`, reason: 'blocked-address' },
    {
      name: `redirect to ${host}`,
      server: (lab) => lab.redirectTo(`http://${host}:${lab.trapPort}/`),
      reason: 'blocked-address',
    },
  ]),
  ...BLOCKED_ADDRESSES.map(
    (address): Attempt => ({
      name: `name that resolves to ${address}`,
      server: (lab) => `http://inside.example:${lab.trapPort}/`,
      answers: [[address]],
      reason: 'blocked-address',
    }),
  ),
  {
    name: 'name with a public and a private address',
    server: (lab) => `http://inside.example:${lab.trapPort}/`,
    answers: [[PUBLIC_ADDRESS, '127.0.0.1']],
    reason: 'blocked-address',
  },
  {
    name: 'redirect to a name that resolves to 127.0.0.1',
    server: (lab) => lab.redirectTo(`http://inside.example:${lab.trapPort}/`),
    answers: [['127.0.0.1']],
    reason: 'blocked-address',
  },
  {
    name: 'rebinding: public when checked, 127.0.0.1 when asked again',
    server: (lab) => `http://rebind.example:${lab.trapPort}/`,
    answers: [[PUBLIC_ADDRESS], ['127.0.0.1']],
    reason: 'unreachable',
  },
  {
    name: 'redirect to a rebinding name',
    server: (lab) => lab.redirectTo(`http://rebind.example:${lab.trapPort}/`),
    answers: [[PUBLIC_ADDRESS], ['127.0.0.1']],
    reason: 'unreachable',
  },
  {
    name: 'name without address',
    server: (lab) => `http://nowhere.example:${lab.trapPort}/`,
    answers: [[]],
    reason: 'unreachable',
  },
];

export interface Outcome {
  readonly evidence: ReputationEvidence;
  /** Addresses to which a connection was about to be made. */
  readonly connected: readonly string[];
  /** How often a name was resolved. */
  readonly resolved: number;
}

/** Makes one attempt. A connection to any address but the lab's own is refused before it is made. */
export async function attempt({ server, answers = [[]] }: Attempt, lab: Lab): Promise<Outcome> {
  const connected: string[] = [];
  let resolved = 0;
  const dead = `http://127.0.0.1:${lab.deadPort}`;
  const fetch: GuardedFetch = (url, options) =>
    guardedFetch(url, {
      ...options,
      allow: [lab.origin, dead],
      maxBytes: 1 << 20,
      resolve: async () => (answers[Math.min(resolved++, answers.length - 1)] ?? []).map(toAddress),
      onConnect: (address, to) => {
        connected.push(address);
        const { origin } = new URL(to);
        if (origin !== lab.origin && origin !== dead) throw new Error('no outside connection in a test');
      },
    });
  const bootstrap = { asOf: '2026-01-01', servers: new Map([['example', server(lab)]]) };
  const evidence = await enrichSubjects([{ kind: 'domain', value: 'firma.example' }], [rdap({ bootstrap, fetch })], {
    cache: null,
    retries: 0,
    timeout: 250,
  });
  return { evidence, connected, resolved };
}

function toAddress(address: string): Address {
  return { address, family: address.includes(':') ? 6 : 4 };
}
