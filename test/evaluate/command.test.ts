import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { evaluateCommand } from '../../src/cli/evaluate';

const dir = mkdtempSync(join(tmpdir(), 'toogood-evaluate-'));
afterAll(() => rmSync(dir, { recursive: true }));
const at = (name: string) => join(dir, name);

const LURES = [
  '캄보디아 TM 직원 모집, 고수익 보장, 항공권과 숙소 제공, 텔레그램으로만 연락',
  '통장 삽니다. 명의만 빌려주시면 하루 50만원 드립니다',
];
const rows = Array.from({ length: 40 }, (_, i) =>
  JSON.stringify(
    i % 4 === 0
      ? {
          id: `l${i}`,
          lang: 'ko',
          label: 'lure',
          kind: 'compound',
          date: `2026-02-${10 + (i % 18)}`,
          text: `${LURES[i % 8 ? 1 : 0]} ${i}호`,
        }
      : {
          id: `h${i}`,
          lang: 'ko',
          label: 'honest',
          kind: 'shop',
          company: `가온 ${i >> 3}`,
          benefits: '식사',
          description: `${i}번 매장에서 함께 일할 분을 찾습니다. 주 5일, 4대보험, 시급 11,000원입니다.`,
        },
  ),
).join('\n');
writeFileSync(at('ads.jsonl'), `${rows}\nnothing\n{"id":"u","text":"무엇"}\n`);

const more = Array.from({ length: 30 }, (_, i) =>
  JSON.stringify({
    id: `m${i}`,
    lang: 'en',
    set: i % 2 ? 'a' : 'b',
    label: i % 3 ? 'honest' : 'lure',
    text: `${i % 3 ? 'a baker is wanted' : 'quick cash is waiting'} ${'abcdefghijklmnopqrstuvwxyzABCDEF'[i]}${'xyz'.repeat(1 + (i % 7))}`,
  }),
).join('\n');
writeFileSync(at('more.jsonl'), `${more}\n`);

let out = '';
let err = '';
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const run = (...rawArgs: string[]) =>
  evaluateCommand.run!({ rawArgs: [...rawArgs, '--draws', '20'], args: {} as never, cmd: evaluateCommand });

