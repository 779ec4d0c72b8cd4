import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'tldts';
import { describe, expect, it } from 'vitest';
import { createDomainReader } from '../../src/domain';
import { FAMILIES, twistsOf } from './generate';
import { domainKnowledge } from './knowledge';

const knowledge = domainKnowledge(join(import.meta.dirname, '..', '..'));
const { untwist, readHost, nameAgainstDomain } = createDomainReader(knowledge);

describe('a look-alike', () => {
  it.each([
    ['amazon.xyz', 'Amazon', 'other-tld'],
    ['arnazon.com', 'Amazon', 'homoglyph'],
    ['amaz0n.com', 'Amazon', 'homoglyph'],
    ['\u0430m\u0430zon.com', 'Amazon', 'homoglyph'],
    ['vvalmart.com', 'Walmart', 'homoglyph'],
    ['amaozn.com', 'Amazon', 'transposition'],
    ['amzon.com', 'Amazon', 'omission'],
    ['randsttad.com', 'Randstad', 'repetition'],
    ['adecdco.com', 'Adecco', 'insertion'],
    ['amazom-jobs.com', 'Amazon', 'homoglyph'],
    ['lazads.com', 'Lazada', 'keyboard'],
    ['lazoda.com', 'Lazada', 'vowel-swap'],
    ['samsungs.com', 'Samsung', 'plural'],
    ['sam-sung.com', 'Samsung', 'hyphenation'],
    ['ran.dstad.com', 'Randstad', 'split'],
    ['hyundaicareers.xyz', 'Hyundai', 'added-words'],
    ['hr-lazada-asia.com', 'Lazada', 'added-words'],
    ['saramin-recruit.web.app', 'Saramin', 'added-words'],
    ['wwwjobstreet.com', 'JobStreet', 'missing-dot'],
    ['jobkorea-co-kr.top', 'JobKorea', 'missing-dot'],
    ['lazada.hr-apply.top', 'Lazada', 'subdomain'],
    ['www.indeed.com.apply.top', 'Indeed', 'subdomain'],
    ['https://www.indeed.com@apply.example/x', 'Indeed', 'userinfo'],
    ['http://203.0.113.7/shopee.vn/login', 'Shopee', 'path'],
    ['https://sites.google.com/view/lazada-hr', 'Lazada', 'added-words'],
    ['쿠팡알바.kr', 'Coupang', 'added-words'],
    ['lndeed.com', 'Indeed', 'homoglyph'],
    ['lndeed-jobs.com', 'Indeed', 'homoglyph'],
    ['xn--80ak6aa92e.com', 'Apple', 'homoglyph'],
    ['jobkoreea.com', 'JobKorea', 'repetition'],
    ['lgcareer.com', 'LG', 'omission'],
  ])('%s is near to %s by %s', (host, brand, how) => {
    const twist = untwist(host);
    expect(twist?.brand.name).toBe(brand);
    expect(twist?.how).toContain(how);
  });

  it('tells the mark, the place and the number of edits', () => {
    expect(untwist('jobs.amzon.com')).toMatchObject({ mark: 'amazon', found: 'amzon', edits: 1 });
    expect(untwist('mercadolavrr.com.br')).toMatchObject({ mark: 'mercadolivre', edits: 2, strength: 'weak' });
  });

  it('is strong with words of recruitment, weak as the bare name elsewhere', () => {
    expect(untwist('samsung-recruit.net')?.strength).toBe('strong');
    expect(untwist('samsung.net')?.strength).toBe('weak');
    expect(untwist('samsung-fans.net')?.strength).toBe('weak');
    expect(untwist('samsung.top')?.strength).toBe('strong');
  });

  it.each([
    ['indeed-hiring.com', 'Indeed'],
    ['ikea-jobs.com', 'IKEA'],
    ['dhl-jobs.com', 'DHL'],
    ['jobs-dhl.net', 'DHL'],
    ['hsbc-careers.com', 'HSBC'],
    ['emirates-careers.com', 'Emirates'],
    ['shell-recruitment.com', 'Shell'],
    ['ibm-careers.com', 'IBM'],
  ])('%s, a short name or a word beside one word of recruitment, is weakly near to %s', (host, brand) => {
    expect(untwist(host)).toMatchObject({ brand: { name: brand }, strength: 'weak' });
  });

  it('is seen under an ending that only sounds like one of schools or of the state', () => {
    for (const host of ['amazon-jobs.edu.pl', 'amazon-jobs.go.it', 'amazon-jobs.school'])
      expect(untwist(host)?.brand.name, host).toBe('Amazon');
    for (const host of ['shinhan.ac.kr', 'samsun.edu.tr', 'phillips.edu']) expect(untwist(host), host).toBeNull();
  });
});

