import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type {
  Answer,
  DnsResolver,
  GuardedFetch,
  ReputationProvider,
  Subject,
  WebRiskOptions,
} from '../../src/reputation';
import {
  dns,
  enrichSubjects,
  localList,
  memoryCache,
  parseBootstrap,
  ReputationError,
  rdap,
  safeBrowsing,
  webRisk,
} from '../../src/reputation';
import { responseOf } from '../../src/reputation/fetch/response';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const context = { signal: new AbortController().signal, now: () => NOW };
const ask = async (provider: ReputationProvider, kind: Subject['kind'], value: string): Promise<Answer> =>
  provider.check({ kind, value }, context);

interface Asked {
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
}

/** A fetch that answers from a function, and notes what it was asked. */
function fakeFetch(answer: (url: URL) => { status?: number; type?: string; body?: string | Uint8Array }) {
  const asked: Asked[] = [];
  const fetch: GuardedFetch = async (address, options) => {
    const url = new URL(address);
    asked.push({ url, headers: options?.headers ?? {} });
    const { status = 200, type = 'application/json', body = '' } = answer(url);
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    return responseOf(address, { status, headers: new Map([['content-type', type]]), body: bytes });
  };
  return { fetch, asked };
}

describe('rdap', () => {
  const bootstrap = { asOf: '2026-01-01', servers: new Map([['example', 'https://rdap.example/v1/']]) };
  const registered = (date: string) =>
    JSON.stringify({ objectClassName: 'domain', events: [{ eventAction: 'registration', eventDate: date }] });

  it.each([
    ['2026-11-20T00:00:00Z', 'listed', 'domain.new', 'registered 2026-11-20, 7 days before', 1.5],
    ['2026-10-26T13:00:00Z', 'listed', 'domain.new', 'registered 2026-10-26, 31 days before', 1.5],
    ['2026-10-26T12:00:00Z', 'listed', 'domain.new', 'registered 2026-10-26, 32 days before', 0.7],
    ['2026-06-01T00:00:00Z', 'listed', 'domain.new', 'registered 2026-06-01, 179 days before', 0.7],
    ['2026-05-31T00:00:00Z', 'clean', 'domain.aged', 'registered 2026-05-31, 180 days before', undefined],
    ['2026-11-28T00:00:00Z', 'listed', 'domain.new', 'registered 2026-11-28, 0 days before', 1.5],
  ])('registered %s: %s', async (date, status, reason, detail, weightHint) => {
    const { fetch, asked } = fakeFetch(() => ({ body: registered(date) }));
    const answer = await ask(rdap({ bootstrap, fetch }), 'domain', 'firma.example');
    expect(answer).toEqual({ status, reason, detail, ...(weightHint !== undefined && { weightHint }) });
    expect(asked.map((a) => a.url.href)).toEqual(['https://rdap.example/v1/domain/firma.example']);
  });

  it('takes a 404 for a domain that nobody has registered', async () => {
    const { fetch } = fakeFetch(() => ({ status: 404 }));
    expect(await ask(rdap({ bootstrap, fetch }), 'domain', 'firma.example')).toMatchObject({
      reason: 'domain.unregistered',
    });
  });

  it('asks for the registrable domain, and for none where the registry knows none', async () => {
    const { fetch, asked } = fakeFetch(() => ({ body: registered('2001-01-01T00:00:00Z') }));
    const provider = rdap({ fetch });
    expect(await ask(provider, 'domain', 'jobs.firma.co.uk')).toMatchObject({ reason: 'domain.aged' });
    expect(await ask(provider, 'domain', 'firma.com')).toMatchObject({ reason: 'domain.aged' });
    for (const value of ['firma.app', 'firma.dev', 'firma.co.th', 'firma.online', 'firma.in'])
      expect(await ask(provider, 'domain', value)).toMatchObject({ reason: 'domain.aged' });
    expect(asked.map((a) => a.url.href)).toEqual([
      'https://rdap.nominet.uk/uk/domain/firma.co.uk',
      'https://rdap.verisign.com/com/v1/domain/firma.com',
      'https://pubapi.registry.google/rdap/domain/firma.app',
      'https://pubapi.registry.google/rdap/domain/firma.dev',
      'https://rdap.thains.co.th/domain/firma.co.th',
      'https://rdap.radix.host/rdap/domain/firma.online',
      'https://rdap.nixiregistry.in/rdap/domain/firma.in',
    ]);
    const tlds = ['kr', 'cn', 'jp', 'vn', 'kh', 'ph'].map((tld) => `firma.${tld}`);
    for (const value of ['page.github.io', ...tlds, 'github.io', 'co.uk'])
      await expect(ask(provider, 'domain', value)).rejects.toMatchObject({ reason: 'not-covered' });
    expect(asked).toHaveLength(7);
  });

  it('leaves alone the registry that fails, and no other', async () => {
    const { fetch, asked } = fakeFetch((url) =>
      url.host === 'rdap.verisign.com' ? { status: 503 } : { body: registered('2001-01-01T00:00:00Z') },
    );
    const provider = rdap({ fetch });
    const reasonOf = async (value: string) => {
      const options = { retries: 0, now: () => NOW, breaker: { failures: 1 } };
      const { observations, unknown } = await enrichSubjects([{ kind: 'domain', value }], [provider], options);
      return observations[0]?.reason ?? unknown[0]!.reason;
    };
    expect([await reasonOf('firma.com'), await reasonOf('firma.kr'), await reasonOf('other.com')]).toEqual([
      'server-error',
      'not-covered',
      'circuit-open',
    ]);
    expect(await reasonOf('firma.co.uk')).toBe('domain.aged');
    expect(asked).toHaveLength(2);
  });

  it('shares no answer with one that asks another server', async () => {
    const { fetch } = fakeFetch((url) =>
      url.host === 'rdap.example' ? { status: 404 } : { body: registered('2001-01-01T00:00:00Z') },
    );
    const entries = new Map();
    const cache = {
      get: (key: string) => entries.get(key),
      set: (key: string, o: unknown) => void entries.set(key, o),
    };
    const ask = async (server: string) => {
      const provider = rdap({ fetch, bootstrap: { asOf: '2026-01-01', servers: new Map([['example', server]]) } });
      const subject: Subject = { kind: 'domain', value: 'firma.example' };
      return (await enrichSubjects([subject], [provider], { cache, now: () => NOW })).observations[0]!.reason;
    };
    expect([await ask('https://rdap.example/'), await ask('https://other.example/')]).toEqual([
      'domain.unregistered',
      'domain.aged',
    ]);
  });

  it('reads the list of IANA, https only', () => {
    const list = parseBootstrap({
      publication: '2026-11-01T00:00:00Z',
      services: [
        [
          ['AA', 'bb'],
          ['http://x.example/', 'https://x.example/rdap'],
        ],
        [['cc'], ['http://y.example/']],
      ],
    });
    expect([list.asOf, ...list.servers]).toEqual([
      '2026-11-01',
      ['aa', 'https://x.example/rdap/'],
      ['bb', 'https://x.example/rdap/'],
    ]);
    expect(() => parseBootstrap({ services: 'no' })).toThrow(ReputationError);
  });
});

