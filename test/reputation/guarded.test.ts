import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockedAddress, guardedFetch } from '../../src/reputation';
import { BLOCKED_HOSTS } from './attempts';
import { type Lab, openLab } from './lab';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

describe('blockedAddress', () => {
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '2001:4860:4860::8888'])('lets %s through', (address) => {
    expect(blockedAddress(address)).toBeNull();
  });

  it.each(BLOCKED_HOSTS.filter((host) => /^[\d.x[]/.test(host)))('blocks %s', (host) => {
    expect(blockedAddress(host.replace(/^\[|\]$/g, ''))).not.toBeNull();
  });

  it('blocks what is no address', () => {
    for (const address of ['', 'localhost', '1.2.3.4.5', 'fe80::1%eth0', ':::'])
      expect(blockedAddress(address)).not.toBeNull();
  });
});

describe('guardedFetch', () => {
  it('goes to the address that was checked, whatever the name says later', async () => {
    const url = new URL(lab.answer('/pinned', 200, '{"a":1}', { 'content-type': 'application/json' }));
    url.hostname = 'pinned.example';
    let asked = 0;
    const response = await guardedFetch(url.href, {
      allow: [url.origin],
      resolve: async () => [{ address: asked++ === 0 ? '127.0.0.1' : '203.0.113.9', family: 4 }],
    });
    expect(response.status).toBe(200);
    expect(response.json()).toEqual({ a: 1 });
    expect(asked).toBe(1);
    expect(lab.requests.at(-1)).toMatchObject({ path: '/pinned', headers: { host: url.host } });
  });

  it('hands no secret on to another origin', async () => {
    const there = new URL(lab.answer('/there', 200, 'ok'));
    there.hostname = 'other.example';
    await guardedFetch(lab.redirectTo(there.href), {
      allow: [lab.origin, there.origin],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      headers: { accept: 'text/plain', 'x-goog-api-key': 'secret', authorization: 'Bearer secret' },
    });
    const [first, second] = lab.requests.slice(-2);
    expect(first!.headers).toMatchObject({ 'x-goog-api-key': 'secret', authorization: 'Bearer secret' });
    expect(second!.headers).toMatchObject({ accept: 'text/plain', host: there.host });
    expect(JSON.stringify(second!.headers)).not.toContain('secret');
  });

  it('keeps them on the same origin', async () => {
    const there = lab.answer('/same', 200, 'ok');
    await guardedFetch(lab.redirectTo(there), { allow: [lab.origin], headers: { 'x-key': 'secret' } });
    expect(lab.requests.at(-1)!.headers).toMatchObject({ 'x-key': 'secret' });
  });

  it('allows one origin, not its neighbour', async () => {
    await expect(guardedFetch(`http://127.0.0.1:${lab.trapPort}/`, { allow: [lab.origin] })).rejects.toMatchObject({
      reason: 'blocked-address',
    });
  });

  it('takes a body of exactly the limit, and not one byte more', async () => {
    const url = lab.answer('/limit', 200, 'x'.repeat(1000));
    expect((await guardedFetch(url, { allow: [lab.origin], maxBytes: 1000 })).body).toHaveLength(1000);
    await expect(guardedFetch(url, { allow: [lab.origin], maxBytes: 999 })).rejects.toMatchObject({
      reason: 'too-large',
    });
  });

  it('ends when the caller calls it off', async () => {
    const controller = new AbortController();
    const asked = guardedFetch(`${lab.origin}/slow/`, { allow: [lab.origin], signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(asked).rejects.toMatchObject({ reason: 'aborted' });
  });

  it('checks as well when it fetches by another fetch', async () => {
    const url = lab.answer('/by-fetch', 200, 'hello', { 'x-a': 'b' });
    const response = await guardedFetch(url, { fetch, allow: [lab.origin] });
    expect([response.text(), response.headers.get('x-a')]).toEqual(['hello', 'b']);
    await expect(
      guardedFetch(lab.redirectTo(`http://127.0.0.1:${lab.trapPort}/`), { fetch, allow: [lab.origin] }),
    ).rejects.toMatchObject({ reason: 'blocked-address' });
    await expect(
      guardedFetch(`${lab.origin}/huge/`, { fetch, allow: [lab.origin], maxBytes: 1 << 18 }),
    ).rejects.toMatchObject({ reason: 'too-large' });
    await expect(
      guardedFetch(`http://x.example:${lab.trapPort}/`, {
        fetch,
        resolve: async () => [{ address: '::1', family: 6 }],
      }),
    ).rejects.toMatchObject({ reason: 'blocked-address' });
  });

  const answers: typeof fetch = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return new Response('ok');
  };

  it.each([
    'localhost',
    'localhost.',
    'LOCALHOST',
    'foo.localhost',
    'metadata.google.internal',
    'metadata.google.internal.',
    'metadata',
    'printer.local',
    'nas.home.arpa',
    'router.lan',
  ])('asks no %s by another fetch, which would resolve it by itself', async (host) => {
    const blocked = { reason: 'blocked-address' };
    await expect(guardedFetch(`http://${host}/`, { fetch: answers })).rejects.toMatchObject(blocked);
    const resolve = async () => [{ address: '8.8.8.8', family: 4 as const }];
    await expect(guardedFetch(`http://${host}/`, { fetch: answers, resolve })).rejects.toMatchObject(blocked);
    const redirect: typeof fetch = async () => new Response(null, { status: 302, headers: { location: `//${host}/` } });
    await expect(guardedFetch('http://a.example/', { fetch: redirect })).rejects.toMatchObject(blocked);
    const allow = [new URL(`http://${host}/`).origin];
    expect((await guardedFetch(`http://${host}/`, { fetch: answers, allow })).text()).toBe('ok');
  });

  it.each(['local.example', 'mylocalhost.example', 'internal.example', 'lan.example.'])(
    'asks %s by another fetch',
    async (host) => expect((await guardedFetch(`http://${host}/`, { fetch: answers })).status).toBe(200),
  );

  it.each([2 ** 31, 1e300, Number.POSITIVE_INFINITY])(
    'waits as long as a timer can when told to wait %s ms',
    async (timeout) => {
      expect((await guardedFetch('http://a.example/', { fetch: answers, timeout })).text()).toBe('ok');
    },
  );

  it('is not led to http from https', async () => {
    const redirect: typeof fetch = async () =>
      new Response(null, { status: 302, headers: { location: 'http://a.example/' } });
    await expect(guardedFetch('https://a.example/', { fetch: redirect })).rejects.toMatchObject({
      reason: 'blocked-url',
    });
  });
});
