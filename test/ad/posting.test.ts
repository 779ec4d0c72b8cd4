import { describe, expect, it } from 'vitest';
import { fromJobPosting, readAd } from '../../src/ad/index';
import { eachPosting } from '../../src/ad/posting';

const POSTING = {
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  title: '주방 보조',
  description: '<p>주방 보조를 모집합니다.</p><ul><li>주 5일</li></ul>',
  hiringOrganization: {
    '@type': 'Organization',
    name: '가온식당',
    sameAs: 'https://gaon.example',
    telephone: '02-000-1234',
    email: 'jobs@gaon.example',
  },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', streetAddress: '가상로 1', addressLocality: '서울', addressCountry: 'KR' },
  },
  baseSalary: {
    '@type': 'MonetaryAmount',
    currency: 'KRW',
    value: { '@type': 'QuantitativeValue', minValue: 3000000, maxValue: 4000000, unitText: 'MONTH' },
  },
  employmentType: ['FULL_TIME', 'TEMPORARY'],
  workHours: '10:00-19:00',
  qualifications: '무관',
  experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 12 },
  educationRequirements: { '@type': 'EducationalOccupationalCredential', credentialCategory: 'high school' },
  skills: ['칼질', { '@type': 'DefinedTerm', name: '위생' }],
  jobBenefits: '중식 제공',
  applicationContact: { '@type': 'ContactPoint', contactType: '인사', telephone: '010-0000-1234' },
  url: 'https://gaon.example/jobs/1',
  datePosted: '2024-05-01',
  validThrough: '2024-06-01',
  applicantLocationRequirements: { '@type': 'Country', name: 'KR' },
  directApply: true,
};

const READ = {
  title: '주방 보조',
  company: '가온식당',
  location: '가상로 1, 서울, South Korea',
  salary: 'KRW 3000000-4000000 per month',
  employmentType: 'FULL_TIME, TEMPORARY, 10:00-19:00',
  description: '<p>주방 보조를 모집합니다.</p><ul><li>주 5일</li></ul>',
  requirements: '무관\n칼질\n위생\n12 months of experience\nhigh school',
  benefits: '중식 제공',
  contact: '02-000-1234\n010-0000-1234\n인사',
  email: 'jobs@gaon.example',
  url: 'https://gaon.example\nhttps://gaon.example/jobs/1',
  postedAt: '2024-05-01',
  homeCountry: 'KR',
};

