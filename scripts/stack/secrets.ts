import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeSeal } from '../../server/src/documents/index.ts';
import { systemClock } from '../../server/src/platform/index.ts';

/** What a local stack keeps to itself. */
export interface LocalSecrets {
  /** Seals data. */
  readonly dataKey: string;
  /** Seals documents: a PKCS #12 without a passphrase. */
  readonly seal: string;
}

/** The secrets of a local stack, made once and readable by their owner alone. */
export function localSecrets(file: string): LocalSecrets {
  const known: Partial<LocalSecrets> = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<LocalSecrets>)
    : {};
  const { dataKey = randomBytes(32).toString('base64') } = known;
  const seal = known.seal ?? makeSeal('open310 local lender', '', systemClock.now());
  const secrets = { dataKey, seal };
  if (known.dataKey === undefined || known.seal === undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  }
  return secrets;
}
