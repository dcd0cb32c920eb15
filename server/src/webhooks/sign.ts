import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Instant } from '../kernel/index.ts';
import { at } from './at.ts';

const PREFIX = 'whsec_'; // Secret scanners find a leaked one by it.
const BYTES = 32; // The specification asks for 24 to 64.

/** A secret that nobody can guess, as receivers are given it. */
export const makeSecret = (): string => `${PREFIX}${randomBytes(BYTES).toString('base64')}`;

/**
 * What a message is sent with. One signature for each secret, so that a receiver that knows either believes it.
 * @param secrets - The newest first; at least one.
 * @source Standard Webhooks specification, "Signature scheme": HMAC-SHA256 over `id.timestamp.body`.
 */
export function signedHeaders(
  secrets: readonly string[],
  message: { readonly id: string; readonly body: string },
  moment: Instant,
): Readonly<Record<string, string>> {
  const when = at(moment);
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(moment / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(message.id, when, message.body))
      .join(' '),
  };
}