describe("a brand's own hosts", () => {
  it('never fire, whatever stands below them', () => {
    for (const row of knowledge.brands.rows)
      for (const domain of row.domains) {
        // Below a private suffix everybody registers.
        if (parse(domain, { allowPrivateDomains: true }).isPrivate) continue;
        expect(untwist(domain), domain).toBeNull();
        expect(untwist(`careers.${domain}`), domain).toBeNull();
        expect(untwist(`https://jobs.${domain}/amazon.com/apply`), domain).toBeNull();
      }
  });

  it('never fire on applicant tracking systems', () => {
    for (const { host } of knowledge['ats-hosts']!.rows)
      for (const link of [`samsung.${host}`, `https://${host}/amazon`, `${host}/shopee.vn/jobs`])
        expect(untwist(link), link).toBeNull();
  });
});

describe('words and short names', () => {
  it.each([
    'target.com.au',
    'linedance.example',
    'upsidedown.com',
    'metal.example',
    'shells.com',
    'wiser.com',
    'finds.com',
    'lone.me',
    'waves.com',
    'never.com',
    'goggle.com',
    'list.org',
    'lib.example',
    'careers.example',
    'hr-jobs.com',
    'weechat.org',
    'amazonas.am.example',
    'busan.go.kr',
    'google.firm.example',
    'blog.firm.example/amazon',
    'ngcareers.com',
    'careerjet.com',
    'careerjet.vn',
    'careerjet.co.uk',
    'recruit.net',
    'www.ehyundai.com',
    'www.bosch-career.de',
    'simplyhired.co.uk',
    'totaljobsgroup.com',
    'nhsjobs.com',
    'careersatdoordash.com',
    'deloittedigital.com',
    'school.onmicrosoft.com',
    'manpower-recruitment.com',
    'seek-jobs.com',
    'liverpool-jobs.com',
    'ikea-jobs.firm.example',
  ])('%s is left alone', (host) => {
    expect(untwist(host)).toBeNull();
  });

  it.each([
    ['indeed.com-apply.top', 'Indeed'],
    ['hr-indeed-careers.com', 'Indeed'],
    ['1ndeed.com', 'Indeed'],
    ['shell.careers', 'Shell'],
    ['t\u0430rget.com', 'Target'],
    ['line.me.login.top', 'LINE'],
    ['ups.top', 'UPS'],
    ['metajobs.top', 'Meta'],
  ])('%s is near enough to %s', (host, brand) => {
    expect(untwist(host)?.brand.name).toBe(brand);
  });
});

describe('the generated twists', () => {
  const targets = [
    'saramin co.kr',
    'lazada com',
    'randstad com',
    'vietcombank com.vn',
    'computrabajo com',
    'aramex com',
  ];

  it.each(Object.keys(FAMILIES))('of the family "%s" are caught', (name) => {
    for (const given of targets) {
      const [label, suffix] = given.split(' ') as [string, string];
      const twists = twistsOf(FAMILIES[name]!, { label, suffix }, 40);
      const caught = twists.filter((host) => untwist(host) !== null);
      expect(twists.length).toBeGreaterThan(0);
      expect(caught.length / twists.length).toBeGreaterThanOrEqual(0.85);
    }
  });
});