describe('dns', () => {
  const no = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
  const resolver = (own: Partial<DnsResolver>): DnsResolver => ({
    resolveNs: async () => ['ns1.host.example'],
    resolveMx: no('ENODATA'),
    resolve4: no('ENODATA'),
    resolve6: no('ENODATA'),
    ...own,
  });
  const reasonOf = async (kind: 'domain' | 'email', own: Partial<DnsResolver>) =>
    (await ask(dns({ resolver: resolver(own) }), kind, kind === 'email' ? 'hr@firma.example' : 'firma.example')).reason;

  it('tells whether a domain exists and is parked', async () => {
    expect(await reasonOf('domain', {})).toBe('dns.exists');
    expect(await reasonOf('domain', { resolveNs: no('ENODATA') })).toBe('dns.exists');
    expect(await reasonOf('domain', { resolveNs: no('ENOTFOUND') })).toBe('domain.nxdomain');
    expect(await reasonOf('domain', { resolveNs: async () => ['NS2.SedoParking.com.'] })).toBe('domain.parked');
    expect(await reasonOf('domain', { resolveNs: async () => ['ns.notsedoparking.com'] })).toBe('dns.exists');
  });

  it('tells whether an address can get mail', async () => {
    const mx = (exchange: string) => ({ resolveMx: async () => [{ exchange, priority: 10 }] });
    expect(await reasonOf('email', mx('mail.firma.example'))).toBe('email.mail');
    expect(await reasonOf('email', mx(''))).toBe('email.no-mail');
    expect(await reasonOf('email', mx('.'))).toBe('email.no-mail');
    expect(await reasonOf('email', { resolve6: async () => ['2001:db8::1'] })).toBe('email.mail');
    expect(await reasonOf('email', {})).toBe('email.no-mail');
    expect(await reasonOf('email', { resolveMx: no('ENOTFOUND') })).toBe('email.no-mail');
  });

  it('leaves alone the domain whose name servers fail, and no other', async () => {
    const failing = ['ESERVFAIL', 'ETIMEOUT'].flatMap((code) => [1, 2, 3, 4].map((n) => `${code.toLowerCase()}${n}`));
    const provider = dns({
      resolver: resolver({
        resolveNs: async (name) =>
          failing.includes(name.split('.')[0]!) ? no(name.slice(0, -9).toUpperCase())() : no('ENOTFOUND')(),
      }),
    });
    const reasonsOf = async (names: string[]) => {
      const subjects = names.map((name): Subject => ({ kind: 'domain', value: `${name}.example` }));
      const options = { retries: 0, cache: null, breaker: { failures: 1 } };
      const { observations, unknown } = await enrichSubjects(subjects, [provider], options);
      return [...new Set([...observations, ...unknown].map(({ reason }) => reason))];
    };
    expect(await reasonsOf(failing)).toEqual(['unreachable', 'timeout']);
    expect(await reasonsOf(failing)).toEqual(['circuit-open']);
    expect(await reasonsOf(['lure'])).toEqual(['domain.nxdomain']);
  });

  it('knows nothing when the name server does not answer', async () => {
    for (const [code, reason] of [
      ['ETIMEOUT', 'timeout'],
      ['ESERVFAIL', 'unreachable'],
      ['ECONNREFUSED', 'unreachable'],
    ] as const)
      await expect(reasonOf('domain', { resolveNs: no(code) })).rejects.toMatchObject({ reason });
  });
});

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const PAGE = 'https://Firma.example/apply//now?x=1#top';
/** The expressions that Google documents for the page. */
const EXPRESSIONS = [
  'firma.example/apply/now?x=1',
  'firma.example/apply/now',
  'firma.example/',
  'firma.example/apply/',
];
const PREFIXES = EXPRESSIONS.map((e) => sha256(e).subarray(0, 4).toString('base64'));

