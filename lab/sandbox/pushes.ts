import { pause } from './clock.ts';
import type { Limiter } from './rate-limit.ts';
import type { Twin, TwinNotice, TwinPlace } from './twin.ts';
import type { World } from './world.ts';

/** A try to deliver a notice. */
export interface PushTry {
  readonly partner: string;
  readonly what: string;
  /** HTTP status, 0 when there was no answer. */
  readonly http: number;
  readonly acknowledged: boolean;
}

/** What partners push to the lender about its borrowers' business. */
export interface Pushes {
  send(partner: Twin['partner'], notice: TwinNotice): void;
  tries(): readonly PushTry[];
  close(): void;
}

/** Partners give up on a slow receiver. */
const ANSWER_MS = 5_000;
const LATE_MS = 1_500;

/** Where the lender takes what a partner pushes. */
const noticeUrlOf = (world: World, partner: string): string =>
  `${world.lender.url}/api/partner/sources/${partner}/notices`;

/** Delivers notices: tries again until they are acknowledged, and late, twice or forged on demand. */
export function createPushes(world: World): Pushes {
  const tries: PushTry[] = [];
  let closed = false;

  const send = async (partner: string, notice: TwinNotice): Promise<boolean> => {
    if (closed) return false;
    const url = new URL(noticeUrlOf(world, partner));
    for (const [name, value] of Object.entries(notice.query ?? {}))
      url.searchParams.set(name, value);
    let http = 0;
    let text = '';
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: notice.headers,
        body: notice.body,
        signal: AbortSignal.timeout(ANSWER_MS),
        redirect: 'manual',
      });
      http = answer.status;
      text = await answer.text();
    } catch {
      // No answer: the next try follows.
    }
    const acknowledged = notice.isThanks(http, text);
    tries.push({ partner, what: notice.what, http, acknowledged });
    return acknowledged;
  };

  const deliver = async (partner: Twin['partner'], notice: TwinNotice): Promise<void> => {
    await pause(notice.afterMs ?? 0, true);
    if (world.faults.take(partner, ['late_push'])) await pause(LATE_MS, true);
    if (world.faults.take(partner, ['forged_push'])) {
      await send(partner, { ...notice, body: forge(notice.body) });
    }
    for (const delay of [0, ...world.notifyDelaysMs]) {
      await pause(delay, true);
      if (closed || (await send(partner, notice))) break;
    }
    if (world.faults.take(partner, ['duplicate_push'])) await send(partner, notice);
  };

  return {
    send: (partner, notice) => void deliver(partner, notice),
    tries: () => tries,
    close: () => {
      closed = true;
    },
  };
}

/** One digit of the text becomes another: what was signed is no longer what is said. */
const forge = (text: string): string =>
  text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

/** What a twin stands on. @param url - Where the sandbox listens, once it does. */
export const placeOf = (
  world: World,
  twin: Twin,
  limiter: Limiter,
  pushes: Pushes,
  url: () => string,
): TwinPlace => ({
  world,
  keys: world.keys.twins[twin.partner] ?? {},
  url: () => `${url()}/${twin.partner}`,
  limiter,
  redirectUri: () => `${world.lender.url}/api/borrower/callback/${twin.partner}`,
  noticeUrl: () => noticeUrlOf(world, twin.partner),
  push: (notice) => pushes.send(twin.partner, notice),
});
