import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The key that seals data of a local stack, made once and readable by its owner alone. */
export function localDataKey(file: string): string {
  if (existsSync(file)) {
    return (JSON.parse(readFileSync(file, 'utf8')) as { dataKey: string }).dataKey;
  }
  const dataKey = randomBytes(32).toString('base64');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ dataKey }), { mode: 0o600 });
  return dataKey;
}