/** A protobuf field of bytes. */
const field = (number: number, bytes: Uint8Array) =>
  Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
const varint = (number: number, value: number) => Buffer.from([number * 8, value]);

describe('safeBrowsing', () => {
  const detail = (threat: number, ...attributes: number[]) =>
    field(2, Buffer.concat([varint(1, threat), ...(attributes.length ? [field(2, Buffer.from(attributes))] : [])]));
  const full = (text: string, ...details: Buffer[]) => field(1, Buffer.concat([field(1, sha256(text)), ...details]));
  const duration = field(2, Buffer.from([8, 0xac, 0x02]));
  const search = (...parts: Buffer[]) => ({
    type: 'application/x-protobuf',
    body: Buffer.concat([...parts, duration]),
  });

  it('sends hash prefixes and the key, and nothing else', async () => {
    const { fetch, asked } = fakeFetch(() => search());
    expect(await ask(safeBrowsing({ key: 'KEY', fetch }), 'url', PAGE)).toMatchObject({
      status: 'clean',
      ttl: 300_000,
    });
    expect(asked).toHaveLength(1);
    const { url, headers } = asked[0]!;
    expect(url.origin + url.pathname).toBe('https://safebrowsing.googleapis.com/v5/hashes:search');
    expect(url.searchParams.getAll('hashPrefixes')).toEqual(PREFIXES);
    expect([...url.searchParams.keys()].every((name) => name === 'hashPrefixes')).toBe(true);
    expect(headers).toEqual({ 'x-goog-api-key': 'KEY' });
  });

  it.each([
    ['the page', full(EXPRESSIONS[0]!, detail(2)), 'threat.social-engineering'],
    ['the host', full(EXPRESSIONS[2]!, detail(1)), 'threat.malware'],
    ['several threats', full(EXPRESSIONS[1]!, detail(3), detail(1)), 'threat.malware'],
    ['another page of the same prefix', full('other.example/', detail(2)), 'not-listed'],
    ['a threat on trial', full(EXPRESSIONS[0]!, detail(2, 1)), 'not-listed'],
    ['a threat for frames only', full(EXPRESSIONS[0]!, detail(1, 2)), 'not-listed'],
    ['a threat that is not known yet', full(EXPRESSIONS[0]!, detail(9)), 'not-listed'],
  ])('%s', async (_, hash, reason) => {
    const { fetch } = fakeFetch(() => search(hash));
    expect(await ask(safeBrowsing({ key: 'KEY', fetch }), 'url', PAGE)).toMatchObject({ reason });
  });

  it('reads JSON as well', async () => {
    const body = JSON.stringify({
      fullHashes: [
        {
          fullHash: sha256(EXPRESSIONS[0]!).toString('base64'),
          fullHashDetails: [{ threatType: 'SOCIAL_ENGINEERING' }],
        },
      ],
      cacheDuration: '7200s',
    });
    const { fetch } = fakeFetch(() => ({ body }));
    expect(await ask(safeBrowsing({ key: 'KEY', fetch }), 'url', PAGE)).toMatchObject({
      reason: 'threat.social-engineering',
      // No warning may rest on an older answer.
      ttl: 30 * 60_000,
    });
  });

  it('takes nothing broken for an answer', async () => {
    const bodies = [
      { type: 'application/x-protobuf', body: Buffer.from([0x0a, 0x50, 1]) },
      { type: 'application/x-protobuf', body: Buffer.alloc(0) },
      { type: 'application/x-protobuf', body: Buffer.from('<html>') },
      { body: '{"fullHashes":[{}],"cacheDuration":"1s"}' },
      { body: '{}' },
    ];
    for (const broken of bodies) {
      const { fetch } = fakeFetch(() => broken);
      await expect(ask(safeBrowsing({ key: 'KEY', fetch }), 'url', PAGE)).rejects.toMatchObject({
        reason: 'bad-answer',
      });
    }
    expect(() => safeBrowsing({ key: '' })).toThrow(/key: must be/);
  });
});

