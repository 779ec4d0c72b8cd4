import { describe, expect, it } from 'vitest';
import { subjectsOf } from '../../src/reputation';

const asked = (text: string): string[] => subjectsOf(text).map(({ kind, value }) => `${kind} ${value}`);

describe('subjects', () => {
  it.each([
    ['Apply at https://www.аmаzоn.com/jobs', ['url https://www.xn--mzn-5cdb9f.com/jobs', 'domain xn--mzn-5cdb9f.com']],
    ['Apply at https://www.amazon.соm/jobs', ['url https://www.amazon.xn--m-0tbi/jobs', 'domain amazon.xn--m-0tbi']],
    ['Apply to hr@gооgle.com', ['email hr@xn--ggle-55da.com', 'domain xn--ggle-55da.com']],
    ['Bewerbung an hr@müller-gmbh.com', ['email hr@xn--mller-gmbh-9db.com', 'domain xn--mller-gmbh-9db.com']],
    ['채용@회사.한국', ['email 채용@xn--vf4b131b.xn--3e0b707e', 'domain xn--vf4b131b.xn--3e0b707e']],
  ])('are of the host as it is written: %s', (text, subjects) => expect(asked(text)).toEqual(subjects));

  it.each([
    ['https://www.indeed.com:secure@evil.xyz/a', ['url https://evil.xyz/a', 'domain evil.xyz']],
    ['https://indeed.com@www.evil.xyz/a', ['url https://www.evil.xyz/a', 'domain evil.xyz']],
    ['http://2130706433/a', ['url http://127.0.0.1/a']],
    ['http://[2606:4700::1111]/a', ['url http://[2606:4700::1111]/a']],
  ])('are of the host that is called: %s', (text, subjects) => expect(asked(text)).toEqual(subjects));

  it.each([
    ['http://1.2.3.4:8080/apply', ['url http://1.2.3.4:8080/apply']],
    ['https://firma.example:8443/a', ['url https://firma.example:8443/a', 'domain firma.example']],
    ['https://firma.example:443/a', ['url https://firma.example/a', 'domain firma.example']],
    ['www.firma.example:9-18', ['url http://www.firma.example/', 'domain firma.example']],
  ])('keep the port: %s', (text, subjects) => expect(asked(text)).toEqual(subjects));
});