describe('any text', () => {
  it('is read without an error, and the same way twice', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.webUrl(), fc.domain(), fc.emailAddress());
    fc.assert(
      fc.property(text, (link) => {
        expect(untwist(link)).toEqual(untwist(link));
        expect(readHost(link)).toEqual(readHost(link));
        expect(nameAgainstDomain(link, link)).toEqual(nameAgainstDomain(link, link));
      }),
      { numRuns: 500 },
    );
  });

  it('costs little even as a label made of known words', () => {
    const long = 'jobjobsjobjobshrhrhrvnvnjobjobsworkworkhrjobsjobhrhrvnworkjobs';
    const host = `${long}.${long}.${long}-${'hr-'.repeat(15)}x.example`;
    untwist(host);
    const start = performance.now();
    for (let i = 0; i < 20; i++) untwist(host);
    expect((performance.now() - start) / 20).toBeLessThan(20);
  });
});

describe("a company's name", () => {
  it.each([
    ['Amazon Fulfilment Poland', 'amazon.jobs', 'own'],
    ['삼성전자 주식회사', 'www.samsung.com', 'own'],
    ['Amazon', 'amazon-hr.top', 'none'],
    ['Amazon Recruitment', 'hanbit.example', 'none'],
    ['Amazon Filters Ltd', 'www.amazonfilters.com', 'same'],
    ['Amazon Filters Ltd', 'amazonfilters.top', 'unknown'],
    ['Honda Lock', 'hondalock.co.jp', 'same'],
    ['BMW Motorrad', 'bmw-motorrad.com', 'own'],
    ['Deloitte Digital', 'deloittedigital.com', 'own'],
    ['LG전자', 'www.lge.co.kr', 'own'],
    ['Hyundai Department Store', 'ehyundai.com', 'own'],
    ['Mitsubishi UFJ', 'mufg.jp', 'own'],
    ['Coca-Cola İçecek', 'cci.com.tr', 'unknown'],
    ['Vodafone Idea', 'myvi.in', 'unknown'],
    ['Nestlé Purina', 'purina.com', 'unknown'],
    ['Hanbit Logistics Co., Ltd.', 'hanbitlogistics.example', 'same'],
    ['Blue River', 'blueriver-jobs.example', 'same'],
    ['Công ty TNHH Sao Mai', 'saomai.example', 'same'],
    ['Müller GmbH & Co. KG', 'mueller.example', 'same'],
    ['Müller GmbH & Co. KG', 'muller.example', 'same'],
    ['Blue River Partners LLC', 'brp.example', 'initials'],
    ['Hanbit Logistics', 'hanbit-food.example', 'part'],
    ['Green Field', 'redstone.example', 'none'],
    ['Shell Beach Hotel', 'shellbeach.example', 'same'],
    ['주식회사 한빛', 'hanbit.example', 'unknown'],
    ['Green Field', 'greenfield@gmail.com', 'unknown'],
    ['Green Field', 'greenfield.github.io', 'unknown'],
    ['Green Field', '203.0.113.7', 'unknown'],
    ['Co., Ltd.', 'firm.example', 'unknown'],
  ])('%s and %s: %s', (name, host, agreement) => {
    expect(nameAgainstDomain(name, host).agreement).toBe(agreement);
  });

  it.each([
    ['Mitsubishi Heavy Industries', 'www.mhi.com'],
    ['Hyundai Mobis', 'www.mobis.co.kr'],
    ['Hyundai Engineering & Construction', 'hdec.kr'],
    ['Singtel Optus', 'optus.com.au'],
  ])('%s is not held against its own host %s', (name, host) => {
    expect(nameAgainstDomain(name, host).agreement).not.toBe('none');
  });
});

describe('the knowledge', () => {
  it('names at least 200 brands, each domain once', () => {
    const { rows } = knowledge.brands;
    const domains = rows.flatMap((row) => row.domains);
    expect(rows.length).toBeGreaterThanOrEqual(200);
    expect(domains.filter((domain, i) => domains.indexOf(domain) !== i)).toEqual([]);
    expect(domains.filter((domain) => domain !== domain.toLowerCase() || /[^a-z0-9.-]/.test(domain))).toEqual([]);
  });

  it('says source, date and licence of each file', () => {
    for (const name of ['brands', 'disposable-mail', 'free-hosting', 'ats-hosts', 'tld-abuse'] as const)
      expect(knowledge[name], name).toMatchObject({
        asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        source: expect.stringMatching(/\w/),
        licence: expect.stringMatching(/\w/),
      });
  });
});
