import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookDeps } from './deps.ts';
import { addressOf, parseTarget, type Resolve, type TargetFault } from './target.ts';

/** How an attempt ended. */
export const outcomes = [
  'delivered',
  'gone', // 410: the receiver wants no more.
  'refused', // Any other answer.
  'redirected', // Not followed: it may lead anywhere.
  'too_slow',
  'unreachable',
  'url_malformed',
  'url_not_https',
  'address_private',
  'address_unknown',
] as const;
export type Outcome = (typeof outcomes)[number];

export interface Attempted {
  readonly outcome: Outcome;
  /** HTTP status; `null`: no answer came. */
  readonly status: number | null;
  /** The answer's first words. */
  readonly answer: string;
  /** What the receiver asked to wait. Unit: ms. */
  readonly askedMs: number;
}

/** A receiver answers within this, or is taken for down. Unit: ms. Specification: 15 to 30 s. */
export const SEND_MS = 15_000;
const ANSWER_BYTES = 64 * 1024; // More is cut off unread.
const ANSWER_KEPT = 200;

export interface Sending {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly targets: WebhookDeps['webhookTargets'];
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

const ended = (outcome: Outcome | TargetFault): Attempted => ({
  ...{ outcome, status: null, answer: '', askedMs: 0 },
});

/**
 * Sends a message once and says what came of it; never throws. No redirect is followed, no more is read than is kept, and
 * the connection goes to the very address that was judged.
 */
export async function send(o: Sending): Promise<Attempted> {
  const url = parseTarget(o.url, o.targets);
  if (typeof url === 'string') return ended(url);
  const address = await addressOf(url, o.targets, o.resolve);
  if (typeof address === 'string') return ended(address);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const lookup: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [address]) : done(null, address.address, address.family);
  return new Promise((resolve) => {
    let isOver = false;
    const finish = (attempted: Attempted) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      sent.destroy();
      resolve(attempted);
    };
    const sent = request(url, {
      method: 'POST',
      agent: false, // A connection of its own: none that was judged before.
      lookup,
      headers: {
        ...o.headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(o.body),
        'user-agent': 'open310-webhooks/1',
      },
    });
    // From the name to the last byte of the answer: a receiver that drips holds nobody up.
    const timer = setTimeout(() => finish(ended('too_slow')), o.timeoutMs ?? SEND_MS);
    sent.on('error', () => finish(ended('unreachable')));
    sent.on('response', (response) => {
      const status = response.statusCode ?? 0;
      const chunks: Buffer[] = [];
      let bytes = 0;
      const answered = () => {
        const answer = Buffer.concat(chunks).toString('utf8').slice(0, ANSWER_KEPT);
        const after = response.headers['retry-after'] ?? '';
        const askedMs = /^\d{1,6}$/.test(after) ? Number(after) * 1000 : 0;
        finish({ outcome: outcomeOf(status), status, answer: plain(answer), askedMs });
      };
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= ANSWER_BYTES) chunks.push(chunk);
        else answered(); // The status is said; the rest is nobody's.
      });
      response.on('end', answered);
      response.on('error', () => finish(ended('unreachable')));
      response.on('aborted', () => finish(ended('unreachable')));
    });
    sent.end(o.body);
  });
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'delivered';
  if (status >= 300 && status < 400) return 'redirected';
  return status === 410 ? 'gone' : 'refused';
}

/** Without what a terminal or a page would act on. */
const plain = (text: string): string => text.replace(/\p{C}+/gu, ' ');
