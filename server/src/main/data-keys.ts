import { z } from 'zod';
import { type VaultKey, vaultKeys } from '../platform/index.ts';

// The one setting that commands read as well: by which keys data is sealed.

/** Base64 keys of 32 bytes, oldest first, with or without their ids. */
export const keyRing = z.string().transform((value, ctx): VaultKey[] => {
  const keys = vaultKeys.parse(value);
  if (keys) return keys;
  ctx.addIssue('must be base64 keys of 32 bytes, oldest first, comma-separated (npm run keys)');
  return z.NEVER;
});

/** The keys that seal data, for commands that need nothing else; `undefined`: not set, or not usable. */
export function readDataKeys(
  environment: Readonly<Record<string, string | undefined>>,
): VaultKey[] | undefined {
  const read = keyRing.safeParse(environment.DATA_KEYS);
  return read.success ? read.data : undefined;
}
