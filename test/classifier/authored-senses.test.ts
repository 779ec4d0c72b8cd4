import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSenses } from '../../src/authoring/senses';
import { packSenses, unpackSenses } from '../../src/classifier';

/** A folder of rules with these files of senses. */
function folderOf(files: { readonly [language: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'senses-'));
  mkdirSync(join(folder, 'senses'));
  for (const [language, text] of Object.entries(files)) writeFileSync(join(folder, 'senses', `${language}.yaml`), text);
  return folder;
}

const en = 'send: send* pass_on\nbefore: Before\n';

describe('files of senses', () => {
  it('are read in the order of the English one, as texts are folded', () => {
    const { senses, languages } = loadSenses(folderOf({ en, zh: 'before: 之前\nsend: 轉交 转交\n' }));
    expect(senses).toBe(2);
    expect(languages).toEqual({ en: 'send* pass_on\nbefore', zh: '转交\n之前' });
  });

  it('have a hash of what they say', () => {
    const hashOf = (text: string) => loadSenses(folderOf({ en: text })).hash;
    expect(hashOf(en)).toBe(hashOf(`# a note\n${en}`));
    expect(hashOf(en)).not.toBe(hashOf(en.replace('send*', 'send')));
  });

  it('come back from what they are packed in', async () => {
    const { deflateRawSync } = await import('node:zlib');
    const source = loadSenses(folderOf({ en, es: 'send: envía' }));
    const table = unpackSenses(deflateRawSync(packSenses(source)).toString('base64'));
    expect([table.senses, table.hash, table.languages]).toEqual([2, source.hash, ['en', 'es']]);
    expect(() => unpackSenses('AAAA')).toThrow(/damaged/);
  });

  it.each([
    [
      'a sense that the English file does not have',
      'send: envía\nbetween: entre\n',
      /es\.yaml:2: between: no such sense/,
    ],
    ['a stem that is no word', 'send: envía\nbefore: an*tes\n', /es\.yaml:2: before: "an\*tes" must be letters/],
    ['a stem under two senses', 'send: envía\nbefore: envía\n', /es\.yaml:2: before: "envía" stands under send too/],
    ['a stem of more words than are read', 'send: a_b_c_d_e_f\n', /es\.yaml:1: send: "a_b_c_d_e_f" is never met/],
    ['a dense stem longer than is read', `send: ${'押'.repeat(25)}\n`, /es\.yaml:1: send: ".*" is never met/],
  ])('are refused for %s, by file and line', (_, es, problem) => {
    expect(() => loadSenses(folderOf({ en, es }))).toThrow(problem);
  });
});
