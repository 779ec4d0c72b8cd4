import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Observation, SqliteDatabase } from '../../src/reputation';
import { openSqliteCache, sqliteCache } from '../../src/reputation';

const require = createRequire(import.meta.url);
/** A database of the machine's own, where Node or an installed package brings one. */
function openDatabase(): SqliteDatabase | null {
  try {
    return new (require('node:sqlite').DatabaseSync)(':memory:');
  } catch {}
  try {
    return new (require('better-sqlite3'))(':memory:');
  } catch {
    return null;
  }
}

const observation = (checkedAt: string, expiresAt: string): Observation => ({
  status: 'clean',
  subject: { kind: 'domain', value: 'firma.example' },
  provider: 'p',
  reason: 'not-listed',
  detail: 'ünïcode',
  checkedAt,
  expiresAt,
});

describe('sqliteCache', () => {
  const database = openDatabase();
  it.skipIf(database === null)('keeps answers, replaces them, and sweeps out old ones', async () => {
    const cache = sqliteCache(database!);
    const old = observation('2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z');
    const fresh = observation('2026-11-27T00:00:00.000Z', '2026-11-28T00:00:00.000Z');
    await cache.set('old', old);
    await cache.set('key', old);
    expect(await cache.get('key')).toEqual(old);
    await cache.set('key', fresh);
    expect([await cache.get('key'), await cache.get('old'), await cache.get('none')]).toEqual([
      fresh,
      undefined,
      undefined,
    ]);
  });

  it.skipIf(database !== null)('says what to install', async () => {
    await expect(openSqliteCache(':memory:')).rejects.toThrow(/npm install better-sqlite3/);
  });
});
