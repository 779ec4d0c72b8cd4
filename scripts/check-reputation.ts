/**
 * Asks servers that are slow, broken or hostile for a reputation, on this machine only, and prints what comes of it: every
 * attempt must end `unknown`, and none may reach the server that stands for the caller's own network.
 * Run: npx tsx scripts/check-reputation.ts
 */
import { ATTEMPTS, attempt } from '../test/reputation/attempts';
import { openLab } from '../test/reputation/lab';

const lab = await openLab();
let wrong = 0;
let last = 0;
const line = (name: string, outcome: string) => console.log(`${name.padEnd(62)} | ${outcome}`);
line('attempt', 'outcome');
console.log(`${'-'.repeat(62)} | ${'-'.repeat(36)}`);
for (const one of ATTEMPTS) {
  const { evidence } = await attempt(one, lab);
  const { observations, unknown } = evidence;
  const reached = lab.trapConnections() - last;
  last = lab.trapConnections();
  const reason = observations.length > 0 ? observations[0]!.status : (unknown[0]?.reason ?? 'no answer');
  const good = observations.length === 0 && reason === one.reason && reached === 0;
  if (!good) wrong++;
  line(
    one.name,
    `${observations.length === 0 ? 'unknown' : 'KNOWN'}: ${reason}${reached > 0 ? ', CONNECTED' : ''}${good ? '' : ` (expected ${one.reason})`}`,
  );
}
await lab.close();
console.log(`\n${ATTEMPTS.length} attempts, ${last} connections to a blocked address, ${wrong} not as expected`);
if (wrong > 0) process.exitCode = 1;
