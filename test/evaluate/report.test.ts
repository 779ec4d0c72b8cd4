import { describe, expect, it } from 'vitest';
import { evaluate, groupsOf, type Report, reportPage, rulesTable, splitOf, VARIANTS } from '../../src/evaluate';
import { html } from '../../src/evaluate/report/markup';
import { createScorer } from '../../src/index';
import type { RuleSource } from '../../src/rules';
import type { Verdict } from '../../src/verdict';
import { row } from './support';

const EVIL = '</script><script>alert(1)</script>"\'<img src=x onerror=alert(2)>&amp;\u202e\ud800';

function reportOf(): Report {
  const scorer = createScorer();
  const rows = Array.from({ length: 24 }, (_, i) =>
    row(`${EVIL}${i}`, i % 2 === 0 ? 'lure' : 'honest', {
      set: EVIL,
      kind: EVIL,
      lang: 'en',
      ad: {
        text:
          i % 2 === 0
            ? `${EVIL} Pay a refundable deposit of ${i}00 dollars by Telegram before training, no experience ${EVIL}`
            : `${EVIL} The bakery at number ${i} needs help on Sundays ${EVIL}`,
      },
    }),
  );
  const configuration = {
    name: EVIL,
    gloss: EVIL,
    prior: 0.02,
    predict: (r: (typeof rows)[number]) => {
      const verdict = scorer.score(r.ad);
      return { probability: verdict.probability, logit: verdict.logit, verdict };
    },
  };
  const split = splitOf(rows, 'random', 2);
  const { evaluation, runs } = evaluate(rows, [configuration], split, {
    draws: 20,
    seed: 1,
    seeds: 1,
    flagFrom: 4,
    variants: VARIANTS,
    worst: 3,
  });
  return {
    ...evaluation,
    title: EVIL,
    corpus: {
      files: [{ file: EVIL, sha256: 'x', rows: 24 }],
      rows: 24,
      lures: 12,
      honest: 12,
      unlabelled: 0,
      rejected: 0,
      languages: [EVIL],
      notes: [EVIL],
    },
    versions: { engine: '0', ruleset: 'r' },
    command: EVIL,
    rules: rulesTable([rule('x.y', 1)], rows, runs[0]!.verdicts, split.clusters),
    against: [],
  };
}

function rule(id: string, weight: number, more: Partial<RuleSource> = {}): RuleSource {
  return {
    id,
    typologies: {},
    family: 'fee',
    says: { en: id },
    when: {},
    weight,
    status: 'stable',
    source: '',
    stance: 'offer',
    ...more,
  };
}

