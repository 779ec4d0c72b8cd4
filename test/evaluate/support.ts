import type { CorpusRow } from '../../src/corpus';

/** A row made up for a test. */
export function row(id: string, label: 'lure' | 'honest', more: Partial<CorpusRow> = {}): CorpusRow {
  return {
    id,
    lang: 'en',
    label,
    cls: label,
    kind: null,
    channel: null,
    level: null,
    twin: null,
    guide: null,
    group: id,
    set: null,
    split: null,
    date: null,
    profile: null,
    ad: { text: `An ad of its own, number ${id}` },
    file: 'made-up.jsonl',
    line: 1,
    ...more,
  };
}
