/**
 * Writes English ads of this project as mails, for `bench/engines.sh`: one a file, lures in spam/ and honest ads in ham/ to learn from, others in
 * mails/ to be judged. Usage: `tsx bench/mails.ts DIR`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../src/evaluate/text';
import { ownAds } from '../test/support/corpora';
import { spread } from './phrases';

/** Ads that are judged, each long as those of job boards are: eight joined. */
const JUDGED = 300;
const JOINED = 8;

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('name the folder that the mails are written to');
const ads = ownAds().filter((row) => row.lang.startsWith('en') && row.label !== null);
for (const [name, label] of [
  ['spam', 'lure'],
  ['ham', 'honest'],
] as const)
  write(
    name,
    ads.filter((row) => row.label === label).map((row) => textOf(row.ad)),
  );
write(
  'mails',
  spread(ads, JUDGED).map((_, i, few) =>
    Array.from({ length: JOINED }, (_x, k) => textOf(few[(i * 7 + k * 13) % few.length]!.ad)).join('\n\n'),
  ),
);

function write(name: string, texts: readonly string[]): void {
  const into = join(folder!, name);
  mkdirSync(into, { recursive: true });
  texts.forEach((text, i) => {
    writeFileSync(join(into, `${String(i).padStart(5, '0')}.eml`), mailOf(text, `${name}-${i}`));
  });
}

/** A text as a plain mail, in base64 as mail programs send what is not ASCII. */
function mailOf(text: string, id: string): string {
  const body = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    'From: Jobs <jobs@board.example>',
    'To: Reader <reader@mail.example>',
    'Subject: Vacancy',
    'Date: Fri, 27 Nov 2026 09:00:00 +0000',
    `Message-ID: <${id}@board.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body,
    '',
  ].join('\r\n');
}
