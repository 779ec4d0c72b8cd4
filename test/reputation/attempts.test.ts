import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedFetch } from '../../src/reputation';
import { ATTEMPTS, attempt, PUBLIC_ADDRESS } from './attempts';
import { type Lab, openLab } from './lab';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

describe('whatever a server does, the answer is unknown', () => {
  it.each(ATTEMPTS)('$name: $reason', async (one) => {
    const before = lab.trapConnections();
    const { evidence, connected } = await attempt(one, lab);
    expect(evidence.observations).toEqual([]);
    expect(evidence.unknown).toHaveLength(1);
    expect(evidence.unknown[0]).toMatchObject({ status: 'unknown', provider: 'rdap', reason: one.reason });
    expect(connected.filter((address) => address !== '127.0.0.1' && address !== PUBLIC_ADDRESS)).toEqual([]);
    expect(lab.trapConnections()).toBe(before);
  });

  it('asks a rebinding name once, and would connect to the address that was checked', async () => {
    const one = ATTEMPTS.find(({ name }) => name.startsWith('rebinding'))!;
    expect(await attempt(one, lab)).toMatchObject({ resolved: 1, connected: [PUBLIC_ADDRESS] });
  });

  it('would have been noticed by the trap', async () => {
    const before = lab.trapConnections();
    const origin = `http://127.0.0.1:${lab.trapPort}`;
    await expect(guardedFetch(origin, { allow: [origin] })).rejects.toMatchObject({ reason: 'unreachable' });
    expect(lab.trapConnections()).toBe(before + 1);
  });
});
