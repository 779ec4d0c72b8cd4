import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../src/version';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(ROOT, 'dist', 'cli.js');
const BRIEF = ['id', 'scored', 'probability', 'logit', 'risk', 'typologies', 'stance'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toogood-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], input?: string | Uint8Array): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
  });
}

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

function rowsOf(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The rejected rows of a run without --out. */
function rejected(): Record<string, unknown>[] {
  return rowsOf(readFileSync(join(folder, 'toogood.rejects.jsonl'), 'utf8'));
}

const LURE =
  '캄보디아 TM 직원 모집합니다. 고수익 보장, 항공권과 숙소 제공, 경력 무관. 텔레그램 @invented_handle 로 연락 주세요.';
const HONEST =
  '가온식당에서 주방 보조를 모집합니다. 주 5일 근무, 4대보험 가입, 시급 11,000원, 전화 02-000-0000 으로 문의 바랍니다.';
const lines = (...rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('score', () => {
  it('writes the same with threads, in the order of the input', () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      i % 50 === 7 ? { id: i, description: 5 } : { id: i, description: `${i % 3 === 0 ? LURE : HONEST} ${i}` },
    );
    put('ads.jsonl', lines(...many));
    const one = run(['score', 'ads.jsonl', '--brief']);
    const rejects = readFileSync(join(folder, 'toogood.rejects.jsonl'), 'utf8');
    const two = run(['score', 'ads.jsonl', '--brief', '--jobs', '2', '--prior', '0.02']);
    expect(two.stderr).toBe(one.stderr);
    expect(two.stdout).toBe(one.stdout);
    expect(two.status).toBe(2);
    expect(readFileSync(join(folder, 'toogood.rejects.jsonl'), 'utf8')).toBe(rejects);
    expect(rowsOf(two.stdout).length).toBe(294);
  });

  it('reads tables by the names of their columns, and writes one for spreadsheets', () => {
    const scam = '"숙식 제공, 항공권 지원. 텔레그램 문의 @sample000, 경력 무관"';
    put(
      'jobs.csv',
      `번호,제목,내용,조회\n7,캄보디아 고객상담 월 800,${scam},5\n8,짧은 줄\n=9,카페 직원,"주말 근무,\n시급 11,000원",1\n`,
    );
    const columns = ['--columns', 'id=번호,title=제목,description=내용'];
    const lined = run(['score', 'jobs.csv', ...columns, '--brief']);
    expect(lined.status).toBe(2);
    expect(rowsOf(lined.stdout)).toMatchObject([
      { id: '7', risk: 'critical' },
      { id: '=9', risk: 'minimal' },
    ]);
    const [reject] = rowsOf(readFileSync(join(folder, 'toogood.rejects.jsonl'), 'utf8'));
    expect(reject).toEqual({
      file: 'jobs.csv',
      line: 3,
      reason: 'The row has 2 cells where the head has 4.',
      row: '8,짧은 줄',
    });
    const told = run(['score', 'jobs.csv', ...columns, '--out', 'out.csv', '--locale', 'ko', '--jobs', '2']);
    expect(told.status).toBe(2);
    const table = readFileSync(join(folder, 'out.csv'), 'utf8').split('\n');
    expect(table[0]).toBe('\ufeffid,risk,probability,kind,summary,reasons,wording');
    expect(table[1]).toMatch(/^7,critical,0\.\d{4},compound,.+ \| .+/);
    expect(table[2]).toMatch(/^'=9,minimal,0\.\d{4},,/);
    // "id,내용" as Korean spreadsheets write them.
    const cp949 = Buffer.from('69642cb3bbbfeb0a312c5061636b65722077616e7465640a', 'hex');
    writeFileSync(join(folder, 'old.csv'), cp949);
    expect(run(['score', 'old.csv', '--brief']).stderr).toContain('1 rejected');
    const decoded = run(['score', 'old.csv', '--brief', '--encoding', 'cp949', '--columns', 'text=내용']);
    expect(rowsOf(decoded.stdout)).toMatchObject([{ id: '1' }]);
    put('half.csv', 'id;text;x\n1;"Packer wanted; paid by the hour, day shift";2\n');
    put('tabs.tsv', 'id\ttext\n1\tPacker "wanted", paid by the hour, day shift\n');
    expect(rowsOf(run(['score', 'half.csv', 'tabs.tsv', '--brief']).stdout)).toMatchObject([
      { scored: true },
      { scored: true },
    ]);
  });

  it('asks for threads by a whole number', () => {
    const { status, stderr } = run(['score', '--jobs', '0'], HONEST);
    expect(status).toBe(1);
    expect(stderr).toContain('Option --jobs: must be a whole number of at least 1; got 0');
  });

  it('writes one verdict a line in the order of the input, the id first', () => {
    put(
      'a.jsonl',
      lines({ id: 'z', text: LURE }, { id: 7, title: '주방 보조', description: HONEST }, { text: HONEST }),
    );
    put('b.txt', LURE);
    const { status, stdout, stderr } = run(['score', 'a.jsonl', 'b.txt']);
    expect(status).toBe(0);
    const rows = rowsOf(stdout);
    expect(rows.map(({ id }) => id)).toEqual(['z', 7, 'a.jsonl:3', 'b.txt']);
    for (const row of rows) {
      expect(Object.keys(row)[0]).toBe('id');
      expect(row).toHaveProperty('evidence');
      expect(row).toHaveProperty('versions');
    }
    expect(rows[3]).toEqual({ ...rows[0], id: 'b.txt' });
    expect(stderr).toContain('4 read: 4 scored, 0 unscored, 0 rejected.');
    expect(existsSync(join(folder, 'toogood.rejects.jsonl'))).toBe(false);
  });

  it('does not take the id for a field of the ad', () => {
    const { stdout } = run(['score'], lines({ id: 'x', text: HONEST, extra: 1 }));
    expect(rowsOf(stdout)[0]?.ignored).toEqual(['extra']);
  });

  it('keeps only the brief keys', () => {
    const full = rowsOf(run(['score'], lines({ id: 1, text: LURE })).stdout)[0];
    const { stdout } = run(['score', '--brief'], lines({ id: 1, text: LURE }));
    const [row] = rowsOf(stdout);
    expect(Object.keys(row ?? {})).toEqual(BRIEF);
    expect(full).toMatchObject(row ?? {});
  });

  it('puts rows that cannot be read aside and goes on', () => {
    const bad = [
      '{"id": 1, "text": ',
      '5',
      '{"id": 2, "title": 3}',
      '{"id": 3, "text": "x", "homeCountry": "KOR"}',
      '{"id": {}, "text": "x"}',
      '[]',
    ];
    put('a.jsonl', `${bad.join('\n')}\n\n  \n${JSON.stringify({ id: 'good', text: LURE })}`);
    const { status, stdout, stderr } = run(['score', 'a.jsonl', '--out', 'v.jsonl']);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(rowsOf(readFileSync(join(folder, 'v.jsonl'), 'utf8')).map(({ id }) => id)).toEqual(['good']);
    const rejects = rowsOf(readFileSync(join(folder, 'v.jsonl.rejects.jsonl'), 'utf8'));
    expect(rejects.map(({ file, line }) => `${file}:${line}`)).toEqual(
      [1, 2, 3, 4, 5, 6].map((line) => `a.jsonl:${line}`),
    );
    expect(rejects.map(({ field }) => field)).toEqual([undefined, undefined, 'title', 'homeCountry', 'id', undefined]);
    expect(rejects[0]?.row).toBe(bad[0]);
    expect(rejects[2]?.row).toEqual({ id: 2, title: 3 });
    for (const { reason } of rejects) expect(reason).toMatch(/\.$/);
    expect(stderr).toContain('7 read: 1 scored, 0 unscored, 6 rejected.');
    expect(stderr).toContain('v.jsonl.rejects.jsonl');
  });

  it('puts rejects into the working directory when the output is standard output', () => {
    expect(run(['score'], '{"id":1,"text":5}\n').status).toBe(2);
    expect(rowsOf(readFileSync(join(folder, 'toogood.rejects.jsonl'), 'utf8'))).toMatchObject([
      { file: '-', line: 1, field: 'text' },
    ]);
  });

  it('reads standard input as JSON lines or as one ad', () => {
    expect(rowsOf(run(['score'], lines({ text: LURE }, { text: HONEST })).stdout).map(({ id }) => id)).toEqual([
      '-:1',
      '-:2',
    ]);
    expect(rowsOf(run(['score', '-'], `\ufeff\n \n${lines({ text: LURE })}`).stdout).map(({ id }) => id)).toEqual([
      '-:3',
    ]);
    expect(rowsOf(run(['score', '-'], `${LURE}\n${HONEST}`).stdout).map(({ id }) => id)).toEqual(['-']);
    expect(rowsOf(run(['score', '-'], '[급구] 주방 보조').stdout).length).toBe(1);
  });

  it('counts what has no text as unscored', () => {
    const { status, stdout, stderr } = run(
      ['score', '--brief'],
      lines({ id: 1, text: '' }, { id: 2 }, { id: 3, text: '📞 📞' }),
    );
    expect(status).toBe(0);
    expect(rowsOf(stdout).length).toBe(3);
    expect(stderr).toContain('3 read: 0 scored, 3 unscored, 0 rejected.');
    expect(rowsOf(run(['score'], '').stdout)).toMatchObject([{ id: '-', scored: false }]);
  });

  it('reads a line of 10 MB, NULs and lone surrogates', () => {
    const long = `${LURE} `.repeat(50_000);
    expect(Buffer.byteLength(long)).toBeGreaterThan(5_000_000);
    put(
      'a.jsonl',
      `${lines({ id: 1, text: long + long }, { id: 2, text: `a\u0000b ${LURE}` })}{"id":3,"text":"\\ud83d ${LURE}"}\n`,
    );
    const { status, stdout } = run(['score', 'a.jsonl']);
    expect(status).toBe(0);
    expect(rowsOf(stdout).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('refuses text that is not UTF-8', () => {
    put('a.txt', new Uint8Array([0xc4, 0xaf, 0xba, 0xb8]));
    put('b.txt', LURE);
    const { status, stdout } = run(['score', 'a.txt', 'b.txt']);
    expect(status).toBe(2);
    expect(rowsOf(stdout).map(({ id }) => id)).toEqual(['b.txt']);
    expect(rowsOf(readFileSync(join(folder, 'toogood.rejects.jsonl'), 'utf8'))[0]?.reason).toContain('UTF-8');
  });

  it('reads a .json file as one posting', () => {
    put(
      'p.json',
      JSON.stringify({ '@type': 'JobPosting', title: '주방 보조', description: `<p>${HONEST}</p>` }, null, 2),
    );
    expect(rowsOf(run(['score', 'p.json']).stdout)).toMatchObject([{ id: 'p.json:1', scored: true }]);
  });

  it('reads lines under all their names, and compressed', () => {
    const ads = lines({ id: 1, text: LURE }, { id: 2, text: HONEST });
    put('a.jsonlines', ads);
    put('b.NDJSON', ads);
    put('c.jsonl.gz', gzipSync(ads));
    put('d.txt.gz', gzipSync(LURE));
    const { status, stdout } = run(['score', 'a.jsonlines', 'b.NDJSON', 'c.jsonl.gz', 'd.txt.gz', '--brief']);
    expect(rowsOf(stdout).map(({ id }) => id)).toEqual([1, 2, 1, 2, 1, 2, 'd.txt.gz']);
    expect(status).toBe(0);
  });

  it('puts a damaged gzip file aside and goes on', () => {
    put('a.jsonl.gz', gzipSync(lines({ id: 1, text: LURE })).subarray(0, 60));
    put('b.txt', LURE);
    const { status, stdout } = run(['score', 'a.jsonl.gz', 'b.txt', '--brief']);
    expect(status).toBe(2);
    expect(rowsOf(stdout).map(({ id }) => id)).toEqual(['b.txt']);
    expect(rejected()[0]?.reason).toContain('gzip');
  });

  it('reads an array as many ads, in a file, on a line and on standard input', () => {
    const ads = [{ id: 'a', text: LURE }, { text: HONEST }, HONEST];
    const ids = (place: string) => ['a', `${place}:1[1]`, `${place}:1[2]`];
    put('a.json', JSON.stringify(ads, null, 2));
    put('b.jsonl', lines(ads));
    const { stdout } = run(['score', 'a.json', 'b.jsonl', '--brief']);
    expect(rowsOf(stdout).map(({ id }) => id)).toEqual([...ids('a.json'), ...ids('b.jsonl')]);
    for (const input of [JSON.stringify(ads), JSON.stringify(ads, null, 2), lines(ads)])
      expect(rowsOf(run(['score', '--brief'], input).stdout).map(({ id }) => id)).toEqual(ids('-'));
  });

  it('judges every posting of a page', () => {
    const posting = (description: string, rest = {}) => ({ '@type': 'JobPosting', description, ...rest });
    const page = {
      '@graph': [
        posting(HONEST, { hiringOrganization: { '@id': '#firm' } }),
        { '@id': '#firm', '@type': 'Organization', name: '가온식당' },
        posting(LURE),
      ],
    };
    put('a.json', JSON.stringify([posting(HONEST), posting(LURE, { id: 7 })]));
    put('b.json', JSON.stringify(page));
    put('c.txt', JSON.stringify(page));
    put('d.jsonl', lines({ id: 5, ...page }, page['@graph'][2]));
    const rows = rowsOf(run(['score', 'a.json', 'b.json', 'c.txt', 'd.jsonl']).stdout);
    expect(rows.map(({ id }) => id)).toEqual([
      'a.json:1[0]',
      7,
      'b.json:1@graph[0]',
      'b.json:1@graph[2]',
      'c.txt@graph[0]',
      'c.txt@graph[2]',
      '5@graph[0]',
      '5@graph[2]',
      'd.jsonl:2',
    ]);
    const risky = (risk: unknown) => risk === 'high' || risk === 'critical';
    expect(rows.map(({ risk }) => risky(risk))).toEqual([false, true, false, true, false, true, false, true, true]);
    for (const row of rows) expect(row.ignored).toEqual([]);
  });

  it('reads one value on standard input that is written on many lines', () => {
    const posting = { '@type': 'JobPosting', title: '주방 보조', description: HONEST };
    const { status, stdout } = run(['score', '--brief'], JSON.stringify(posting, null, 2));
    expect(rowsOf(stdout)).toMatchObject([{ id: '-:1', scored: true }]);
    expect(status).toBe(0);
  });

  it('reads lines on standard input that begin with a string or with a broken line', () => {
    const ids = (input: string) => rowsOf(run(['score', '--brief'], input).stdout).map(({ id }) => id);
    expect(ids(lines(LURE, { id: 2, text: HONEST }))).toEqual(['-:1', 2]);
    expect(ids(`{"id": 1, "text"\n${lines({ id: 2, text: HONEST })}`)).toEqual([2]);
    expect(rejected()).toMatchObject([{ file: '-', line: 1, row: '{"id": 1, "text"' }]);
    expect(ids(`"꿈을 이루세요"\n${LURE}`)).toEqual(['-']);
    expect(ids(`[2024]\n${LURE}`)).toEqual(['-']);
  });

  it('does not let an ad without readable text pass for a safe one', () => {
    const { status, stdout, stderr } = run(
      ['score', '--brief'],
      lines({ id: 1, message: LURE, 'na\u001bme': 1 }, { id: 2, text: HONEST }),
    );
    expect(status).toBe(0);
    expect(rowsOf(stdout)[0]).toMatchObject({
      scored: false,
      unscored: { reason: 'empty' },
      ignored: ['message', 'na\u001bme'],
    });
    expect(rowsOf(stdout)[1]).toMatchObject({ scored: true });
    expect(stderr).toMatch(/By risk: [^\n]*minimal 1\.\n/);
    expect(stderr).toContain('fields that are not read: message, na\ufffdme.');
  });

  it.each([['1'], ['2']])('puts a deeply nested row aside as a cut text, with %s threads', (jobs) => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    put(
      'a.jsonl',
      `{"id":1,"text":"x","@graph":${nested(100_000)}}\n{"id":2,"title":${nested(3)}}\n${lines({ id: 3, text: LURE })}`,
    );
    const { status, stdout } = run(['score', 'a.jsonl', '--jobs', jobs]);
    expect(status).toBe(2);
    expect(rowsOf(stdout).map(({ id }) => id)).toEqual([3]);
    const [deep, flat] = rejected();
    expect(deep?.row).toMatch(/^\{"id":1,"text":"x","@graph":\[+…$/);
    expect(flat?.row).toEqual({ id: 2, title: [[[]]] });
  });

  it('writes numbers that are ids as they were written', () => {
    const number = '12345678901234567890';
    put(
      'a.jsonl',
      `{"id":${number},"text":${JSON.stringify(LURE)}}\n{"text":"{\\"id\\":9}","id": 1e400 }\n{"id":${number},"text":5}\n`,
    );
    put('b.json', `[\n{"id":${number}, "text":"가온식당"}]`);
    const { stdout } = run(['score', 'a.jsonl', 'b.json', '--brief']);
    expect(stdout.match(/^\{"id":[^,]*,/gm)).toEqual([`{"id":${number},`, '{"id":1e400,', `{"id":${number},`]);
    expect(readFileSync(join(folder, 'toogood.rejects.jsonl'), 'utf8')).toContain(`"row":{"id":${number},"text":5}`);
  });

  it('leaves no rejected rows of an earlier run beside new verdicts', () => {
    put('a.jsonl', lines({ text: 5 }));
    put('b.jsonl', lines({ text: LURE }));
    expect(run(['score', 'a.jsonl', '--out', 'v.jsonl']).status).toBe(2);
    expect(existsSync(join(folder, 'v.jsonl.rejects.jsonl'))).toBe(true);
    expect(run(['score', 'b.jsonl', '--out', 'v.jsonl']).status).toBe(0);
    expect(existsSync(join(folder, 'v.jsonl.rejects.jsonl'))).toBe(false);
  });

  it('puts rejected rows where it is told, and beside no device', () => {
    put('a.jsonl', lines({ text: 5 }, { text: LURE }));
    expect(run(['score', 'a.jsonl', '--rejects', 'r.jsonl']).stderr).toContain('Rejected rows are in r.jsonl');
    expect(rowsOf(readFileSync(join(folder, 'r.jsonl'), 'utf8')).length).toBe(1);
    expect(existsSync(join(folder, 'toogood.rejects.jsonl'))).toBe(false);
    if (!existsSync('/dev/stdout')) return;
    for (const out of ['/dev/null', '/dev/stdout']) {
      expect(run(['score', 'a.jsonl', '--out', out]).stderr).toContain('are in toogood.rejects.jsonl');
      expect(rejected().length).toBe(1);
    }
  });

  it('writes rejected rows as soon as verdicts, while input is still to come', async () => {
    const child = spawn(process.execPath, [CLI, 'score', '--brief'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.stdin.write(lines({ text: HONEST }, { text: 5 }));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const file = join(folder, 'toogood.rejects.jsonl');
    for (let i = 0; i < 100 && !(existsSync(file) && readFileSync(file, 'utf8') !== ''); i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(rejected()).toMatchObject([{ line: 2 }]);
    child.stdin.end();
    expect(await ended).toBe(2);
  });

  it('knows a locale by any spelling of its tag', () => {
    const summary = (tag: string) =>
      rowsOf(run(['score', '--locale', tag], lines({ text: HONEST })).stdout)[0]?.summary;
    const hant = summary('zh-Hant');
    for (const tag of ['zh-hant', 'zh-Hant-TW', 'ZH-tw']) expect(summary(tag)).toBe(hant);
    expect(summary('zh-Hans-TW')).toBe(summary('zh'));
    expect(hant).not.toBe(summary('zh'));
    expect(summary('KO')).toBe(summary('ko'));
  });

  it('moves every score with the prior and none of the risk', () => {
    const at = (prior: string) => rowsOf(run(['score', '--prior', prior], lines({ text: LURE })).stdout)[0];
    const [low, high] = [at('0.001'), at('0.5')];
    expect(low?.risk).toBe(high?.risk);
    expect((high?.logit as number) - (low?.logit as number)).toBeCloseTo(Math.log(999), 9);
  });

  it('keeps up with a long stream', () => {
    const input = lines(...Array.from({ length: 2000 }, (_, id) => ({ id, text: id % 2 ? LURE : HONEST })));
    const { status, stdout } = run(['score', '--brief'], input);
    expect(status).toBe(0);
    expect(rowsOf(stdout).map(({ id }) => id)).toEqual(Array.from({ length: 2000 }, (_, id) => id));
  });

  it('ends quietly when the reader goes away', async () => {
    put('a.jsonl', lines(...Array.from({ length: 3000 }, (_, id) => ({ id, text: LURE }))));
    const child = spawn(process.execPath, [CLI, 'score', 'a.jsonl'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(0);
    expect(errors).not.toContain('Error');
  });

  it.each([
    [['score', 'no.jsonl'], 'No such file: no.jsonl'],
    [['score', 'We pay well, write to us'], 'use: toogood explain'],
    [['score', '.'], 'is a directory'],
    [['score', '--prior', '2'], '--prior'],
    [['score', '--prior', ''], '--prior'],
    [['score', '--locale', 'tlh'], '--locale'],
    [['score', '--wrong'], '--wrong'],
    [['score', '--out'], '--out'],
    [['score', '--out', 'a', '--out', 'b'], 'give it once'],
    [['score', '--out', 'no/such/dir.jsonl'], 'Option --out: no such directory: no/such'],
    [['score', 'a.txt', '--rules', 'no.yaml'], 'no.yaml'],
    [['score', 'a.txt', '--rules', 'bad.yaml'], 'bad.yaml'],
    [['score', 'a.jsonl', '--out', 'a.jsonl'], 'overwritten'],
    [['score', 'toogood.rejects.jsonl'], 'overwritten'],
    [['score', 'a.txt', '--rejects', 'a.txt'], 'overwritten'],
    [['score', 'a.txt', '--out', 'b', '--rejects', 'b'], 'both'],
    [['score', 'a.txt', '--out', 'many'], 'directory'],
    [['score', 'a.txt', '--rejects', 'no/such/dir.jsonl'], 'Option --rejects: no such directory: no/such'],
    [['score', 'ads.xlsx'], 'save it as CSV'],
    [['score', 'ads.csv'], 'there are 번호, 내용. Say which hold the text, such as --columns'],
    [['score', 'ads.csv', '--columns', 'text=body'], 'no column "body"; there are 번호, 내용'],
    [['score', 'ads.csv', '--columns', 'body=내용'], 'no field "body"'],
    [['score', 'ads.csv', '--encoding', 'latin9000'], 'Option --encoding: no encoding "latin9000"'],
    [['score', 'a.txt', '--out', 'b.csv', '--brief'], 'has its own columns'],
    [['score', 'a.jsonl', '--columns', 'text=body'], 'Option --columns: no table (.csv, .tsv) is named'],
    [['score', 'a.txt', '--encoding', 'cp949'], 'Option --encoding: no table (.csv, .tsv) is named'],
    [['score', 'https://acme.example/jobs/1'], 'Nothing is fetched'],
    [['explain', 'ads.csv'], '"toogood score ads.csv" judges its rows'],
    [['explain', 'missing.csv'], 'No such file'],
    [['explain', 'https://acme.example/jobs/1'], 'Nothing is fetched'],
    [['explain', 'broken.json'], 'Not valid JSON'],
    [[], 'No command'],
    [['wrong'], 'Unknown command "wrong"'],
    [['rules'], 'check'],
    [['explain'], 'Name a file'],
    [['explain', 'a', 'b'], 'quotes'],
    [['explain', 'missing.txt'], 'No such file'],
    [['explain', 'many'], 'directory'],
    [['demo', 'a.txt'], 'explain'],
  ])('ends with 1 and one sentence: %j', (args, part) => {
    put('a.txt', LURE);
    put('a.jsonl', lines({ text: LURE }));
    put('toogood.rejects.jsonl', lines({ text: LURE }));
    put('bad.yaml', 'name: [');
    put('ads.csv', '번호,내용\n1,Packer wanted\n');
    put('ads.xlsx', 'PK');
    put('broken.json', '{"text": \u001b[2J');
    mkdirSync(join(folder, 'many'));
    const { status, stdout, stderr } = run(args);
    expect(stderr).toContain(part);
    expect(stderr).toMatch(/^toogood: [^\n]+\n$/);
    expect(stderr).not.toContain('    at ');
    expect(stderr).not.toContain('\u001b');
    expect(stdout).toBe('');
    expect(status).toBe(1);
    expect(readFileSync(join(folder, 'a.jsonl'), 'utf8')).toBe(lines({ text: LURE }));
  });
});

describe('explain', () => {
  /** The marked text above a marker that stands at `column` of `line`. */
  function textAbove(rows: readonly string[], row: number, column: number, width: number): string {
    let at = row - 1;
    while (/^[ \d,~+-]*$/.test(rows[at] ?? 'x')) at--;
    let used = 0;
    let text = '';
    for (const char of rows[at] ?? '') {
      if (used >= column && used < column + width) text += char;
      used += stringWidth(char);
    }
    return text;
  }

  it('marks the reasons under the text, aligned by display width', () => {
    const { status, stdout } = run(['explain', LURE]);
    expect(status).toBe(0);
    const rows = stdout.split('\n');
    const verdict = rowsOf(run(['score'], lines({ text: LURE })).stdout)[0] as {
      evidence: { spans: { text: string }[]; says: string }[];
      summary: string;
    };
    let checked = 0;
    rows.forEach((row, i) => {
      for (const match of row.matchAll(/(\d+)(?:,\d+)*\+?([~-]+)/g)) {
        if (!/^[ \d,~+-]*$/.test(row)) continue;
        const spans = verdict.evidence[Number(match[1]) - 1]?.spans.map(({ text }) => text) ?? [];
        const above = textAbove(rows, i, match.index, match[0].length);
        expect(
          spans.some((span) => span.includes(above) || above.includes(span)),
          `${match[0]} under ${above}`,
        ).toBe(true);
        checked++;
      }
    });
    expect(checked).toBeGreaterThan(2);
    expect(stdout).toContain(verdict.summary.slice(0, 20));
    expect(stdout).toMatch(/^[^\n]*risk {3}probability [\d.> ]+ % \(base rate 2 %\)\n/);
    expect(stdout).toMatch(/−3\.89 \(base rate 2 %\) [+−] [\d.]+ \(reasons\) = [+−][\d.]+ → probability/);
    expect(stdout).toContain(`toogood ${ENGINE_VERSION}`);
    expect(stdout).not.toContain('\u001b');
  });

  it('keeps within the page', () => {
    const posting = { title: '해외 근무 '.repeat(30), description: `${LURE} `.repeat(10), contact: 'x'.repeat(300) };
    put('a.json', JSON.stringify(posting));
    const { stdout } = run(['explain', 'a.json']);
    for (const row of stdout.split('\n')) expect(stringWidth(row)).toBeLessThanOrEqual(100);
    expect(stdout).toMatch(/\ntitle\n/);
    expect(stdout).toMatch(/\ndescription\n/);
  });

  it('speaks the language that is asked for', () => {
    expect(run(['explain', LURE, '--locale', 'ko']).stdout).toContain('확률');
    expect(run(['explain', LURE, '--locale', 'zh']).stdout).toContain('概率');
  });

  it('underlines in colour when that is wanted, never with --no-color', () => {
    const coloured = (args: string[]) =>
      spawnSync(process.execPath, [CLI, 'explain', LURE, ...args], {
        encoding: 'utf8',
        env: { ...process.env, FORCE_COLOR: '1' },
      }).stdout;
    expect(coloured([])).toContain('\u001b[4m');
    expect(coloured(['--no-color'])).not.toContain('\u001b');
  });

  it('prints no control character of the ad', () => {
    const { stdout } = run(['explain', '-'], `\u001b[2J\u0000\u0007 ${LURE} \u202e`);
    expect([...stdout].filter((char) => char < ' ' && char !== '\n')).toEqual([]);
    expect(stdout).not.toContain('\u202e');
  });

  it('reads files, JSON on standard input, and long ads', () => {
    put('a.txt', LURE);
    const text = run(['explain', LURE]).stdout;
    expect(run(['explain', 'a.txt']).stdout).toBe(text);
    expect(run(['explain', '-'], lines({ id: 5, text: LURE })).stdout).toBe(text);
    const { status, stdout } = run(['explain', '-'], `${'사무직 보조를 모집합니다.\n'.repeat(20_000)}${LURE}`);
    expect(status).toBe(0);
    expect(stdout.split('\n').length).toBeLessThan(500);
    expect(stdout).toContain('⋯');
  });

  it('says so when it takes the first of several', () => {
    const posting = (description: string) => ({ '@type': 'JobPosting', description });
    put('a.jsonl', lines({ text: LURE }, { text: HONEST }));
    put('b.json', JSON.stringify([{ text: LURE }, { text: HONEST }]));
    put('c.json', JSON.stringify({ '@graph': [posting(LURE), posting(HONEST)] }));
    put('d.jsonl', lines({ text: LURE }));
    for (const file of ['a.jsonl', 'b.json', 'c.json']) {
      const { status, stdout, stderr } = run(['explain', file]);
      expect(stderr).toBe(`${file} holds several ads; this is the first. "toogood score" judges all of them.\n`);
      expect(stdout).toContain('@invented_handle');
      expect(status).toBe(0);
    }
    expect(run(['explain', 'd.jsonl']).stderr).toBe('');
  });

  it('says when an ad is not judged', () => {
    const { status, stdout } = run(['explain', '-'], '');
    expect(status).toBe(0);
    expect(stdout).toContain('not judged');
  });
});

describe('rules', () => {
  const pack = (hit: string) => `name: my-board
version: 1.0.0
concepts:
  identity.invented-brand: {gloss: a firm that does not exist, family: identity}
lexicon:
  - language: en
    concepts: {identity.invented-brand: [zorblatt global]}
  - language: ko
    concepts: {identity.invented-brand: [조르블랏글로벌]}
rules:
  - id: impersonation.invented-brand
    typology: impersonation
    family: identity
    says: {en: Uses a name that does not exist, ko: 없는 회사 이름을 씁니다, zh: 使用不存在的公司名}
    when: {all: [identity.invented-brand]}
    weight: 3
    status: stable
    source: this board, 2024
    false_alarms: nobody, the firm does not exist
    hits: [${hit}, 조르블랏글로벌에서 직원을 모집합니다]
    misses: [Acme Foods is hiring packers, 가온식당에서 직원을 모집합니다]
`;

  it('checks a pack of one’s own', () => {
    put('good.yaml', pack('Zorblatt Global is hiring packers'));
    const { status, stdout, stderr } = run(['rules', 'check', 'good.yaml']);
    expect(stderr).toBe('');
    expect(stdout).toContain('1 rules, 1 concepts');
    expect(stdout).toContain('Everything holds.');
    expect(status).toBe(0);
  });

  it('names file, line and rule of an example that fails', () => {
    put('bad.yaml', pack('Some other firm is hiring packers'));
    const { status, stdout } = run(['rules', 'check', 'bad.yaml']);
    expect(stdout).toMatch(/bad\.yaml:11: impersonation\.invented-brand: does not fire in a hit/);
    expect(stdout).toContain('1 failure.');
    expect(status).toBe(1);
  });

  it('names file and line of a pack that does not hold', () => {
    put('bad.yaml', pack('Zorblatt Global is hiring packers').replace('weight: 3', 'weight: heavy'));
    const { status, stderr } = run(['rules', 'check', 'bad.yaml']);
    expect(stderr).toMatch(/^toogood: bad\.yaml:16: [^\n]+\n$/);
    expect(status).toBe(1);
  });

  it('checks the rules of toogood', () => {
    const { status, stdout } = run(['rules', 'check']);
    expect(stdout).toContain('Everything holds.');
    expect(status).toBe(0);
  });

  it('tells what each rule does in labelled ads', () => {
    const lure = { label: 'lure', lang: 'en', text: 'Zorblatt Global is hiring packers for the night shift.' };
    const honest = { label: 'honest', lang: 'en', text: 'Acme Foods is hiring packers for the night shift.' };
    put('mine.yaml', pack('Zorblatt Global is hiring packers'));
    put('ads.jsonl', lines({ id: 'a', ...lure }, { id: 'b', ...honest }, { id: 'c', lang: 'en', text: 'No label.' }));
    const { status, stdout, stderr } = run([
      'rules',
      'stats',
      'ads.jsonl',
      '--rules',
      'mine.yaml',
      '--json',
      'figures.json',
      '--show',
      '3',
    ]);
    expect(stdout).toContain('impersonation.invented-brand');
    expect(stderr).toBe('Left out: 1 rows without label.\n');
    const figures = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as {
      id: string;
      lures: number;
      honest: number;
    }[];
    expect(figures.find((r) => r.id === 'impersonation.invented-brand')).toMatchObject({ lures: 1, honest: 0 });
    expect(status).toBe(0);
  });

  it('wants ads of both labels to judge a rule by', () => {
    put(
      'lures.jsonl',
      lines({ id: 'a', label: 'lure', lang: 'en', text: 'Pay a deposit first, then we send the contract.' }),
    );
    const { status, stderr } = run(['rules', 'stats', 'lures.jsonl']);
    expect(stderr).toMatch(/^toogood: No honest ads are left/);
    expect(status).toBe(1);
  });

  it('adds a pack to a run', () => {
    put('mine.yaml', pack('Zorblatt Global is hiring packers'));
    const input = lines({ text: 'Zorblatt Global is hiring packers for the night shift in our warehouse.' });
    const plain = rowsOf(run(['score'], input).stdout)[0];
    const mine = rowsOf(run(['score', '--rules', 'mine.yaml'], input).stdout)[0];
    expect(mine?.logit as number).toBeGreaterThan((plain?.logit as number) + 1);
    expect(run(['explain', '-', '--rules', 'mine.yaml'], input).stdout).toContain('Uses a name that does not exist');
  });
});

describe('demo', () => {
  it('explains six ads', () => {
    const { status, stdout, stderr } = run(['demo']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout.match(/^━━ \d\/6 {2}/gm)?.length).toBe(6);
    expect(stdout.match(/written as a lure/g)?.length).toBe(3);
    expect(stdout.match(/written as an honest ad/g)?.length).toBe(3);
    for (const word of ['probability', '확률', '概率']) expect(stdout).toContain(word);
    expect(run(['demo', '--locale', 'en']).stdout).not.toContain('확률');
  });

  it('says so where the ads are not', () => {
    // As published: no corpora and no rule sources.
    cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
    copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const command of [['demo'], ['rules', 'check']]) {
      const { status, stderr } = spawnSync(process.execPath, [join(folder, 'dist', 'cli.js'), ...command], {
        encoding: 'utf8',
      });
      expect(stderr).toMatch(/^toogood: The [^\n]+ not in this package[^\n]+\n$/);
      expect(status).toBe(1);
    }
  });
});

describe('a command without what it needs', () => {
  it.each(['train', 'evaluate', 'rules stats', 'help-lines', 'explain'])(
    'says so in one sentence: toogood %s',
    (words) => {
      const { status, stderr } = run(words.split(' '));
      expect(status).toBe(1);
      expect(stderr).toMatch(/^toogood: Name [^\n]+\.\n$/);
      expect(stderr).not.toContain('fault');
    },
  );
});

describe('help', () => {
  it('prints the version', () => expect(run(['--version']).stdout).toBe(`${ENGINE_VERSION}\n`));

  it.each(['', 'score', 'explain', 'rules', 'rules check', 'rules stats', 'demo'])(
    'has examples: toogood %s',
    (command) => {
      const words = command.split(' ').filter((word) => word !== '');
      const { status, stdout, stderr } = run([...words, '--help']);
      expect(status).toBe(0);
      expect(stderr).toBe('');
      expect(stdout).toContain(`USAGE ${['toogood', ...words].join(' ')}`);
      expect(stdout).toMatch(/EXAMPLES\n\n {2}toogood/);
      expect(stdout).not.toContain('\u001b');
    },
  );
});
