import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ArmedFaults } from './faults.ts';
import { HEADER } from './seal.ts';

/** One notice to deliver. `compose` makes a fresh message (and so a fresh signature) each time. */
export interface Outgoing {
  readonly noticeId: string;
  compose(): Promise<{ body: Buffer; signature: string }>;
}

/** Delivers notices until the other side answers 2xx. */
export interface Notifier {
  push(notice: Outgoing): void;
  /** Where notices go; none are sent (and none are lost) while it is not set. */
  setUrl(url: string | null): void;
  close(): void;
}

const AT_ONCE = 4;
const RETRY_MS = [100, 300, 1_000, 3_000, 10_000, 30_000] as const; // The last one repeats.
const TIMEOUT_MS = 5_000;

export function openNotifier(
  first: string | null,
  faults: ArmedFaults,
  onDelivered: (noticeId: string) => void,
): Notifier {
  let url = first;
  let underWay = 0;
  let closed = false;
  let heldBack: Outgoing | undefined;
  const waiting: { notice: Outgoing; attempt: number }[] = [];
  const timers = new Set<NodeJS.Timeout>();

  const later = (notice: Outgoing, attempt: number) => {
    const wait = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)];
    const timer = setTimeout(() => {
      timers.delete(timer);
      waiting.push({ notice, attempt: attempt + 1 });
      pump();
    }, wait);
    timers.add(timer);
  };
  const deliver = async (notice: Outgoing, attempt: number): Promise<void> => {
    const twice = faults.take('duplicate_notice', 'payment') !== undefined;
    const target = url;
    const delivered = target !== null && (await post(target, await notice.compose()));
    if (closed) return;
    if (!delivered || target === null) return later(notice, attempt);
    if (twice) await post(target, await notice.compose());
    onDelivered(notice.noticeId);
  };
  function pump(): void {
    while (!closed && url !== null && underWay < AT_ONCE) {
      const next = waiting.shift();
      if (!next) return;
      underWay += 1;
      void deliver(next.notice, next.attempt).finally(() => {
        underWay -= 1;
        pump();
      });
    }
  }
  return {
    push: (notice) => {
      if (!heldBack && faults.take('out_of_order_notices', 'payment')) {
        heldBack = notice;
        return;
      }
      waiting.push({ notice, attempt: 0 });
      const behind = heldBack;
      heldBack = undefined;
      if (behind) later(behind, 0);
      pump();
    },
    setUrl: (next) => {
      url = next;
      pump();
    },
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Whether the other side answered 2xx. */
function post(url: string, message: { body: Buffer; signature: string }): Promise<boolean> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const call = request(
      url,
      {
        method: 'POST',
        timeout: TIMEOUT_MS,
        headers: {
          'content-type': 'application/xml; charset=utf-8',
          'content-length': message.body.length,
          [HEADER]: message.signature,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () =>
          resolve((answer.statusCode ?? 0) >= 200 && (answer.statusCode ?? 0) < 300),
        );
        answer.on('error', () => resolve(false));
      },
    );
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(false));
    call.end(message.body);
  });
}