describe('webRisk', () => {
  it('sends one hash prefix a request, and stops at a hit', async () => {
    const threat = {
      threatTypes: ['SOCIAL_ENGINEERING'],
      hash: sha256(EXPRESSIONS[1]!).toString('base64'),
      expireTime: '2026-11-27T12:10:00Z',
    };
    const { fetch, asked } = fakeFetch((url) => ({
      body: JSON.stringify({
        negativeExpireTime: '2026-11-27T13:00:00Z',
        ...(url.searchParams.get('hashPrefix') === PREFIXES[1] && { threats: [threat] }),
      }),
    }));
    expect(await ask(webRisk({ key: 'KEY', fetch }), 'url', PAGE)).toMatchObject({
      status: 'listed',
      reason: 'threat.social-engineering',
      ttl: 600_000,
    });
    expect(asked.map((a) => a.url.searchParams.getAll('hashPrefix'))).toEqual([[PREFIXES[0]], [PREFIXES[1]]]);
    expect(asked[0]!.url.searchParams.getAll('threatTypes')).toEqual([
      'MALWARE',
      'SOCIAL_ENGINEERING',
      'UNWANTED_SOFTWARE',
    ]);
    expect(JSON.stringify(asked)).not.toContain('firma');
  });

  it('shares no answer with one that searches other lists', async () => {
    const { fetch, asked } = fakeFetch(() => ({ body: '{"negativeExpireTime":"2026-11-27T13:00:00Z"}' }));
    const cache = memoryCache();
    const requests = async (options: Partial<WebRiskOptions>) => {
      const before = asked.length;
      const provider = webRisk({ key: 'KEY', fetch, ...options });
      await enrichSubjects([{ kind: 'url', value: PAGE }], [provider], { cache, now: () => NOW });
      return asked.length - before;
    };
    expect(await requests({ lists: ['MALWARE', 'SOCIAL_ENGINEERING'] })).toBe(4);
    expect(await requests({})).toBe(4);
    expect(await requests({ endpoint: 'https://mirror.example/v1/hashes:search' })).toBe(4);
    expect(await requests({ lists: ['SOCIAL_ENGINEERING', 'MALWARE'] })).toBe(0);
  });

  it('is clean when no full hash is one of ours', async () => {
    const body = JSON.stringify({ threats: [{ threatTypes: ['MALWARE'], hash: sha256('x').toString('base64') }] });
    const { fetch, asked } = fakeFetch(() => ({ body }));
    expect(await ask(webRisk({ key: 'KEY', fetch }), 'url', PAGE)).toMatchObject({ status: 'clean', ttl: 300_000 });
    expect(asked).toHaveLength(4);
  });
});

