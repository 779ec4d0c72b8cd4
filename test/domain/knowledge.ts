import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainKnowledge } from '../../src/domain';

const FILES = [
  'brands',
  'disposable-mail',
  'free-hosting',
  'ats-hosts',
  'tld-abuse',
  'free-mail',
  'shorteners',
  'messenger-hosts',
  'form-hosts',
] as const;

/** The files of `rules/knowledge` that the room reads. */
export function domainKnowledge(root: string): DomainKnowledge {
  return Object.fromEntries(
    FILES.map((name) => [name, JSON.parse(readFileSync(join(root, 'rules', 'knowledge', `${name}.json`), 'utf8'))]),
  ) as unknown as DomainKnowledge;
}
