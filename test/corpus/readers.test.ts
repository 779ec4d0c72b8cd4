import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import {
  ColumnsError,
  checkManifest,
  ManifestError,
  parseColumns,
  READERS,
  readCorpus,
  readManifest,
} from '../../src/corpus';

const dir = mkdtempSync(join(tmpdir(), 'toogood-readers-'));
afterAll(() => rmSync(dir, { recursive: true }));
const put = (name: string, text: string | Uint8Array) => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};

const EMSCAD =
  'job_id,title,location,department,salary_range,company_profile,description,requirements,benefits,telecommuting,has_company_logo,has_questions,employment_type,required_experience,required_education,industry,function,fraudulent';

describe('readers', () => {
  it('EMSCAD: known by its head, quotes and line breaks in fields, profile apart', () => {
    const file = put(
      'fake_job_postings.csv',
      `\ufeff${EMSCAD}\n1,"Clerk, ""night""","US, NY, Here",Ops,20-30,"We are\na firm.",Do things.,Know things.,Room,0,1,0,Full-time,,,,,0\n2,Data entry,,,,,Pay first.,,,0,0,0,,,,,,1\n`,
    );
    const { rows, rejects } = readCorpus([file]);
    expect(rejects).toEqual([]);
    expect(rows.map((r) => [r.id, r.label, r.lang, r.set])).toEqual([
      ['emscad-1', 'honest', 'en', 'emscad'],
      ['emscad-2', 'lure', 'en', 'emscad'],
    ]);
    expect(rows[0]!.ad).toEqual({
      title: 'Clerk, "night"',
      location: 'US, NY, Here',
      salary: '20-30',
      employmentType: 'Full-time',
      description: 'We are\na firm.\n\nDo things.',
      requirements: 'Know things.',
      benefits: 'Room',
    });
    expect(rows[0]!.profile).toBe('We are\na firm.');
    expect(rows[1]!.profile).toBeNull();
  });

  it('DIFrauD: both names of the label', () => {
    const file = put(
      'train.jsonl',
      '{"text":"a b c","label":1}\n{"text":"d","is_deceptive":"0"}\n{"text":"e"}\n{"label":1}\n',
    );
    const { rows, rejects } = readCorpus([file], { reader: READERS.difraud });
    expect(rows.map((r) => r.label)).toEqual(['lure', 'honest', null]);
    expect(rejects).toMatchObject([{ line: 4 }]);
  });

  it('SMS: ham is honest, its spam is no lure, quotes are letters', () => {
    const file = put('SMSSpamCollection', 'ham\tHe said "ok\r\nspam\tWin a prize\nham\t"later" then\nnothing\n');
    const { rows, rejects } = readCorpus([file], { reader: READERS.sms });
    expect(rows.map((r) => [r.label, r.cls, r.ad.text])).toEqual([
      ['honest', 'chat', 'He said "ok'],
      [null, 'other-spam', 'Win a prize'],
      ['honest', 'chat', '"later" then'],
    ]);
    expect(rejects).toMatchObject([{ line: 4, reason: expect.stringContaining('ham or spam') }]);
  });

  it('tables and JSON lines with columns of other names', () => {
    const columns = parseColumns('text=message, label=is_fraud,id=nr,date=when');
    const options = { columns, lureValues: ['1'], language: 'vi', set: 'own' };
    const csv = put(
      'a.csv',
      'nr,message,is_fraud,when,title\n7,"xin chào, bạn",1,2026-01-02,Tiêu đề\n8,khác,0,,\n9,trống,,,\n',
    );
    expect(readCorpus([csv], options).rows).toMatchObject([
      {
        id: '7',
        label: 'lure',
        lang: 'vi',
        set: 'own',
        date: '2026-01-02',
        ad: { text: 'xin chào, bạn', title: 'Tiêu đề' },
      },
      { id: '8', label: 'honest', date: null },
      { id: '9', label: null },
    ]);
    const jsonl = put('a.jsonl', '{"nr":"j","message":"m","is_fraud":1}');
    expect(readCorpus([jsonl], options).rows).toMatchObject([{ id: 'j', label: 'lure', ad: { text: 'm' } }]);
    const tsv = put('a.tsv.gz', gzipSync('id\tlabel\ttext\nt\thonest\tsay "hi" twice\n'));
    expect(readCorpus([tsv]).rows).toMatchObject([{ id: 't', label: 'honest', ad: { text: 'say "hi" twice' } }]);
  });

  it('names a column that a table does not have', () => {
    const file = put('a.csv', 'id,verdict,body\n1,lure,a\n');
    expect(() => readCorpus([file], { columns: { label: 'verdict', text: 'message' } })).toThrow(
      /no column "message"; there are id, verdict, body/,
    );
  });

  it('a table with a bad record goes on after it', () => {
    const file = put('bad.csv', 'id,label,text\n1,lure,a\n2,lure,b,too,many\n3,honest,c\n');
    const { rows, rejects } = readCorpus([file]);
    expect(rows.map((r) => r.id)).toEqual(['1', '3']);
    expect(rejects.length).toBe(1);
    expect(rejects[0]!.line).toBe(3);
  });

  it('a quote that is left open is told where it opens', () => {
    const never = put('never.csv', 'id,label,text\n1,lure,a\n\n2,lure,"b\n3,honest,c\n');
    expect(readCorpus([never]).rejects).toMatchObject([
      { line: 4, reason: 'opens a quote that is not closed up to the end of the file, line 5' },
    ]);
    const late = put('late.csv', 'id,label,text\n1,lure,a\n2,lure,"b\n3,honest,"c"\n4,honest,d\n');
    const { rows, rejects } = readCorpus([late]);
    expect(rows.map((r) => r.id)).toEqual(['1', '4']);
    expect(rejects).toMatchObject([{ line: 3, reason: expect.stringContaining('not closed before line 4') }]);
  });

  it('columns that cannot be meant', () => {
    expect(() => parseColumns('text')).toThrow(ColumnsError);
    expect(() => parseColumns('texts=a')).toThrow(/no field "texts"/);
  });
});

