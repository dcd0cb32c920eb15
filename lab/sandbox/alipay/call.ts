import { type Instant, parseShanghaiStamp } from '@open310/server/kernel';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';

/** One verified call of the gateway. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  /** `biz_content`, parsed. */
  readonly biz: Readonly<Record<string, unknown>>;
  /** Whom the app acts for, when an `app_auth_token` came. */
  readonly resident: Resident | undefined;
  /** Where the sandbox was called: `http://127.0.0.1:3200`. */
  readonly origin: string;
}

export interface Method {
  /** The call is about a merchant: no live `app_auth_token`, no answer. */
  readonly needsMerchant: boolean;
  /** `biz_content` is absent: the method's parameters stand beside the common ones. */
  readonly flat?: boolean;
  handle(call: Call): Answer | Promise<Answer>;
}

/** A member of `biz_content` as text: the SDKs send numbers and strings alike. */
export function field(biz: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = biz[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function stamp(biz: Readonly<Record<string, unknown>>, name: string): Instant | undefined {
  const text = field(biz, name);
  return text === undefined ? undefined : parseShanghaiStamp(text);
}
