import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, or null when it cannot be told. */
export function packageRoot(): string | null {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'toogood')
      return folder;
  }
  return null;
}

/** A path inside the package, or null when it is not there: the published package holds less than the repository. */
export function inPackage(...path: string[]): string | null {
  const root = packageRoot();
  const full = root === null ? null : join(root, ...path);
  return full !== null && existsSync(full) ? full : null;
}
