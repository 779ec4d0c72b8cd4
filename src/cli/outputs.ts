import { existsSync, realpathSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './arguments';

/** A file that a command writes, and the option that names it or would; null where it is not written. */
export interface Output {
  readonly option: string;
  readonly file: string | null;
}

/**
 * Looks whether files can be written, before any work is done for them, and leaves them as they are.
 *
 * @param inputs files that are read
 * @throws {UsageError} when one is a folder or cannot be opened, or would overwrite what is read or another one.
 */
export async function checkOutputs(outputs: readonly Output[], inputs: readonly string[]): Promise<void> {
  const read = new Set(inputs.filter(isFile).map((file) => realpathSync(file)));
  const written = new Map<string, string>();
  for (const { option, file } of outputs) {
    if (file === null) continue;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) throw new UsageError(`Option --${option}: ${file} is a directory; name a file.`);
    if (!existsSync(dirname(file)))
      throw new UsageError(`Option --${option}: no such directory: ${dirname(file)}; make it first.`);
    // What is no file, such as /dev/null, can be written to by many, and is not opened twice.
    if (stat !== undefined && !stat.isFile()) continue;
    const place = stat === undefined ? join(realpathSync(dirname(file)), basename(file)) : realpathSync(file);
    if (read.has(place))
      throw new UsageError(`Option --${option}: ${file} is read and would be overwritten; name another file.`);
    const other = written.get(place);
    if (other !== undefined)
      throw new UsageError(`Options --${other} and --${option} both write ${file}; name a file for each.`);
    written.set(place, option);
    await tryToOpen(option, file);
    if (stat === undefined) await rm(file);
  }
}

async function tryToOpen(option: string, file: string): Promise<void> {
  try {
    await (await open(file, 'a')).close();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`Option --${option}: ${file} cannot be written (${code}); name another file.`);
  }
}

/** Is there a file, and no folder or device? */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
