import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDomainReader, type DomainKnowledge, packHashes } from '../../src/domain';
import { hasHash, unpackHashes } from '../../src/domain/hash';
import { toUnicode } from '../../src/domain/punycode';
import { domainKnowledge } from './knowledge';

const knowledge = domainKnowledge(join(import.meta.dirname, '..', '..'));
const { readHost } = createDomainReader(knowledge);

describe('the registrable domain', () => {
  it.each([
    ['https://jobs.firm.co.kr/apply', 'firm.co.kr', 'co.kr'],
    ['EXAMPLE.Com.', 'example.com', 'com'],
    ['firm.github.io', 'firm.github.io', 'github.io'],
    ['a.job.web.app', 'job.web.app', 'web.app'],
    ['hr@mail.firm.example', 'firm.example', 'example'],
    ['co.kr', null, 'co.kr'],
  ])('of %s is %s', (link, domain, suffix) => {
    expect(readHost(link)).toMatchObject({ domain, suffix });
  });

  it('knows sites that share a host', () => {
    expect(readHost('https://sites.google.com/view/firm/home')).toMatchObject({
      domain: 'google.com',
      site: 'sites.google.com/view/firm',
    });
    expect(readHost('https://sites.google.com/view/firm')?.kinds).toContain('free-hosting');
    expect(readHost('https://jobs.firm.example/view/x')?.site).toBe('firm.example');
  });

  it.each(['', ' ', 'http://', '@', '//', 'two words', 'https://[', 'a..b..', '\u0000', '[.]', '://x'])(
    'reads no domain out of %j and does not throw',
    (text) => {
      expect(readHost(text)?.domain ?? null).toBeNull();
    },
  );

  it('bounds what it reads', () => {
    expect(readHost(`${'a.'.repeat(100_000)}example`)?.ascii.length ?? 0).toBeLessThan(5000);
  });
});

describe('the spelling of a host', () => {
  it.each([
    ['http://192.168.1.1/x', '192.168.1.1', 4, 'dotted'],
    ['http://3232235777/x', '192.168.1.1', 4, 'decimal'],
    ['0xc0a80101', '192.168.1.1', 4, 'hex'],
    ['0300.0250.01.01', '192.168.1.1', 4, 'octal'],
    ['http://192.168.257', '192.168.1.1', 4, 'short'],
    ['https://[2001:db8::1]:8443/', '[2001:db8::1]', 6, 'ipv6'],
    ['2001:db8::1', '[2001:db8::1]', 6, 'ipv6'],
  ])('%s is an address', (link, ascii, version, spelling) => {
    expect(readHost(link)).toMatchObject({ ascii, domain: null, ip: { version, spelling } });
  });

  it('sees internationalised names and mixed scripts', () => {
    expect(readHost('xn--3e0b707e.com')).toMatchObject({ unicode: '한국.com', idn: true, mixedScript: [] });
    expect(readHost('한국.com')?.ascii).toBe('xn--3e0b707e.com');
    expect(readHost('http://t\u0430rget.com')?.mixedScript).toEqual(['t\u0430rget']);
    expect(readHost('日本語kana.jp')?.mixedScript).toEqual([]);
    expect(readHost('firm.com')).toMatchObject({ idn: false, mixedScript: [] });
  });

  it('leaves broken punycode as it is', () => {
    expect(toUnicode('xn--99999999999.example')).toBe('xn--99999999999.example');
    expect(toUnicode('xn--mnchen-3ya.example')).toBe('münchen.example');
    expect(toUnicode('xn--ihqwcrb4cv8a8dqg056pqjye.example')).toBe('他们为什么不说中文.example');
  });

  it('tells a pretended host from a mailbox', () => {
    expect(readHost('https://user@real@evil.top/x')).toMatchObject({ ascii: 'evil.top', userinfo: 'user@real' });
    expect(readHost('http://firm.com:443@evil.top')).toMatchObject({ userinfo: 'firm.com:443', mailbox: null });
    expect(readHost('hr@firm.example')).toMatchObject({ userinfo: null, mailbox: 'hr' });
    expect(readHost('mailto:hr@firm.example')).toMatchObject({ userinfo: null, mailbox: 'hr' });
    expect(readHost('mailto:hr@firm.example?subject=Job')).toMatchObject({ userinfo: null, mailbox: 'hr' });
    expect(readHost('mailto:hr@firm.example,boss@other.example')).toMatchObject({
      ascii: 'firm.example',
      mailbox: 'hr',
    });
  });

  it('reads ports and undoes brackets', () => {
    expect(readHost('firm.example:8443/x')?.port).toBe(8443);
    expect(readHost('http://firm.example:80')?.port).toBe(80);
    expect(readHost('firm.example')?.port).toBeNull();
    expect(readHost('hxxps://firm[.]example/x')?.ascii).toBe('firm.example');
    expect(readHost('firm(dot)example')?.ascii).toBe('firm.example');
    expect(readHost('firm。example')?.ascii).toBe('firm.example');
  });
});

describe('the lists', () => {
  it.each([
    ['hr@gmail.com', ['free-mail']],
    ['yahoo.co.jp', ['free-mail']],
    ['yahoo.top', []],
    ['x@mailinator.com', ['disposable-mail']],
    ['bit.ly/x', ['shortener']],
    ['t.me/x', ['messenger', 'platform']],
    ['https://docs.google.com/forms/d/e/x', ['form', 'employer']],
    ['https://docs.google.com/formsof', ['employer']],
    ['firm.netlify.app', ['free-hosting']],
    ['firm.wd3.myworkdayjobs.com', ['ats']],
    ['www.saramin.co.kr', ['job-board']],
    ['careers.hyundai.com', ['employer']],
    ['www.randstad.de', ['agency']],
    ['firm.example', []],
  ])('name %s as %j', (link, kinds) => {
    expect(readHost(link)?.kinds).toEqual(kinds);
  });

  it('name the owner, also under its own top-level domain', () => {
    expect(readHost('global.toyota')?.brand).toMatchObject({ name: 'Toyota', kind: 'employer', country: 'JP' });
    expect(readHost('firm.com')?.brand).toBeNull();
  });

  it('give no host on a suffix to the keeper of the suffix', () => {
    expect(readHost('somebody.azurewebsites.net')?.brand).toBeNull();
  });

  it('score the top-level domain', () => {
    expect(readHost('firm.top')!.tldAbuse).toBeGreaterThan(readHost('firm.com')!.tldAbuse);
    expect(readHost('firm.example')!.tldAbuse).toBe(0);
  });

  it('may be missing', () => {
    const { brands } = knowledge;
    const reader = createDomainReader({ brands } satisfies DomainKnowledge);
    expect(reader.readHost('x@gmail.com')?.kinds).toEqual([]);
  });
});

describe('packed hashes', () => {
  it('hold what was packed', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `name${i}.example`);
    const { count, packed } = packHashes(names);
    const hashes = unpackHashes(packed, count);
    expect(count).toBe(names.length);
    expect(names.every((name) => hasHash(hashes, name))).toBe(true);
    const others = names.map((name) => `other-${name}`);
    expect(others.filter((name) => hasHash(hashes, name))).toEqual([]);
  });

  it('say so when they are damaged', () => {
    const { count, packed } = packHashes(['a.example', 'b.example']);
    expect(() => unpackHashes(packed.slice(0, -1), count)).toThrow(RangeError);
    expect(() => unpackHashes(`${packed.slice(1)}!`, count)).toThrow(/make the list again/);
  });
});
