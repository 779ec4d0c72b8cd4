import { ReputationOptionError } from '../errors';
import type { Observation, ReputationCache } from '../types';

/** What is used of a SQLite database; `better-sqlite3` and `node:sqlite` both have it. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): { get(...values: unknown[]): unknown; run(...values: unknown[]): unknown };
}

/** Keeps answers in the table `reputation` of a database, which is made if it is not there. */
export function sqliteCache(database: SqliteDatabase): ReputationCache {
  database.exec(
    'CREATE TABLE IF NOT EXISTS reputation (key TEXT PRIMARY KEY, expires_at TEXT NOT NULL, observation TEXT NOT NULL) WITHOUT ROWID',
  );
  const read = database.prepare('SELECT observation FROM reputation WHERE key = ?');
  const write = database.prepare('INSERT OR REPLACE INTO reputation (key, expires_at, observation) VALUES (?, ?, ?)');
  const sweep = database.prepare('DELETE FROM reputation WHERE expires_at < ?');
  let swept = '';
  return {
    get(key) {
      const row = read.get(key) as { observation: string } | undefined;
      return row && (JSON.parse(row.observation) as Observation);
    },
    set(key, observation) {
      write.run(key, observation.expiresAt, JSON.stringify(observation));
      // Once a day of answers, by their own dates: this file has no clock.
      const day = observation.checkedAt.slice(0, 10);
      if (day <= swept) return;
      swept = day;
      sweep.run(observation.checkedAt);
    },
  };
}

/**
 * Opens a file with `better-sqlite3`, which the caller has to install, and keeps answers in it.
 *
 * @throws {ReputationOptionError} when the package is not installed
 */
export async function openSqliteCache(path: string): Promise<ReputationCache> {
  // Not a literal, so that no bundler and no type check asks for an optional package.
  const name: string = 'better-sqlite3';
  let module: { default: new (path: string) => SqliteDatabase };
  try {
    module = await import(name);
  } catch (thrown) {
    throw new ReputationOptionError(
      'cache',
      `needs the package ${name}; run "npm install ${name}" (${(thrown as Error).message})`,
    );
  }
  return sqliteCache(new module.default(path));
}
