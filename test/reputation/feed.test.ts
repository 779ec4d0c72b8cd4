import { describe, expect, it } from 'vitest';
import type { GuardedFetch, ReputationProvider, Subject } from '../../src/reputation';
import { feed, parseFeed, ReputationError } from '../../src/reputation';
import { responseOf } from '../../src/reputation/fetch/response';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const reasonOf = async (provider: ReputationProvider, kind: Subject['kind'], value: string, now = NOW) =>
  (await provider.check({ kind, value }, { signal: new AbortController().signal, now: () => now })).reason;

const CSV = `################################################################
# abuse.ch URLhaus Database Dump (CSV)                         #
# Last updated: 2026-11-27 09:30:00 (UTC)                      #
################################################################
#
# id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter
"1","2026-11-26 08:00:00","http://evil.example/a/b.sh","online","2026-11-27 08:00:00","malware_download","elf,Mozi","https://urlhaus.abuse.ch/url/1/","x"\r
"2","2026-11-26 08:00:00","http://203.0.113.9:8080/Mozi.m","offline","","malware_download","a ""quoted"" tag, and more","https://urlhaus.abuse.ch/url/2/","x"
"3","short","row"
"4","2026-11-26 08:00:00","http:///","online","","malware_download","None","https://urlhaus.abuse.ch/url/4/","x"
`;

const JSON_DUMP = JSON.stringify({
  1: [
    {
      dateadded: '2026-11-26 08:00:00 UTC',
      url: 'http://evil.example/a/b.sh',
      url_status: 'online',
      threat: 'malware_download',
      tags: ['elf'],
    },
  ],
  2: [{ url: 7 }],
});

describe('parseFeed', () => {
  it('reads the dump of URLhaus as CSV, and names the rows that it cannot read', () => {
    const list = parseFeed(CSV);
    expect([...list.addresses]).toEqual([
      [
        'evil.example/a/b.sh',
        'malware_download; elf,Mozi; online; added 2026-11-26 08:00:00; https://urlhaus.abuse.ch/url/1/',
      ],
      [
        '203.0.113.9:8080/Mozi.m',
        'malware_download; a "quoted" tag, and more; offline; added 2026-11-26 08:00:00; https://urlhaus.abuse.ch/url/2/',
      ],
    ]);
    expect(list.asOf).toBe(Date.parse('2026-11-27T09:30:00Z'));
    expect(list.rejected).toEqual([
      { line: 9, problem: 'fewer than 8 columns' },
      { line: 10, problem: 'no address' },
    ]);
  });

  it('reads it as JSON', () => {
    const list = parseFeed(JSON_DUMP);
    expect([...list.addresses]).toEqual([
      ['evil.example/a/b.sh', 'malware_download; elf; online; added 2026-11-26 08:00:00 UTC'],
    ]);
    expect(list.rejected).toEqual([{ line: 2, problem: 'no url' }]);
    expect(parseFeed('{"urls":[{"url":"http://a.example/"}]}').addresses.size).toBe(1);
    expect(parseFeed('{', 'urlhaus-json').rejected).toEqual([{ line: 1, problem: 'no JSON' }]);
  });

  it('reads the hosts of filter lists, and names the rows that are no host', () => {
    const list = parseFeed(
      '[Adblock Plus]\n! Last modified: 2026-11-20\n||evil.example^\n||bad.example^$all\n@@||ok.example^\n||page.example/x^\n',
    );
    expect([...list.trees.keys()]).toEqual(['evil.example', 'bad.example']);
    expect(list.asOf).toBe(Date.parse('2026-11-20T00:00:00Z'));
    expect(list.rejected.map(({ line }) => line)).toEqual([5, 6]);
    expect([...parseFeed('||evil.example^\n').trees.keys()]).toEqual(['evil.example']);
  });

  it('reads hosts files and plain lists', () => {
    const hosts = parseFeed(
      '# Date: x\n127.0.0.1 localhost\n0.0.0.0 Evil.example www.evil.example # why\nwhat is this\n',
    );
    expect([...hosts.hosts.keys()]).toEqual(['evil.example', 'www.evil.example']);
    expect(hosts.rejected).toEqual([{ line: 4, problem: 'not "0.0.0.0 name"' }]);
    const plain = parseFeed('! comment\nevil.example\n*.bad.example\nhttp://ok.example/page\n203.0.113.9\n---\n');
    expect([...plain.trees.keys()]).toEqual(['evil.example', 'bad.example', '203.0.113.9']);
    expect([...plain.addresses.keys()]).toEqual(['ok.example/page']);
    expect(plain.rejected).toEqual([{ line: 6, problem: 'no host' }]);
  });

  it('reads no entry out of rows that are neither host nor address', () => {
    const rows = [
      'evil.example,phishing',
      '||evil.example^',
      '</head>',
      '<a',
      'window.location="https://evil.example/"',
      'http://localhost/x',
      '1.2.3.4.5',
      'evil..exam!ple/x',
      '@@||evil.example',
    ];
    const list = parseFeed(rows.join('\n'));
    expect([...list.addresses, ...list.hosts, ...list.trees]).toEqual([]);
    expect(list.rejected.map(({ line }) => line)).toEqual(rows.map((_, k) => k + 1));
    expect(parseFeed('0.0.0.0 evil^.example\n0.0.0.0 a_b-.evil.example\n0.0.0.0 пример.example')).toMatchObject({
      hosts: new Map([
        ['a_b-.evil.example', 'line 2'],
        ['xn--e1afmkfd.example', 'line 3'],
      ]),
      rejected: [{ line: 1, problem: 'no host' }],
    });
    expect(parseFeed(JSON.stringify([{ url: 'not an address' }])).rejected).toHaveLength(1);
  });

  it('takes no page for a list', () => {
    const list = parseFeed('\ufeff\n<!DOCTYPE html>\n<body>\nhelp.example\nhttps://status.example/\n</body>\n');
    expect([...list.addresses, ...list.hosts, ...list.trees]).toEqual([]);
    expect(list.rejected).toEqual([{ line: 1, problem: 'markup, no list' }]);
  });

  it('keeps no more than a hundred rejects', () => {
    expect(parseFeed('-\n'.repeat(500)).rejected).toHaveLength(100);
  });
});

