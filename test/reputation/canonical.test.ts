import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHref, canonicalUrl } from '../../src/reputation/hash/canonical';
import { expressionsOf, hashExpressions, prefixesOf } from '../../src/reputation/hash/prefixes';

/** Google's own examples (https://cloud.google.com/web-risk/docs/urls-hashing), and those of v5 for IPv6. */
const CANONICAL: readonly (readonly [string, string])[] = [
  ['http://host/%25%32%35', 'http://host/%25'],
  ['http://host/%25%32%35%25%32%35', 'http://host/%25%25'],
  ['http://host/%2525252525252525', 'http://host/%25'],
  ['http://host/asdf%25%32%35asd', 'http://host/asdf%25asd'],
  ['http://host/%%%25%32%35asd%%', 'http://host/%25%25%25asd%25%25'],
  ['http://www.google.com/', 'http://www.google.com/'],
  [
    'http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/%77%77%77%2E%65%62%61%79%2E%63%6F%6D/',
    'http://168.188.99.26/.secure/www.ebay.com/',
  ],
  ['http://195.127.0.11/uploads/%20%20%20%20/.verify/', 'http://195.127.0.11/uploads/%20%20%20%20/.verify/'],
  [
    'http://host%23.com/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B',
    'http://host%23.com/~a!b@c%23d$e%25f^00&11*22(33)44_55+',
  ],
  ['http://3279880203/blah', 'http://195.127.0.11/blah'],
  ['http://www.google.com/blah/..', 'http://www.google.com/'],
  ['www.google.com/', 'http://www.google.com/'],
  ['www.google.com', 'http://www.google.com/'],
  ['http://www.evil.com/blah#frag', 'http://www.evil.com/blah'],
  ['http://www.GOOgle.com/', 'http://www.google.com/'],
  ['http://www.google.com.../', 'http://www.google.com/'],
  ['http://www.google.com/foo\tbar\rbaz\n2', 'http://www.google.com/foobarbaz2'],
  ['http://www.google.com/q?', 'http://www.google.com/q?'],
  ['http://www.google.com/q?r?', 'http://www.google.com/q?r?'],
  ['http://www.google.com/q?r?s', 'http://www.google.com/q?r?s'],
  ['http://evil.com/foo#bar#baz', 'http://evil.com/foo'],
  ['http://evil.com/foo;', 'http://evil.com/foo;'],
  ['http://evil.com/foo?bar;', 'http://evil.com/foo?bar;'],
  ['http://\u0001\u0080.com/', 'http://%01%C2%80.com/'],
  ['http://notrailingslash.com', 'http://notrailingslash.com/'],
  ['http://www.gotaport.com:1234/', 'http://www.gotaport.com:1234/'],
  ['  http://www.google.com/  ', 'http://www.google.com/'],
  ['http:// leadingspace.com/', 'http://%20leadingspace.com/'],
  ['http://%20leadingspace.com/', 'http://%20leadingspace.com/'],
  ['%20leadingspace.com/', 'http://%20leadingspace.com/'],
  ['https://www.securesite.com/', 'https://www.securesite.com/'],
  ['http://host.com/ab%23cd', 'http://host.com/ab%23cd'],
  ['http://host.com//twoslashes?more//slashes', 'http://host.com/twoslashes?more//slashes'],
  ['http://[2001:0db8:0000::1]/', 'http://[2001:db8::1]/'],
  ['http://[::ffff:1.2.3.4]/', 'http://1.2.3.4/'],
  ['http://[64:ff9b::1.2.3.4]/', 'http://1.2.3.4/'],
  ['http://user:pass@host.com/', 'http://host.com/'],
  ['http://알바.example/채용', 'http://xn--9g3bp2o.example/%EC%B1%84%EC%9A%A9'],
];

describe('canonical form of an address', () => {
  it.each(CANONICAL)('%j', (given, expected) => {
    const url = canonicalUrl(given);
    expect(url && canonicalHref(url)).toBe(expected);
  });

  it('has no host: nothing', () => {
    for (const given of ['', 'http:///x', 'http://.../', `http://a.example/${'x'.repeat(9000)}`])
      expect(canonicalUrl(given)).toBeNull();
  });

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
        const once = canonicalHref(canonicalUrl(address)!);
        expect(canonicalHref(canonicalUrl(once)!)).toBe(once);
      }),
    );
  });
});

const expressions = (address: string, rule: 'registrable' | 'last-five') => expressionsOf(canonicalUrl(address)!, rule);

describe('suffix/prefix expressions', () => {
  it.each(['registrable', 'last-five'] as const)('of a page with a query (%s)', (rule) => {
    expect(new Set(expressions('http://a.b.com/1/2.html?param=1', rule))).toEqual(
      new Set([
        'a.b.com/1/2.html?param=1',
        'a.b.com/1/2.html',
        'a.b.com/',
        'a.b.com/1/',
        'b.com/1/2.html?param=1',
        'b.com/1/2.html',
        'b.com/',
        'b.com/1/',
      ]),
    );
  });

  it('of a deep host: the exact one, and the four from the end', () => {
    for (const rule of ['registrable', 'last-five'] as const)
      expect(new Set(expressions('http://a.b.c.d.e.f.com/1.html', rule))).toEqual(
        new Set(
          ['a.b.c.d.e.f.com', 'c.d.e.f.com', 'd.e.f.com', 'e.f.com', 'f.com'].flatMap((h) => [`${h}/1.html`, `${h}/`]),
        ),
      );
  });

  it('of an address: no shorter hosts', () => {
    expect(expressions('http://192.0.2.7/1/', 'registrable')).toEqual(['192.0.2.7/1/', '192.0.2.7/']);
  });

  it('stop at a suffix on which anybody may register', () => {
    expect(expressions('http://page.github.io/', 'registrable')).toEqual(['page.github.io/']);
  });

  it('are at most 30', () => {
    const deep = `http://a.b.c.d.e.f.g.com/${'x/'.repeat(20)}page?q=1`;
    expect(expressions(deep, 'registrable')).toHaveLength(30);
    expect(expressions(deep, 'last-five')).toHaveLength(30);
  });

  it('are hashed with SHA-256, and only four bytes of each are sent', async () => {
    const hashed = await hashExpressions(['abc']);
    expect(Buffer.from(hashed[0]!.hash).toString('hex')).toBe(createHash('sha256').update('abc').digest('hex'));
    expect(prefixesOf(hashed)).toEqual([Buffer.from('ba7816bf', 'hex').toString('base64')]);
  });
});
