import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The built files are packed as they would be published and installed into an empty folder.
const folder = mkdtempSync(join(tmpdir(), 'toogood-smoke-'));
const run = (file: string, args: string[]) => execFileSync(file, args, { cwd: folder, encoding: 'utf8' });
const ad = '캄보디아 TM 직원 모집, 월 1000 보장, 항공권 숙소 제공, 텔레 @invented_handle';

beforeAll(() => {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { encoding: 'utf8' }),
  );
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, packed.filename)]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package', () => {
  it('is imported', () => {
    writeFileSync(
      join(folder, 'a.mjs'),
      `import { createScorer } from 'toogood'; console.log(createScorer().score(${JSON.stringify(ad)}).risk);`,
    );
    expect(run('node', ['a.mjs'])).toMatch(/high|critical/);
  });

  it('is required', () => {
    writeFileSync(
      join(folder, 'a.cjs'),
      `const { createScorer } = require('toogood'); console.log(createScorer().score(${JSON.stringify(ad)}).risk);`,
    );
    expect(run('node', ['a.cjs'])).toMatch(/high|critical/);
  });

  it('is imported with chosen languages and another locale', () => {
    writeFileSync(
      join(folder, 'd.mjs'),
      `import { createScorer } from 'toogood/core';
import ko from 'toogood/languages/ko';
import hant from 'toogood/locales/zh-Hant';
const scorer = createScorer({ languages: [ko], locale: hant });
console.log(scorer.score(${JSON.stringify(ad)}).summary, scorer.score('Rent out your bank account, $500 a week, write on Telegram').risk);`,
    );
    expect(run('node', ['d.mjs'])).toMatch(/訊號.* (minimal|low)/);
  });

  it('takes a pack of the user through toogood/rules', () => {
    writeFileSync(
      join(folder, 'b.mjs'),
      `import { createScorer } from 'toogood';
import { parsePack } from 'toogood/rules';
const pack = parsePack(\`
name: mine
version: '1'
concepts:
  mine.word: {gloss: a word of ours, family: role}
lexicon:
  - language: en
    concepts: {mine.word: [zorblatt handler]}
rules:
  - id: mine.rule
    typology: any
    family: role
    says: {en: a, ko: b, zh: c}
    when: {all: [mine.word]}
    weight: 4
    status: stable
    source: ours
    false_alarms: none
    hits: [we need a zorblatt handler]
    misses: [we need a cook]
\`);
console.log(createScorer({ rules: [pack] }).score('We are hiring a zorblatt handler for our busy office, apply today.').evidence.map((e) => e.signal).join());`,
    );
    expect(run('node', ['b.mjs'])).toContain('mine.rule');
  });

  it('has types for both ways', () => {
    writeFileSync(
      join(folder, 'c.ts'),
      `import { createScorer, type Verdict } from 'toogood';\nconst v: Verdict = createScorer().score('x');\nexport const p: number = v.probability;\n`,
    );
    const tsc = join(process.cwd(), 'node_modules', '.bin', 'tsc');
    run(tsc, [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--moduleResolution',
      'nodenext',
      '--target',
      'es2022',
      'c.ts',
    ]);
  });

  it('brings the command', () => {
    expect(run(join(folder, 'node_modules', '.bin', 'toogood'), ['explain', '--no-color', ad])).toMatch(
      /HIGH|CRITICAL|high|critical/,
    );
  });
});
