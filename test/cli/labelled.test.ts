import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'toogood-labelled-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
}

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

/** Ads that can be told apart without a fault. */
const ADS = Array.from({ length: 40 }, (_, i) =>
  JSON.stringify({
    id: i,
    lang: 'ko',
    label: i % 2 === 0 ? 'lure' : 'honest',
    text:
      i % 2 === 0
        ? `캄보디아 TM 직원 모집, 고수익 보장, 항공권과 숙소 제공, 텔레그램으로만 연락 ${'가나다라마바사아자차'[i % 10]}${i}`
        : `${i}번 매장에서 함께 일할 분을 찾습니다. 주 5일, 4대보험, 시급 11,000원입니다.`,
  }),
).join('\n');

const COMMANDS = [['evaluate'], ['train', '--out', 'model'], ['rules', 'stats']];

describe.each(COMMANDS)('%s', (...command) => {
  it('says what is not UTF-8 before it says that nothing is left', () => {
    put('latin.jsonl', Buffer.from('{"id": 1, "label": "lure", "text": "caf\xe9"}\n'.repeat(9), 'latin1'));
    const { status, stderr } = run(...command, 'latin.jsonl');
    expect(status).toBe(1);
    expect(stderr).toContain('Left out: 9 lines that are no rows.');
    expect(stderr).toContain('  latin.jsonl:5: is not valid UTF-8; name its encoding');
    expect(stderr).toContain('  and 4 more.\ntoogood: ');
  });

  it('names a file that is no gzip and a folder with nothing to read', () => {
    put('bad.jsonl.gz', 'no gzip');
    mkdirSync(join(folder, 'tables'));
    put('tables/a.csv', 'id,text\n');
    const { status, stderr } = run(...command, 'bad.jsonl.gz', 'tables');
    expect(status).toBe(1);
    expect(stderr).toContain('  bad.jsonl.gz: is no gzip file');
    expect(stderr).toContain('  tables: has no file that ends in .jsonl or .jsonl.gz');
    expect(stderr).not.toContain('fault in toogood');
  });

  it('prints no control characters of what it was given', () => {
    put('odd.jsonl', '\u001b]0;x\u0007\n');
    const { stderr } = run(...command, 'odd.jsonl');
    expect(stderr).toContain('odd.jsonl:1: ');
    expect(stderr).not.toMatch(/[\u0007\u001b]/);
  });

  it('leaves its input as it is', () => {
    put('ads.jsonl', ADS);
    const { status, stderr } = run(...command, 'ads.jsonl', '--json', './ads.jsonl');
    expect(status).toBe(1);
    expect(stderr).toBe('toogood: Option --json: ./ads.jsonl is read and would be overwritten; name another file.\n');
    expect(readFileSync(join(folder, 'ads.jsonl'), 'utf8')).toBe(ADS);
    expect(existsSync(join(folder, 'model'))).toBe(false);
  });
});

describe('train', () => {
  it('holds the unit of rules in bounds where few ads are told apart without a fault', () => {
    put('ads.jsonl', ADS);
    const { status, stderr } = run('train', 'ads.jsonl', '--out', 'model', '--json', 'report.json');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const { combination } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(combination.rules.unit).toBeLessThan(1.3);
  });

  it('refuses one file for both outputs', () => {
    put('ads.jsonl', ADS);
    const { status, stderr } = run('train', 'ads.jsonl', '--out', 'model', '--json', 'model');
    expect(status).toBe(1);
    expect(stderr).toContain('Options --out and --json both write model');
  });
});

describe('evaluate', () => {
  it('refuses a prior below 0 by its range', () => {
    put('ads.jsonl', ADS);
    expect(run('evaluate', 'ads.jsonl', '--prior', '-0.1').stderr).toBe(
      'toogood: Option --prior: must be a number between 0 and 1 exclusive, such as 0.02; got -0.1\n',
    );
  });

  it('learns from nothing only where that is said', () => {
    put('ads.jsonl', ADS);
    put('none.jsonl', '');
    const { status, stderr } = run('evaluate', 'ads.jsonl', '--train', 'none.jsonl', '--configurations', 'keywords');
    expect(status).toBe(1);
    expect(stderr).toContain('Option --train: no labelled ads to learn from');
  });
});
