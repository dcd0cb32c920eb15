import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../kernel/index.ts';

const PERIOD_S = 30;

const of = (secret: string, label: string) =>
  new TOTP({ issuer: 'open310', label, secret: Secret.fromBase32(secret), period: PERIOD_S });

/** A new secret of 160 bits, in base32 as apps take it. */
export const makeTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What the picture for an authenticator app holds. */
export const totpUri = (secret: string, label: string): string => of(secret, label).toString();

/**
 * The step of time whose code this is, a step early or late included; `null`: of none.
 * @source RFC 6238
 */
export function stepOf(secret: string, code: string, now: Instant): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = of(secret, '').validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
}