describe('fromJobPosting', () => {
  it('reads the properties of a posting', () => {
    expect(fromJobPosting(POSTING)).toEqual({ ad: READ, ignored: ['validThrough', 'directApply'] });
  });

  it('finds it in an array, in @graph, by full type and with prefixed keys', () => {
    for (const value of [
      [{ '@type': 'WebPage' }, POSTING],
      { '@context': 'x', '@graph': [{ '@type': 'Organization' }, POSTING] },
      { ...POSTING, '@type': ['Thing', 'http://schema.org/JobPosting'] },
      { ...POSTING, '@type': 'https://schema.org/JobPosting' },
    ]) {
      expect(fromJobPosting(value)?.ad).toEqual(READ);
    }
    expect(
      fromJobPosting({ '@type': 'schema:JobPosting', 'schema:title': 'T', 'http://schema.org/url': 'u' })?.ad,
    ).toEqual({ title: 'T', url: 'u' });
  });

  it('reads the first of several and names the others', () => {
    const reading = fromJobPosting([
      { '@type': 'JobPosting', title: 'A' },
      { '@graph': [{ '@type': 'JobPosting', title: 'B' }] },
    ]);
    expect(reading).toEqual({ ad: { title: 'A' }, ignored: ['[1]@graph[0]'] });
  });

  it('follows a reference to a node of the same graph', () => {
    const reading = fromJobPosting({
      '@graph': [
        { '@type': 'JobPosting', title: 'A', hiringOrganization: { '@id': '#org' } },
        { '@id': '#org', '@type': 'Organization', name: 'Invented Foods' },
      ],
    });
    expect(reading?.ad.company).toBe('Invented Foods');
  });

  it.each([
    [{ currency: 'USD', value: { value: 25, unitText: 'HOUR' } }, 'USD 25 per hour'],
    [{ currency: 'USD', value: 500 }, 'USD 500'],
    [{ currency: 'USD', minValue: 1, maxValue: 2, unitText: 'DAY' }, 'USD 1-2 per day'],
    [{ currency: 'CNY', value: { minValue: '8000', unitText: 'MONTH' } }, 'CNY from 8000 per month'],
    [{ currency: 'CNY', value: { maxValue: 8000, unitText: 'fortnight' } }, 'CNY up to 8000 per fortnight'],
    [{ value: { minValue: 5, maxValue: 5 } }, '5'],
    [{ priceCurrency: 'EUR', price: 9 }, 'EUR 9'],
    [{ currency: 'USD', duration: 'P1Y', percentile10: 10, percentile90: 20 }, 'USD 10-20 per year'],
    ['면접 후 협의', '면접 후 협의'],
    [3000, '3000'],
    [
      [
        { currency: 'USD', value: 1 },
        { currency: 'KRW', value: 2 },
      ],
      'USD 1\nKRW 2',
    ],
  ])('writes pay as text: %j', (baseSalary, salary) => {
    expect(fromJobPosting({ '@type': 'JobPosting', baseSalary })).toEqual({ ad: { salary }, ignored: [] });
  });

  it('takes the currency from salaryCurrency', () => {
    expect(fromJobPosting({ '@type': 'JobPosting', baseSalary: 3000, salaryCurrency: 'USD' })?.ad.salary).toBe(
      'USD 3000',
    );
  });

  it('reads places in their several shapes', () => {
    const place = (jobLocation: unknown) => fromJobPosting({ '@type': 'JobPosting', jobLocation })?.ad.location;
    expect(place('Sihanoukville')).toBe('Sihanoukville');
    expect(place({ '@type': 'Place', address: 'Phnom Penh' })).toBe('Phnom Penh');
    expect(place([{ address: { addressCountry: { '@type': 'Country', name: 'KH' } } }, { name: 'Head office' }])).toBe(
      'Cambodia\nHead office',
    );
    expect(place({ '@type': 'PostalAddress', addressLocality: 'Bavet', addressCountry: 'Cambodia' })).toBe(
      'Bavet, Cambodia',
    );
  });

  it('names what it cannot read instead of guessing', () => {
    const reading = fromJobPosting({
      '@type': 'JobPosting',
      title: 'T',
      skills: [[['deep']], true],
      hiringOrganization: 5,
      baseSalary: { foo: 1 },
      jobLocation: {},
      applicantLocationRequirements: [{ name: 'KR' }, { name: 'PH' }],
      description: null,
      image: '',
    });
    expect(reading?.ad).toEqual({ title: 'T', company: '5' });
    expect(reading?.ignored).toEqual(['skills', 'baseSalary', 'jobLocation', 'applicantLocationRequirements']);
  });

  it('uses the name when there is no title, and is null without a posting', () => {
    expect(fromJobPosting({ '@type': 'JobPosting', name: 'N' })).toEqual({ ad: { title: 'N' }, ignored: [] });
    for (const value of [null, 3, 'x', {}, [], [[POSTING]], { '@type': 5 }]) expect(fromJobPosting(value)).toBeNull();
  });
});

describe('eachPosting', () => {
  it('gives each by itself, with its place and the nodes that it points to', () => {
    const posting = (title: string, rest = {}) => ({ '@type': 'JobPosting', title, ...rest });
    const value = [
      posting('A', { '@graph': [posting('B', { hiringOrganization: [{ '@id': '#org' }] })] }),
      { '@id': '#org', '@type': 'Organization', name: 'Invented Foods', '@graph': [posting('C')] },
      posting('D', { hiringOrganization: { '@id': '#self' }, '@id': '#self' }),
      posting('E', { hiringOrganization: { '@id': '#self' } }),
    ];
    const each = eachPosting(value);
    expect(each.map(({ place }) => place)).toEqual(['[0]', '[0]@graph[0]', '[1]@graph[0]', '[2]', '[3]']);
    expect(each.map((one) => fromJobPosting(one.value))).toEqual([
      { ad: { title: 'A' }, ignored: [] },
      { ad: { title: 'B', company: 'Invented Foods' }, ignored: [] },
      { ad: { title: 'C' }, ignored: [] },
      { ad: { title: 'D' }, ignored: ['hiringOrganization'] },
      { ad: { title: 'E' }, ignored: ['hiringOrganization'] },
    ]);
  });

  it('reads the first as it is read among the others', () => {
    const [first] = eachPosting([POSTING, { '@type': 'JobPosting', title: 'B' }]);
    expect(fromJobPosting(first?.value)).toEqual({ ad: READ, ignored: ['validThrough', 'directApply'] });
    expect(eachPosting({ title: 'no posting' })).toEqual([]);
  });
});

describe('readAd of a posting', () => {
  it('gives the same for the object and its JSON text', () => {
    const ad = readAd(POSTING);
    expect(readAd(`\n ${JSON.stringify([POSTING], null, 2)}`)).toEqual(ad);
    expect(ad.company).toBe('가온식당');
    expect(ad.homeCountry).toBe('KR');
    expect(ad.ignored).toEqual(['validThrough', 'directApply']);
    expect(ad.text.length).toBe(ad.raw.length);
    for (const { field, start, end } of ad.sections) expect(ad.raw.slice(start, end)).toBe(READ[field as 'title']);
  });
});