describe('localList', () => {
  const list = localList({
    block: [
      { kind: 'handle', value: 'telegram:HR_Demo', reason: 'reported' },
      { kind: 'phone', value: '+821012345678', reason: 'reported', expires: '2026-11-27T12:00:00Z' },
      { kind: 'email', value: 'hr@firma.example', reason: 'reported', expires: '2026-11-27T13:00:00Z' },
      { kind: 'domain', value: 'both.example', reason: 'reported' },
    ],
    allow: [{ kind: 'domain', value: 'both.example', reason: 'taken off on appeal' }],
  });

  it('answers with reason and expiry', async () => {
    expect(await ask(list, 'handle', 'telegram:hr_demo')).toMatchObject({ status: 'listed', detail: 'reported' });
    expect(await ask(list, 'phone', '+821012345678')).toMatchObject({ status: 'clean', reason: 'not-listed' });
    expect(await ask(list, 'email', 'hr@firma.example')).toMatchObject({ status: 'listed', ttl: 3_600_000 });
    expect(await ask(list, 'domain', 'both.example')).toMatchObject({
      reason: 'list.allowed',
      detail: 'taken off on appeal',
    });
  });

  it('tells capitals apart in codes of invitations, and not in names', async () => {
    const codes = localList({
      block: ['telegram:+AbC', 'telegram:joinchat/AbC', 'line:R/ti/g/AbC', 'discord:AbCdE', 'telegram:JoinUs_HR'].map(
        (value) => ({ kind: 'handle', value, reason: 'reported' }),
      ),
    });
    const statusOf = async (value: string) => (await ask(codes, 'handle', value)).status;
    for (const value of [
      'telegram:+AbC',
      'telegram:joinchat/AbC',
      'line:R/ti/g/AbC',
      'discord:AbCdE',
      'telegram:joinus_hr',
    ])
      expect([value, await statusOf(value)]).toEqual([value, 'listed']);
    for (const value of ['telegram:+aBC', 'telegram:+abc', 'telegram:joinchat/abc', 'line:R/ti/g/aBC', 'discord:aBcDe'])
      expect([value, await statusOf(value)]).toEqual([value, 'clean']);
  });

  it('is never answered for by a cache', async () => {
    const subject: Subject = { kind: 'domain', value: 'firma.example' };
    const entries = new Map();
    const cache = {
      get: (key: string) => entries.get(key),
      set: (key: string, o: unknown) => void entries.set(key, o),
    };
    await enrichSubjects([subject], [localList({})], { cache });
    const blocked = localList({ block: [{ ...subject, reason: 'new' }] });
    expect((await enrichSubjects([subject], [blocked], { cache })).observations).toMatchObject([{ status: 'listed' }]);
    expect(entries.size).toBe(0);
  });

  it('names the row that does not hold', () => {
    const row = { kind: 'domain', value: 'a.example', reason: 'x' } as const;
    expect(() => localList({ block: [row, { ...row, reason: '' }] })).toThrow(/^block\[1\]\.reason/);
    expect(() => localList({ allow: [{ ...row, expires: 'soon' }] })).toThrow(/^allow\[0\]\.expires/);
    expect(() => localList({ allow: [{ ...row, kind: 'name' as 'url' }] })).toThrow(/^allow\[0\]\.kind/);
  });
});