describe('manifests', () => {
  it('of the repository can be read and name readers that exist', () => {
    const files = readdirSync('corpora/manifests').filter((f) => f.endsWith('.json'));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) {
      const manifest = readManifest(join('corpora/manifests', file));
      expect(`${manifest.name}.json`).toBe(file);
      expect(READERS).toHaveProperty(manifest.reader);
    }
  });

  const manifest = (sha256: string | null, rows: number) => ({
    ...readManifest('corpora/manifests/difraud-job-scams.json'),
    files: [{ name: 'm.jsonl', sha256, rows, lures: 1 }],
  });

  it('tell a file that is not the one meant', () => {
    const text = '{"text":"a","label":1}\n{"text":"b","label":0}\n';
    const file = put('m.jsonl', text);
    const corpus = readCorpus([file], { reader: READERS.difraud });
    const hash = createHash('sha256').update(text).digest('hex');
    expect(checkManifest(manifest(hash, 2), [file], corpus)).toEqual([
      { file, sha256: hash, hash: 'same', problems: [] },
    ]);
    expect(checkManifest(manifest(null, 2), [file], corpus)[0]).toMatchObject({ hash: 'unpinned', problems: [] });
    const [wrong] = checkManifest(manifest('0'.repeat(64), 3), [file], corpus);
    expect(wrong).toMatchObject({ hash: 'other' });
    expect(wrong!.problems.join()).toMatch(/SHA-256.*2 rows were read, its authors count 3/);
    const other = put('n.jsonl', text);
    expect(checkManifest(manifest(hash, 2), [other], corpus)[0]!.problems).toEqual(['is none of m.jsonl']);
  });

  it('with a fault name the key', () => {
    expect(() => readManifest(put('x.json', '{"name":"x"}'))).toThrow(ManifestError);
    expect(() => readManifest(put('y.json', '{'))).toThrow(/is no JSON/);
  });
});