describe('reportPage', () => {
  const page = reportPage(reportOf());

  it('lets no text of an ad become markup', () => {
    expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>|\u202e|[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  it('needs nothing from elsewhere and runs nothing', () => {
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    expect(page).not.toMatch(/@import|url\(/);
    expect(page).toContain("default-src 'none'");
  });

  it('is well formed: every element is closed in order', () => {
    const open: string[] = [];
    const empty = new Set(['meta', 'br']);
    for (const [, close, name, self] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!self && !empty.has(name!)) open.push(name!);
    }
    expect(open).toEqual([]);
  });

  it('names every table and picture, and lets the keyboard reach what scrolls', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(id);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(page.match(/<table>/g)!.length).toBe(page.match(/<caption /g)!.length);
    for (const [svg] of page.matchAll(/<svg [^>]*>/g)) expect(svg).toMatch(/aria-label="[^"]+"|aria-hidden="true"/);
    expect(page.match(/<div class="scroll"[^>]*tabindex="0"/g)!.length).toBe(page.match(/<table>/g)!.length);
  });

  it('draws no point that is no number', () => {
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('html', () => {
  it('escapes values and keeps markup', () => {
    expect(html`<b title="${'"'}">${'<i>'}${html`<i>`}${[1, '&']}${null}</b>`.text).toBe(
      '<b title="&quot;">&lt;i&gt;<i>1&amp;</b>',
    );
  });
});

describe('rulesTable', () => {
  const rows = Array.from({ length: 1200 }, (_, i) =>
    row(`r${i}`, i < 200 ? 'lure' : 'honest', { date: `2026-01-${String(1 + (i % 28)).padStart(2, '0')}` }),
  );
  const verdictOf = (signals: string[]) =>
    ({ evidence: signals.map((signal) => ({ signal, contribution: 1 })) }) as unknown as Verdict;
  const hits: Record<string, (i: number) => boolean> = {
    'good.new': (i) => i < 40,
    'good.twin': (i) => i < 40,
    'bad.wide': (i) => i < 100 || (i >= 200 && i < 300),
    'bad.turned': (i) => i >= 200 && i < 230,
    'few.hits': (i) => i < 3,
    'never.met': () => false,
    'honest.sign': (i) => i >= 600,
    'honest.copied': (i) => i < 100 || i > 1100,
  };
  const rules = [
    rule('good.new', 2, { status: 'experimental', family: 'a' }),
    rule('good.twin', 2, { family: 'b' }),
    rule('bad.wide', 1, { family: 'c' }),
    rule('bad.turned', 1, { family: 'd' }),
    rule('few.hits', 1, { family: 'e' }),
    rule('never.met', 1, { family: 'f' }),
    rule('honest.sign', -1, { family: 'g' }),
    rule('honest.copied', -1, { family: 'h' }),
  ];
  const verdicts = rows.map((_, i) => verdictOf(Object.keys(hits).filter((id) => hits[id]!(i))));
  const of = (list: RuleSource[], id: string) =>
    rulesTable(list, rows, verdicts, groupsOf(rows, { similarity: 2 }), new Map([['good.new', 1.5]])).find(
      (r) => r.id === id,
    )!;

  it('counts hits, S/O, false alarms, overlap and the last hit', () => {
    expect(of(rules, 'bad.wide')).toMatchObject({ hits: 200, lures: 100, honest: 100, recall: 0.5, falseAlarms: 0.1 });
    expect(of(rules, 'bad.wide').lureShare).toBeCloseTo(0.5 / 0.6, 12);
    expect(of(rules, 'good.new')).toMatchObject({ lureGroups: 40, microseconds: 1.5, lastHit: '2026-01-28' });
    expect(of(rules, 'few.hits').overlap).toMatchObject({ share: 1, sameFamily: false });
    expect(of(rules, 'never.met')).toMatchObject({ hits: 0, overlap: null, lastHit: null });
  });

  it('holds no rule beside what the model says', () => {
    const said = verdicts.map(({ evidence }) => verdictOf(['model.lure', ...evidence.map((e) => e.signal)]));
    const [alone] = rulesTable([rule('good.new', 2)], rows, said, groupsOf(rows, { similarity: 2 }));
    expect(alone).toMatchObject({ hits: 40, overlap: null });
  });

  it('trusts many hits more than few that are as pure', () => {
    expect(of(rules, 'good.new').cautiousShare).toBeGreaterThan(of(rules, 'few.hits').cautiousShare);
    expect(of(rules, 'few.hits').lureShare).toBe(of(rules, 'good.new').lureShare);
    expect(of(rules, 'bad.turned').cautiousShare).toBeLessThan(of(rules, 'never.met').cautiousShare);
  });

  it.each([
    ['good.new', 'promote'],
    ['good.twin', 'keep'],
    ['bad.wide', 'narrow'],
    ['bad.turned', 'retire'],
    ['few.hits', 'watch'],
    ['never.met', 'watch'],
    ['honest.sign', 'keep'],
    ['honest.copied', 'retire'],
  ])('%s: %s', (id, action) => expect([id, of(rules, id).advice.action]).toEqual([id, action]));

  it('advises to merge two of one family that always stand together', () => {
    const family = rules.map((r) => (r.id === 'good.twin' || r.id === 'good.new' ? { ...r, family: 'a' } : r));
    expect(of(family, 'good.twin').advice).toMatchObject({
      action: 'merge',
      reason: expect.stringContaining('good.new'),
    });
  });
});
