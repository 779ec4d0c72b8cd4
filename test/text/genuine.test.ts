import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text';
import { checkFold } from './support';

// Real job-board ads lie beside a checkout where their licences allow it, never inside; the tests in corpora stand in elsewhere.
const DATA = process.env.TOOGOOD_ADS ?? join('..', 'shared', 'data', 'ads');
const FIELDS = ['title', 'company', 'location', 'salary', 'description', 'requirements', 'benefits'];

/** The letters of a text under Unicode's own compatibility folding; numbers are left out, for the fold reads more of them. */
const letters = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replace(/[^가-힣\p{Script=Cyrillic}a-z]/gu, '');

describe.runIf(existsSync(DATA))('genuine ads come through untouched', () => {
  const files = existsSync(DATA) ? readdirSync(DATA).filter((f) => f.endsWith('.jsonl.gz')) : [];
  it.each(files)('%s', (file) => {
    for (const line of gunzipSync(readFileSync(join(DATA, file)))
      .toString('utf8')
      .split('\n')) {
      if (line === '') continue;
      const row = JSON.parse(line) as Record<string, unknown>;
      if (row.cls !== 'ad') continue;
      const text = FIELDS.map((f) => row[f])
        .filter((v): v is string => typeof v === 'string')
        .join('\n');
      const folded = fold(text);
      checkFold(folded);
      let plain = '';
      for (let i = 0; i < folded.plainLength; i += 8192)
        plain += String.fromCharCode(...folded.units.subarray(i, Math.min(folded.plainLength, i + 8192)));
      if (folded.tricks.length === 0 && letters(plain) !== letters(text))
        expect({ id: row.id, plain: letters(plain) }).toEqual({ id: row.id, plain: letters(text) });
    }
  });
});
