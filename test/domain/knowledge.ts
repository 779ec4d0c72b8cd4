import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainKnowledge } from '../../src/domain';

const FILES = [
  'domain/brands',
  'domain/disposable-mail',
  'domain/free-hosting',
  'domain/ats-hosts',
  'domain/tld-abuse',
  'free-mail',
  'shorteners',
  'messenger-hosts',
  'form-hosts',
] as const;

/** The files of `rules/knowledge` that the room reads. */
export function domainKnowledge(root: string): DomainKnowledge {
  return Object.fromEntries(
    FILES.map((file) => [
      file.replace('domain/', ''),
      JSON.parse(readFileSync(join(root, 'rules', 'knowledge', `${file}.json`), 'utf8')),
    ]),
  ) as unknown as DomainKnowledge;
}
