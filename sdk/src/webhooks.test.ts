import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { judgeSequence, verifyWebhook, WebhookForged, webhookIdOf } from './webhooks.ts';

const secret = `whsec_${Buffer.from('made up for this test alone').toString('base64')}`;
const other = `whsec_${Buffer.from('another made up for this test').toString('base64')}`;

function signed(body: string, by: readonly string[] = [secret], at = new Date()) {
  const id = 'message_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f';
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': by.map((s) => new Webhook(s).sign(id, at, body)).join(' '),
  };
}

const body = JSON.stringify({ type: 'webhook.ping', sequence: 1 });

test('behaviour: a message of the lender’s is read, by either secret while they are changed, from either kind of headers', () => {
  const headers = signed(body, [other, secret]);
  expect(verifyWebhook(secret, headers, body)).toEqual(JSON.parse(body));
  expect(verifyWebhook(other, new Headers(headers), Buffer.from(body))).toEqual(JSON.parse(body));
  expect(webhookIdOf(headers)).toMatch(/^message_/);
});

test('property: whatever byte of the body is changed, it is not the lender’s', () => {
  const headers = signed(body);
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 127 }), (at, by) => {
      const changed = Buffer.from(body);
      changed[at] = (changed[at] ?? 0) ^ by;
      expect(() => verifyWebhook(secret, headers, changed)).toThrow(WebhookForged);
    }),
  );
});

test('error: another’s secret, another id, an old message and none at all are refused', () => {
  const headers = signed(body);
  expect(() => verifyWebhook(other, headers, body)).toThrow(WebhookForged);
  expect(() => verifyWebhook(secret, { ...headers, 'webhook-id': 'message_x' }, body)).toThrow(
    WebhookForged,
  );
  const old = new Date(Date.now() - 6 * 60_000);
  expect(() => verifyWebhook(secret, signed(body, [secret], old), body)).toThrow(WebhookForged);
  expect(() => verifyWebhook(secret, {}, body)).toThrow(WebhookForged);
});

test('property: in whatever order and however often messages come, a receiver ends where the last one said', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }).chain((n) => {
        const all = Array.from({ length: n }, (_, i) => i + 1);
        return fc.tuple(
          fc.constant(n),
          fc.shuffledSubarray([...all, ...all], { minLength: n, maxLength: 2 * n }),
        );
      }),
      ([n, arrived]) => {
        let last: number | undefined;
        let state = 0;
        // At least once: what did not come yet comes at the end.
        const missing = Array.from({ length: n }, (_, i) => i + 1).filter(
          (one) => !arrived.includes(one),
        );
        for (const sequence of [...arrived, ...missing]) {
          if (judgeSequence({ sequence }, last) === 'late') continue;
          last = sequence;
          state = sequence;
        }
        expect(state).toBe(n);
      },
    ),
  );
});