describe('evaluate', () => {
  it('prints the counts as ever, then the figures, and names what it left out', async () => {
    await run(at('ads.jsonl'));
    expect(out).toMatch(/language.*label.*ads.*high or above % \(95 %\)/);
    expect(out).toMatch(/ko +│ lure +│ +10 /);
    expect(out).toMatch(/Split by group: 40 rows in \d+ groups/);
    expect(out).toMatch(/recall@0\.1%.*recall@0\.5%.*recall@1%.*recall@3%/);
    expect(err).toContain('1 rows without label, 1 lines that are no rows');
    expect(process.exitCode).toBe(2);
  });

  it('says before any work which field, manifest or folder there is none of', async () => {
    await expect(run(at('ads.jsonl'), '--fields=titel')).rejects.toThrow('no field "titel"; there are title,');
    await expect(run(at('ads.jsonl'), '--manifest=emscat')).rejects.toThrow('there are difraud-job-scams, emscad');
    await expect(run(at('ads.jsonl'), '--html', at('none/x.html'))).rejects.toThrow('no such directory');
    await expect(run(at('ads.jsonl'), '--json', dir)).rejects.toThrow('is a directory');
    expect(out).toBe('');
  });

  it('measures with a model of one’s own, or with none', async () => {
    const model = join('models', 'text.b64');
    await run(at('ads.jsonl'), '--model', model);
    const own = out;
    out = '';
    await run(at('ads.jsonl'));
    expect(out).toBe(own);
    out = '';
    await run(at('ads.jsonl'), '--model=none');
    expect(out).not.toBe(own);
    await expect(run(at('ads.jsonl'), '--model', at('ads.jsonl'))).rejects.toThrow('are no model of toogood');
  });

  it('writes figures, report and predictions, and holds a later run against them', async () => {
    await run(
      at('ads.jsonl'),
      '--configurations=rules,keywords',
      '--variants=all',
      '--per-rule',
      '--seeds=2',
      '--folds=2',
      `--json=${at('a.json')}`,
      `--html=${at('a.html')}`,
      `--predictions=${at('a.jsonl')}`,
    );
    const report = JSON.parse(readFileSync(at('a.json'), 'utf8'));
    expect(report.counts).toContainEqual(expect.objectContaining({ key: ['ko', 'lure'], rows: 10 }));
    expect(report.systems.map((s: { name: string; seeds: number[] }) => [s.name, s.seeds.length])).toEqual([
      ['rules', 1],
      ['keywords', 2],
    ]);
    expect(report.systems[0].variants.map((v: { id: string; touched: number }) => [v.id, v.touched])).toContainEqual([
      'no-benefits',
      30,
    ]);
    const met = report.rules.filter((r: { hits: number }) => r.hits > 0);
    expect(met.length).toBeGreaterThan(0);
    expect(met.every((r: { microseconds: number }) => r.microseconds >= 0)).toBe(true);
    expect(report.corpus.files[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(at('a.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(readFileSync(at('a.jsonl'), 'utf8').trim().split('\n').length).toBe(80);
    out = '';
    await run(at('ads.jsonl'), '--configurations=rules', `--against=${at('a.jsonl')}`);
    expect(out).toContain('rules against rules of the earlier run, on 40 rows');
  });

  it('reads only the fields asked for', async () => {
    await run(at('ads.jsonl'), '--fields=company', `--json=${at('f.json')}`);
    expect(JSON.parse(readFileSync(at('f.json'), 'utf8')).corpus).toMatchObject({ rows: 30, lures: 0 });
    expect(out).toContain('Only one class is here');
  });

  it('learns from the ads of one file and measures those of another, less their copies', async () => {
    await run(
      at('ads.jsonl'),
      `--train=${at('ads.jsonl')}`,
      `--train=${at('more.jsonl')}`,
      '--configurations=keywords',
      '--seeds=1',
      `--json=${at('t.json')}`,
    );
    const report = JSON.parse(readFileSync(at('t.json'), 'utf8'));
    expect(report.split).toMatchObject({ kind: 'given', usable: 40, rows: 110 });
    expect(out).toMatch(/40 of 70 rows to learn from are near-duplicates/);
    expect(report.corpus.rows).toBe(40);
  });

  it('reads what is learnt from as the options say, and refuses to learn from nothing', async () => {
    const of = (name: string, from: number) =>
      writeFileSync(
        at(name),
        `nr,body,fraud\n${Array.from({ length: 20 }, (_, i) => {
          const { label, text } = JSON.parse(more.split('\n')[i + from]!);
          return `${i},${text},${label === 'lure' ? 1 : 0}`;
        }).join('\n')}\n1,too,many,cells\n`,
      );
    of('learn.csv', 0);
    of('measure.csv', 10);
    const options = ['--columns=id=nr,text=body,label=fraud', '--lures=1', '--configurations=keywords', '--seeds=1'];
    await run(at('measure.csv'), `--train=${at('learn.csv')}`, ...options, `--json=${at('c.json')}`);
    expect(JSON.parse(readFileSync(at('c.json'), 'utf8')).split).toMatchObject({ kind: 'given', usable: 20 });
    expect(err).toContain('2 lines that are no rows');
    expect(err).toContain(`${at('learn.csv')}:22: `);
    writeFileSync(at('none.jsonl'), '{"id":"u","text":"x"}\n\u001b[31m\n');
    await expect(run(at('ads.jsonl'), `--train=${at('none.jsonl')}`)).rejects.toThrow(
      'Option --train: no labelled ads',
    );
    expect(err).toContain(`${at('none.jsonl')}:2: `);
    expect(err).not.toContain('\u001b');
  });

  it('tells why no ads are left, and how many more lines are none', async () => {
    writeFileSync(at('bad.jsonl'), 'bad\n'.repeat(8));
    await expect(run(at('bad.jsonl'))).rejects.toThrow('No labelled ads are left');
    expect(err).toContain('8 lines that are no rows');
    expect(err).toContain(`${at('bad.jsonl')}:5: `);
    expect(err).not.toContain(`${at('bad.jsonl')}:6: `);
    expect(err).toContain('  and 3 more.');
  });

  it('overwrites nothing that it reads, and no output by another', async () => {
    const before = readFileSync(at('ads.jsonl'), 'utf8');
    await expect(run(at('ads.jsonl'), '--json', at('ads.jsonl'))).rejects.toThrow('is read and would be overwritten');
    await expect(run(dir, '--predictions', join(dir, '.', 'more.jsonl'))).rejects.toThrow('would be overwritten');
    await expect(run(at('ads.jsonl'), '--train', at('more.jsonl'), '--html', at('more.jsonl'))).rejects.toThrow(
      'Option --html:',
    );
    await expect(run(at('ads.jsonl'), '--html', at('x'), '--json', `${dir}/./x`)).rejects.toThrow(
      'Options --json and --html both write',
    );
    await expect(run(at('ads.jsonl'), '--against', at('y'), '--predictions', at('y'))).rejects.toThrow();
    expect(readFileSync(at('ads.jsonl'), 'utf8')).toBe(before);
    expect(out).toBe('');
  });

  it('writes what was asked for even where there is nothing to compare', async () => {
    writeFileSync(at('other.jsonl'), '{"id":"other","evidence":[1]}\n');
    await expect(
      run(at('more.jsonl'), '--configurations=majority', '--against', at('other.jsonl'), '--json', at('w.json')),
    ).rejects.toThrow('Option --against: no row');
    expect(JSON.parse(readFileSync(at('w.json'), 'utf8')).against).toEqual([]);
  });

  it('tells rows of two files apart that share an id, and refuses those of one', async () => {
    const [a, b] = [more, more.replaceAll('baker', 'tailor').replaceAll('"lure"', '"honest"')];
    writeFileSync(at('m1.jsonl'), a!);
    writeFileSync(at('m2.jsonl'), b!);
    const files = [at('m1.jsonl'), at('m2.jsonl'), '--configurations=rules'];
    await run(...files, '--predictions', at('p.jsonl'));
    const ids = readFileSync(at('p.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(new Set(ids).size).toBe(60);
    expect(ids[0]).toBe(`${at('m1.jsonl')}:m0`);
    await run(...files, '--against', at('p.jsonl'));
    expect(out).toContain('rules against rules of the earlier run, on 60 rows');
    writeFileSync(at('twice.jsonl'), `${more}\n${more}\n`);
    out = '';
    await expect(run(at('twice.jsonl'), '--predictions', at('q.jsonl'))).rejects.toThrow(
      /id "m0" stands twice, on lines 1 and 31, .*give each row an id of its own/,
    );
    expect(out).toBe('');
    writeFileSync(at('old.jsonl'), '{"id":"m1","evidence":[1]}\n{"id":"m1","evidence":[2]}\n');
    await expect(run(at('more.jsonl'), '--against', at('old.jsonl'))).rejects.toThrow(
      'line 2: id "m1" of other stands there twice',
    );
  });

  it('reads only the collections asked for', async () => {
    await run(at('more.jsonl'), '--sets=a', '--configurations=majority', `--json=${at('s.json')}`);
    expect(JSON.parse(readFileSync(at('s.json'), 'utf8')).corpus).toMatchObject({ rows: 15 });
  });

  it('warns of a random split and splits by time where there are dates', async () => {
    await run(at('ads.jsonl'), '--split-by=random');
    expect(out).toMatch(/Note: Random split/);
    out = '';
    await run(at('ads.jsonl'), '--split-by=time', '--folds=2');
    expect(out).toMatch(/30 rows without a date are left out/);
  });

  it.each([
    ['--configurations=guess', /no "guess"; there are shipped, rules/],
    ['--variants=none', /no "none"; there are url-masked/],
    ['--split-by=day', /must be one of group, employer, time, random/],
    ['--reader=xml', /must be one of jsonl/],
    ['--columns=text', /write NAME=COLUMN/],
    ['--draws=many', /must be a whole number/],
    ['--folds=1', /--folds: must be a whole number of at least 2; got 1/],
    ['--seeds=0', /--seeds: must be a whole number of at least 1; got 0/],
    ['--folds -1', /--folds: must be a whole number of at least 2; got -1/],
    ['--prior -0.1', /must be a number between 0 and 1/],
    ['--fields=salary', /--fields: no ad has salary/],
    ['--perturb=all --folds=3', /--perturb and --folds do not go together/],
    ['--perturb=all --train=x.jsonl', /--perturb and --train do not go together/],
    ['--perturb=all --per-rule', /--perturb and --per-rule do not go together/],
    ['--perturb=all --html=x.html', /--perturb and --html do not go together/],
  ])('refuses %s', async (options, message) => {
    await expect(
      evaluateCommand.run!({
        rawArgs: [at('ads.jsonl'), ...options.split(' ')],
        args: {} as never,
        cmd: evaluateCommand,
      }),
    ).rejects.toThrow(message);
  });
});
