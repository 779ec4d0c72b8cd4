import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isDependent, isDigit, isHan, isHangul, isKana, isLetter, isUnspaced } from '../../src/text/scripts';

const questions = { isDependent, isDigit, isHan, isHangul, isKana, isLetter, isUnspaced };

describe('scripts of a unit', () => {
  it.each([
    ['a', ['isLetter']],
    ['é', ['isLetter']],
    ['ệ', ['isLetter']],
    ['ж', ['isLetter']],
    ['텔', ['isHangul', 'isLetter']],
    ['ㅋ', ['isHangul', 'isLetter']],
    ['电', ['isHan', 'isLetter']],
    ['々', ['isHan', 'isLetter']],
    ['〇', ['isHan', 'isLetter']],
    ['テ', ['isKana', 'isLetter']],
    ['て', ['isKana', 'isLetter']],
    ['ー', ['isKana', 'isLetter']],
    ['ไ', ['isLetter', 'isUnspaced']],
    ['\u0e49', ['isDependent', 'isLetter', 'isUnspaced']],
    ['ក', ['isLetter', 'isUnspaced']],
    ['\u17b6', ['isDependent', 'isLetter', 'isUnspaced']],
    ['ລ', ['isLetter', 'isUnspaced']],
    ['မ', ['isLetter', 'isUnspaced']],
    ['\u1031', ['isLetter', 'isUnspaced']],
    ['क', ['isLetter']],
    ['\u094d', ['isDependent', 'isLetter']],
    ['7', ['isDigit']],
    ['฿', []],
    ['_', []],
    [' ', []],
    ['\n', []],
    ['·', []],
    ['・', []],
    ['。', []],
    ['\ud83d', []],
    ['\0', []],
  ])('%s', (character, expected) => {
    const unit = character.charCodeAt(0);
    const yes = Object.entries(questions).filter(([, ask]) => ask(unit));
    expect(yes.map(([name]) => name).sort()).toEqual(expected);
  });
});

describe('the tables', () => {
  it('stay small', () => {
    const dir = join(fileURLToPath(import.meta.url), '..', '..', '..', 'src', 'text', 'tables');
    const sizes = readdirSync(dir).map((name) => gzipSync(readFileSync(join(dir, name)), { level: 9 }).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(22 * 1024);
  });
});
