import { describe, expect, it } from 'vitest';
import { kindsTold } from '../../src/evaluate';
import type { Verdict } from '../../src/verdict';
import { row } from './support';

const verdict = (risk: string, first: string | null, says: object[] = []) =>
  ({ risk, typologies: first === null ? [] : [{ id: first, probability: 0.5 }], evidence: says }) as unknown as Verdict;
const rule = { contribution: 0.4, family: 'fee', typologies: ['fee'] };

describe('kinds of flagged lures', () => {
  const rows = [
    row('1', 'lure', { kind: 'fee' }),
    row('2', 'lure', { kind: 'fee' }),
    row('3', 'lure', { kind: 'fee' }),
    row('4', 'lure', { kind: 'mule' }),
    row('5', 'lure', { kind: 'mule' }),
    row('6', 'lure', { kind: 'unheard-of' }),
    row('7', 'honest', { kind: 'bakery' }),
  ];
  const verdicts = [
    verdict('high', 'fee', [rule]),
    verdict('critical', 'impersonation', [{ ...rule, family: 'text' }]),
    verdict('low', 'fee', [rule]),
    verdict('high', 'mule', [{ ...rule, contribution: -0.2 }]),
    undefined,
    verdict('high', 'task', [rule]),
    verdict('high', 'fee', [rule]),
  ];

  it('are counted as the row names them, all together first', () => {
    expect(kindsTold(rows, verdicts)).toEqual([
      { kind: null, flagged: 3, first: 2, explained: 1, mistakenFor: { kind: 'impersonation', lures: 1 } },
      { kind: 'fee', flagged: 2, first: 1, explained: 1, mistakenFor: { kind: 'impersonation', lures: 1 } },
      { kind: 'mule', flagged: 1, first: 1, explained: 0, mistakenFor: null },
    ]);
  });

  it('are none where no row names one', () => {
    expect(
      kindsTold(
        [row('8', 'lure', { kind: null }), row('9', 'honest', { kind: null })],
        [verdict('high', 'fee'), verdict('low', null)],
      ),
    ).toEqual([]);
  });
});
