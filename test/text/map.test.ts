import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldPhrase } from '../../src/text';
import { reread } from '../../src/text/disguise';
import { Line } from '../../src/text/disguise/line';
import { ALL } from '../../src/text/disguise/suspect';
import { Output, roomFor } from '../../src/text/output';
import { readPlain } from '../../src/text/plain';
import { survey } from '../../src/text/survey';
import { anyText, checkFold, plain } from './support';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 1500) };

describe('the source map', () => {
  it('holds for any text', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        checkFold(fold(source));
      }),
      runs,
    );
  });

  it('is exact where characters grow, shrink or vanish', () => {
    const source = 'Ａ\u200b㎏  e\u0301\r\n🅥';
    const f = fold(source);
    expect(plain(source)).toBe('akg é\nv');
    const spans = Array.from({ length: f.plainLength }, (_, i) => source.slice(f.from[i], f.to[i]));
    expect(spans).toEqual(['Ａ\u200b', '㎏', '㎏', '  ', 'e\u0301', '\r\n', '🅥']);
  });

  it('gives one unit a character to ASCII text', () => {
    const source = 'Hiring: 3 cooks, $15/h (full-time).';
    const f = fold(source);
    expect(plain(source)).toBe(source.toLowerCase());
    expect([...f.from.subarray(0, f.plainLength)]).toEqual([...source].map((_, i) => i));
  });
});

describe('the plain reading of any text', () => {
  it('is its own plain reading', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const once = foldPhrase(source);
        expect(foldPhrase(once)).toBe(once);
      }),
      runs,
    );
  });

  it('is its own plain reading, for every code point', () => {
    const changed: string[] = [];
    for (let cp = 0; cp < 0xe0200; cp++) {
      // Han beyond the Basic Multilingual Plane and unassigned planes keep their form.
      if (cp === 0x20000) cp = 0x2f000;
      if (cp === 0x31000) cp = 0xe0000;
      const once = foldPhrase(`x${String.fromCodePoint(cp)}y`);
      if (foldPhrase(once) !== once || once.includes('\0')) changed.push(cp.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it('does not depend on what was folded before', () => {
    for (let u = 0; u < 0x10000; u++) fold(String.fromCharCode(u));
    expect(foldPhrase('ﾎﾟ か\u3099 e\u0301 a\u0316\u0301 \u1112\u1161\u11ab น\u0e4d\u0e32')).toBe(
      'ポ が \u00e9 \u00e1\u0316 한 น\u0e33',
    );
    // A hashtag asks what the sign after it becomes: tatweel is dropped before and after.
    fold('#\u0640');
    expect(foldPhrase('\u0645\u0640')).toBe('\u0645');
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const before = fold(a);
        fold(b);
        const after = fold(a);
        expect(after.units.subarray(0, after.length)).toEqual(before.units.subarray(0, before.length));
        expect(after.disguises).toEqual(before.disguises);
      }),
      runs,
    );
  });
});

describe('second readings of any text', () => {
  it('are no longer than their lines and never read a second time', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const f = fold(source);
        for (const d of f.disguises) {
          const start = f.from[d.unitStart]!;
          let line = 0;
          for (let i = 0; i < f.plainLength; i++) {
            if (f.from[i]! < start) continue;
            if (f.units[i] === 0x0a) break;
            line++;
          }
          expect(d.unitEnd - d.unitStart).toBeLessThanOrEqual(line);
        }
      }),
      runs,
    );
  });

  it('are not missed by the first look, marks aside', () => {
    const letters = [...'aeoglrhHIlO013745.-/*♥ ,@$€|!텔통장카수ㄱㄹㅋㅠㅏㅔㅇ力カロ口一座囗ーтеоВѕΑαν跑ไลนᴛ★】【'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), maxLength: 10 }), (source) => {
        const out = new Output(roomFor(source.length));
        readPlain(source, out);
        const { suspects } = survey(source, out);
        const some = new Line();
        some.load(source, out, 0, out.length);
        if (suspects.length > 0) reread(some, suspects[2]!);
        const all = new Line();
        all.load(source, out, 0, out.length);
        reread(all, ALL);
        expect(some.units.subarray(0, some.length)).toEqual(all.units.subarray(0, all.length));
      }),
      { ...runs, numRuns: runs.numRuns * 4 },
    );
  });
});