describe('feed', () => {
  it('finds the page that is listed, in any spelling, and not its neighbours', async () => {
    const list = feed({ id: 'urlhaus', text: CSV });
    expect(await reasonOf(list, 'url', 'https://EVIL.example/a/./b.sh#x')).toBe('feed.listed');
    expect(await reasonOf(list, 'url', 'http://evil.example/a/%62.sh')).toBe('feed.listed');
    expect(await reasonOf(list, 'url', 'http://3405803785:8080/Mozi.m')).toBe('feed.listed');
    expect(await reasonOf(list, 'url', 'http://203.0.113.9/Mozi.m')).toBe('not-listed');
    expect(await reasonOf(list, 'url', 'http://evil.example/')).toBe('not-listed');
    expect(await reasonOf(list, 'domain', 'evil.example')).toBe('not-listed');
  });

  it('finds what lies below a listed host', async () => {
    const list = feed({ id: 'plain', text: 'evil.example', asOf: '2026-11-27' });
    expect(await reasonOf(list, 'url', 'http://a.b.evil.example/x')).toBe('feed.listed');
    expect(await reasonOf(list, 'email', 'hr@evil.example')).toBe('feed.listed');
    expect(await reasonOf(list, 'domain', 'notevil.example')).toBe('not-listed');
    const hosts = feed({ id: 'hosts', text: '0.0.0.0 evil.example', asOf: '2026-11-27' });
    expect(await reasonOf(hosts, 'domain', 'evil.example')).toBe('feed.listed');
    expect(await reasonOf(hosts, 'url', 'http://a.evil.example/')).toBe('not-listed');
  });

  it('tells list, date and whom to appeal to', async () => {
    const list = feed({
      id: 'board',
      text: 'evil.example',
      asOf: '2026-11-27',
      appeal: 'trust@board.example',
      weight: 1,
    });
    const subject = { kind: 'domain', value: 'evil.example' } as const;
    expect(await list.check(subject, { signal: new AbortController().signal, now: () => NOW })).toMatchObject({
      detail: 'on board of 2026-11-27: line 1; appeal: trust@board.example',
      weightHint: 1,
    });
  });

  it('says nothing when it is too old, or bears no date', async () => {
    const list = feed({ id: 'old', text: 'evil.example', asOf: '2026-11-20T11:59:59Z' });
    await expect(reasonOf(list, 'domain', 'evil.example')).rejects.toMatchObject({ reason: 'stale' });
    expect(() => feed({ id: 'x', text: 'evil.example' })).toThrow(/^asOf: must be given/);
    expect(() => feed({ id: 'x', text: 'evil.example', asOf: 'today' })).toThrow(/^asOf: must be an ISO/);
    expect(() => feed({ id: 'x', text: '<html>', asOf: '2026-11-27' })).toThrow(/no entry could be read; line 1/);
  });

  it('is fetched once, and again when it is old; an old list serves when the source is down', async () => {
    let fetched = 0;
    let down = false;
    const fetch: GuardedFetch = async (url) => {
      fetched++;
      if (down) throw new ReputationError('unreachable', 'down');
      const body = new TextEncoder().encode(fetched === 1 ? 'evil.example' : 'worse.example');
      return responseOf(url, { status: 200, headers: new Map(), body });
    };
    const list = feed({ id: 'remote', url: 'https://lists.example/x.txt', fetch, refresh: 1000 });
    expect(await Promise.all(['evil', 'worse'].map((n) => reasonOf(list, 'domain', `${n}.example`)))).toEqual([
      'feed.listed',
      'not-listed',
    ]);
    expect(fetched).toBe(1);
    expect(await reasonOf(list, 'domain', 'worse.example', NOW + 1000)).toBe('feed.listed');
    down = true;
    expect(await reasonOf(list, 'domain', 'worse.example', NOW + 5000)).toBe('feed.listed');
    expect(fetched).toBe(3);
    await expect(reasonOf(list, 'domain', 'worse.example', NOW + 9 * 86_400_000)).rejects.toMatchObject({
      reason: 'stale',
    });

    const never = feed({ id: 'never', url: 'https://lists.example/x.txt', fetch });
    await expect(reasonOf(never, 'domain', 'a.example')).rejects.toMatchObject({ reason: 'unreachable' });
    down = false;
    expect(await reasonOf(never, 'domain', 'a.example', NOW + 60_000)).toBe('not-listed');
  });

  /** A list that is fetched, and how often it was. */
  function remote(...script: (string | { status: number; retryAfter?: string })[]) {
    const asked = { count: 0 };
    const fetch: GuardedFetch = async (url) => {
      const step = script[Math.min(asked.count++, script.length - 1)]!;
      const { status, retryAfter } = typeof step === 'string' ? { status: 200 } : { retryAfter: undefined, ...step };
      const headers = new Map(retryAfter === undefined ? [] : [['retry-after', retryAfter]]);
      return responseOf(url, { status, headers, body: new TextEncoder().encode(typeof step === 'string' ? step : '') });
    };
    return { asked, list: feed({ id: 'remote', url: 'https://lists.example/x.txt', fetch }) };
  }
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;

  it('waits longer after each failed fetch, up to the time after which it is fetched again anyway', async () => {
    const { asked, list } = remote('evil.example', { status: 500 });
    expect(await reasonOf(list, 'domain', 'evil.example')).toBe('feed.listed');
    const fetchedAt: number[] = [];
    for (let minute = 60; minute < 60 + 180; minute++) {
      const before = asked.count;
      for (let k = 0; k < 3; k++)
        expect(await reasonOf(list, 'domain', 'evil.example', NOW + minute * MINUTE)).toBe('feed.listed');
      if (asked.count > before) fetchedAt.push(minute - 60);
    }
    expect(fetchedAt).toEqual([0, 1, 3, 7, 15, 31, 63, 123]);
    expect(asked.count).toBe(1 + fetchedAt.length);
  });

  it('waits as long as the server says, but no longer than a day', async () => {
    const { asked, list } = remote('evil.example', { status: 429, retryAfter: '7200' });
    for (const hours of [0, 1, 2, 2.9]) await reasonOf(list, 'domain', 'evil.example', NOW + hours * HOUR);
    expect(asked.count).toBe(2);
    await reasonOf(list, 'domain', 'evil.example', NOW + 3 * HOUR);
    expect(asked.count).toBe(3);
    const long = remote({ status: 503, retryAfter: '999999999' }, 'evil.example');
    await expect(reasonOf(long.list, 'domain', 'evil.example')).rejects.toMatchObject({
      reason: 'server-error',
      retryAfter: NOW + 24 * HOUR,
    });
    await expect(reasonOf(long.list, 'domain', 'evil.example', NOW + 23 * HOUR)).rejects.toMatchObject({
      reason: 'server-error',
    });
    expect(long.asked.count).toBe(1);
    expect(await reasonOf(long.list, 'domain', 'evil.example', NOW + 24 * HOUR)).toBe('feed.listed');
  });

  it('waits where there is no list yet as well, and tells until when', async () => {
    const { asked, list } = remote({ status: 500, retryAfter: '0' }, 'evil.example');
    for (let k = 0; k < 3; k++)
      await expect(reasonOf(list, 'domain', 'evil.example')).rejects.toMatchObject({
        reason: 'server-error',
        retryAfter: NOW + MINUTE,
      });
    expect(asked.count).toBe(1);
    expect(await reasonOf(list, 'domain', 'evil.example', NOW + MINUTE)).toBe('feed.listed');
  });

  it.each([
    [
      'a page',
      '<!DOCTYPE html>\n<html>\n<head><title>Maintenance</title></head>\n<h1>Back soon</h1>\nstatus.example\n</html>',
    ],
    ['nothing', ''],
    ['an empty line', ' \r\n'],
    ['a sentence', 'Too many requests\n'],
    ['half a list', '{"urls":[{"url":"http://evil.exam'],
    ['an error', '{"error":"maintenance"}'],
  ])('keeps its list when %s comes in its place', async (_, body) => {
    const { list } = remote('evil.example', body);
    expect(await reasonOf(list, 'domain', 'evil.example')).toBe('feed.listed');
    expect(await reasonOf(list, 'domain', 'evil.example', NOW + 2 * HOUR)).toBe('feed.listed');
    const none = remote(body);
    await expect(reasonOf(none.list, 'domain', 'evil.example')).rejects.toMatchObject({ reason: 'bad-answer' });
  });

  it.each([['# Last updated: 2026-11-27 13:00:00\n'], ['[]'], ['{"urls":[]}']])(
    'believes a list that says it is empty: %s',
    async (body) => {
      const { list } = remote('evil.example', body);
      await reasonOf(list, 'domain', 'evil.example');
      expect(await reasonOf(list, 'domain', 'evil.example', NOW + 2 * HOUR)).toBe('not-listed');
    },
  );
});
