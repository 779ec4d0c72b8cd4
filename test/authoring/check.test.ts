import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { checkRules, parsePack } from '../../src/authoring';
import { checkCommand } from '../../src/cli/rules-check';
import { LANGUAGES } from '../../src/generated/languages';
import { basePack } from '../../src/generated/pack';
import { createScorer } from '../../src/index';

interface Written {
  readonly id?: string;
  readonly when?: string;
  readonly hit?: string;
  readonly language?: string;
  readonly phrase?: string;
  readonly status?: string;
  readonly more?: string;
}

const HIT = 'Acme Foods is hiring packers, apply on Telegram @invented_handle';

function packOf({
  id = 'impersonation.borrowed-brand',
  when = '{all: [identity.borrowed-brand, messenger]}',
  hit = HIT,
  language = 'en',
  phrase = 'acme foods',
  status = 'stable',
  more = '',
}: Written): string {
  return `name: my-board
version: 1.0.0
concepts:
  identity.borrowed-brand: {gloss: a firm whose name is often borrowed, family: identity}
${more}lexicon:
  - language: ${language}
    concepts: {identity.borrowed-brand: [${phrase}]}
rules:
  - id: ${id}
    typology: impersonation
    family: identity
    says: {en: Uses the name of a firm that is often borrowed}
    when: ${when}
    weight: 2
    status: ${status}
    source: reports to this board
    false_alarms: local branches that hire by chat
    hits: ["${hit}"]
    misses: ["Acme Foods is hiring packers, apply at jobs.acmefoods.example"]
`;
}

const check = (written: Written) =>
  checkRules(parsePack(packOf(written), { file: 'mine.yaml' }), [basePack, ...LANGUAGES]);

describe('toogood rules check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toogood-check-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function printed(text: string): Promise<string> {
    const file = join(folder, 'mine.yaml');
    writeFileSync(file, text);
    let out = '';
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      out += String(chunk);
      return true;
    });
    try {
      await checkCommand.run!({ rawArgs: [file], args: { _: [] } as never, cmd: checkCommand as never });
    } finally {
      write.mockRestore();
      process.exitCode = undefined;
    }
    return out;
  }

  it('judges by the rules that score has, the checks of hosts among them', async () => {
    const text = packOf({
      when: '{all: [host.disposable-mail, messenger]}',
      hit: `${HIT} or mail jobs@mailinator.com`,
    });
    expect(await printed(text)).toMatch(/Everything holds\.\n$/);
  });

  it('says which rules of toogood a pack retires', async () => {
    const { id } = basePack.rules[0]!;
    expect(await printed(packOf({ id, status: 'retired' }))).toContain(`Retires a rule of toogood: ${id}\n`);
    expect(await printed(packOf({ id: 'impersonation.draft', status: 'retired' }))).not.toContain('Retires');
  });
});

describe('a pack of its own beside the library', () => {
  const { id } = basePack.rules[0]!;

  it('does not take the place of a rule', () => {
    const problem = new RegExp(
      `^mine\\.yaml:9: ${id.replaceAll('.', '\\.')}: has the id of a rule of toogood; give it its own`,
    );
    expect(() => check({ id })).toThrow(problem);
    expect(() => createScorer({ rules: [parsePack(packOf({ id }), { file: 'mine.yaml' })] })).toThrow(problem);
    // Nor does one that was retired before, whose place in the model it would take.
    const retired = parsePack(
      packOf({ id, status: 'retired' })
        .replace('borrowed-brand:', 'old-brand:')
        .replace('{identity.borrowed-brand: [', '{identity.old-brand: ['),
    );
    expect(() => createScorer({ rules: [retired, parsePack(packOf({ id }), { file: 'mine.yaml' })] })).toThrow(problem);
    expect(() => check({ id, status: 'retired' })).not.toThrow();
  });

  it('does not take the place of a concept or a group', () => {
    const concept = '  fee.deposit: {gloss: another, family: fee}\n';
    expect(() => check({ more: concept })).toThrow(
      /^mine\.yaml:5: concept fee\.deposit is defined by toogood too; rename it$/,
    );
    expect(() => check({ more: 'groups: {messenger: [identity.borrowed-brand]}\n' })).toThrow(
      /^mine\.yaml: group messenger is defined by toogood too; rename it$/,
    );
    expect(() => check({ more: 'groups: {fee.deposit: [identity.borrowed-brand]}\n' })).toThrow(
      /^mine\.yaml: group fee\.deposit has the name of a concept; rename it$/,
    );
  });

  it('names a language of which nothing tells when its phrases count', () => {
    for (const [language, phrase] of [
      ['jp', '会社アクメ'],
      ['xx', 'acme foods'],
    ] as const) {
      const { failures } = check({ language, phrase, when: '{all: [messenger]}' });
      expect(failures).toContainEqual({
        file: 'mine.yaml',
        line: 6,
        rule: `language ${language}`,
        problem: expect.stringMatching(/has no locale, .*ar, bn, en, .*zh/) as string,
      });
    }
    expect(check({}).failures).toEqual([]);
    expect(
      check({ language: 'ja', phrase: '会社アクメ', when: '{all: [messenger]}' }).failures.map((f) => f.rule),
    ).not.toContain('language ja');
  });
});
