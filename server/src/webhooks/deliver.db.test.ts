import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { listEntries } from '../audit/index.ts';
import { instant } from '../kernel/index.ts';
import { addDelivery } from './add-message.ts';
import {
  changeEndpoint,
  deliverWorkflow,
  listDeliveries,
  lookUpDelivery,
  lookUpEndpoint,
  ping,
  registerEndpoint,
  replayDelivery,
  replaySpan,
  retryWaits,
  rotateSecret,
  tellOnce,
} from './index.ts';
import {
  loanFacts,
  newBorrower,
  openReceiver,
  openRoom,
  type Received,
} from './webhooks.fixture.ts';

const room = openRoom(await testDatabase());
const { db, clock, deps, settle, append } = room;
const HOUR = 3_600_000;

/** An endpoint at a receiver of its own. */
async function endpointOf(kinds: readonly string[] = []) {
  const receiver = await openReceiver();
  const made = await registerEndpoint(deps, null, {
    url: receiver.url,
    description: 'core',
    kinds,
  });
  if (!made.ok) return expect.fail(made.error.code);
  const { endpoint, secret } = made.value;
  const deliveries = () => listDeliveries(db, { owner: null, endpointId: endpoint.id, most: 100 });
  const view = async () => (await lookUpEndpoint(deps, null, endpoint.id)) ?? expect.fail('gone');
  const only = async () => {
    const [first] = await deliveries();
    return (await lookUpDelivery(deps, null, first?.id ?? '')) ?? expect.fail('none');
  };
  const off = () => changeEndpoint(deps, null, endpoint.id, { state: 'off' });
  return { receiver, endpoint, secret, deliveries, view, only, off };
}

/** A loan is paid out and told of. */
async function tellALoan(times = 0): Promise<void> {
  await append(loanFacts(await newBorrower(db), clock.now(), times));
  while ((await tellOnce(deps)) > 0);
}

const isBy = (secret: string, { headers, body }: Received): boolean => {
  const raw = secret.replace(/^whsec_/, '');
  // The library asks its own clock, and the test's stands elsewhere: the timestamp is judged apart.
  const expected = new Webhook(raw).sign(
    headers['webhook-id'] ?? '',
    new Date(Number(headers['webhook-timestamp']) * 1000),
    body,
  );
  return headers['webhook-signature']?.split(' ').includes(expected) ?? false;
};

test('behaviour: a loan that is paid out is told once, signed, with ids and amounts and no more', async () => {
  const { receiver, secret, only, off } = await endpointOf();
  await tellALoan();
  await settle();
  expect(receiver.received).toHaveLength(1);
  const [got] = receiver.received as [Received];
  expect(isBy(secret, got)).toBe(true);
  expect(JSON.parse(got.body)).toEqual({
    ...{ type: 'loan.disbursed', version: 1, sequence: 1 },
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    subject: expect.stringMatching(/^loan_/),
    borrowerId: expect.stringMatching(/^borrower_/),
    data: { loanId: expect.any(String), principalFen: '200000', on: expect.any(String) },
  });
  expect(await only()).toMatchObject({
    state: 'delivered',
    attempts: [{ n: 1, outcome: 'delivered', status: 204, answer: '' }],
  });
  await off();
});

test('error: a receiver that fails is tried again at growing waits over three days, then no more', async () => {
  const { receiver, only, view, off } = await endpointOf();
  receiver.answerStatus(500, 'no\u0007t now');
  await tellALoan();
  await settle();
  const waits: number[] = [];
  for (;;) {
    const { state, dueAt } = await only();
    if (state !== 'waiting' || dueAt === null) break;
    waits.push(dueAt - clock.now());
    clock.advance(dueAt - clock.now());
    await settle();
  }
  expect(waits).toHaveLength(retryWaits.length - 1);
  for (const [i, wait] of waits.entries()) {
    const usual = retryWaits[i + 1] ?? 0;
    expect(wait).toBeGreaterThanOrEqual(usual);
    expect(wait).toBeLessThanOrEqual(usual * 1.2);
  }
  const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
  expect([receiver.received.length, ids.size]).toEqual([retryWaits.length, 1]);
  const ended = await only();
  expect(ended.state).toBe('failed');
  expect(ended.attempts[0]).toMatchObject({ outcome: 'refused', status: 500, answer: 'no t now' });
  expect((await view()).failingSince).not.toBeNull();
  // A replay begins anew, and a success clears the endpoint.
  receiver.answerStatus(200);
  const [first] = await listDeliveries(db, { owner: null, state: 'failed', most: 1 });
  expect(await replayDelivery(deps, null, first?.id ?? '')).toMatchObject({ ok: true });
  await settle();
  expect((await only()).state).toBe('delivered');
  expect((await view()).failingSince).toBeNull();
  await off();
});

test('error: a receiver that answers 410 is switched off at once; others of the owner are told', async () => {
  const other = await endpointOf(['webhook.switched_off']);
  const { receiver, endpoint, only, view } = await endpointOf();
  receiver.answerStatus(410);
  await tellALoan();
  await settle();
  expect((await only()).state).toBe('failed');
  expect(await view()).toMatchObject({ state: 'off', offWhy: 'gone' });
  expect(other.receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
    {
      type: 'webhook.switched_off',
      borrowerId: null,
      data: { endpointId: endpoint.id, why: 'gone' },
    },
  ]);
  const [entry] = await listEntries(db, {
    subject: endpoint.id,
    actor: null,
    before: null,
    most: 1,
  });
  expect(entry).toMatchObject({ actorName: 'system', action: 'webhooks: switched off, gone' });
  await other.off();
});

test('error: an endpoint that fails for five days is switched off; what comes then is held, and sent when it is on', async () => {
  const { receiver, endpoint, view, deliveries, off } = await endpointOf();
  receiver.answerStatus(503);
  await tellALoan();
  await settle();
  clock.advance(5 * 24 * HOUR);
  await settle();
  expect(await view()).toMatchObject({ state: 'off', offWhy: 'failing' });
  await tellALoan(1);
  await settle();
  clock.advance(2 * 24 * HOUR);
  await settle();
  expect((await deliveries()).map(({ state }) => state)).toEqual(['held', 'held', 'held']);
  receiver.answerStatus(200);
  const before = receiver.received.length;
  await changeEndpoint(deps, null, endpoint.id, { state: 'on' });
  await settle();
  expect((await deliveries()).map(({ state }) => state)).toEqual([
    'delivered',
    'delivered',
    'delivered',
  ]);
  expect(receiver.received.length - before).toBe(3);
  await off();
});

test('regression: an endpoint that is switched on between an attempt and its record, or between a message and its delivery, gets it', async () => {
  const { receiver, endpoint, deliveries, off } = await endpointOf();
  const on = () => changeEndpoint(deps, null, endpoint.id, { state: 'on' });
  await tellALoan();
  await off();
  const [first] = await deliveries();
  await db.tx((tx) => deps.workflows.forget(tx, `${first?.id}:1`)); // It is run here.
  // The attempt finds it off; before that is recorded it is on again, and what was held is sent: nothing yet.
  await deliverWorkflow(deps).run(
    {
      call: async (_, work) => {
        const came = await work();
        await on();
        await settle();
        return came;
      },
      commit: (_, work) => db.tx(work),
      sleep: async () => {},
    },
    { deliveryId: first?.id ?? '', n: 1 },
  );
  await settle();
  expect((await deliveries()).map(({ state }) => state)).toEqual(['delivered']);
  expect(receiver.received).toHaveLength(1);
  await off();
  // Another that was read as off when the message was made, and is on when it is delivered.
  const other = await endpointOf();
  const messageId = first?.messageId ?? expect.fail('none');
  const was = { id: other.endpoint.id, state: 'off' } as const;
  await db.tx((tx) => addDelivery(deps, tx, { endpoint: was, messageId }));
  await settle();
  expect((await other.deliveries()).map(({ state }) => state)).toEqual(['delivered']);
  await other.off();
});

test('regression: what is held in the millisecond in which the endpoint is switched on is sent', async () => {
  const { endpoint, deliveries, off } = await endpointOf();
  await off();
  await tellALoan(); // The test's clock stands still.
  await changeEndpoint(deps, null, endpoint.id, { state: 'on' });
  await settle();
  expect((await deliveries()).map(({ state }) => state)).toEqual(['delivered']);
  await off();
});

test('behaviour: while a secret is changed over both are valid, then the new one alone', async () => {
  const { receiver, endpoint, secret, off } = await endpointOf();
  const rotated = await rotateSecret(deps, null, endpoint.id, { overlapHours: 24 });
  if (!rotated.ok) return expect.fail(rotated.error.code);
  const next = rotated.value.secret;
  await tellALoan();
  await settle();
  clock.advance(25 * HOUR);
  await tellALoan();
  await settle();
  const [during, after] = receiver.received as [Received, Received];
  expect([isBy(secret, during), isBy(next, during)]).toEqual([true, true]);
  expect([isBy(secret, after), isBy(next, after)]).toEqual([false, true]);
  await off();
  return undefined;
});

test('error: sent and not recorded is sent again under the same id', async () => {
  const { receiver, only, off } = await endpointOf();
  await tellALoan();
  const [{ work } = expect.fail('nothing waits')] = room.waiting();
  const dies = new Error('killed');
  const { deliverWorkflow } = await import('./index.ts');
  const flow = {
    call: (_: string, w: () => Promise<never>) => w(),
    commit: () => Promise.reject(dies),
    sleep: async () => {},
  };
  await expect(deliverWorkflow(deps).run(flow as never, work.input)).rejects.toBe(dies);
  expect((await only()).state).toBe('waiting');
  await settle();
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
    receiver.received[0]?.headers['webhook-id'],
    receiver.received[0]?.headers['webhook-id'],
  ]);
  expect(await only()).toMatchObject({ state: 'delivered', attempts: [{ n: 1 }] });
  await off();
});

test('behaviour: a waiting delivery goes at once when it is asked for, and once; Retry-After is heeded', async () => {
  const { receiver, deliveries, only, off } = await endpointOf();
  receiver.answer((_, response) => response.writeHead(429, { 'retry-after': '7200' }).end());
  await tellALoan();
  await settle();
  const { dueAt } = await only();
  expect((dueAt ?? 0) - clock.now()).toBe(2 * HOUR);
  receiver.answerStatus(200);
  const [waiting] = await deliveries();
  await replayDelivery(deps, null, waiting?.id ?? '');
  await settle();
  clock.advance(3 * HOUR);
  await settle();
  expect(receiver.received).toHaveLength(2);
  expect((await only()).state).toBe('delivered');
  await off();
});

test('behaviour: a span is sent again, what failed or everything; a test is sent to an endpoint that is off', async () => {
  const { receiver, endpoint, deliveries, off } = await endpointOf(['loan.disbursed']);
  const from = clock.now();
  await tellALoan(2);
  clock.advance(1000);
  await tellALoan();
  await settle();
  expect(receiver.received).toHaveLength(2);
  const to = clock.now();
  const span = (which: 'failed' | 'all', until = to) =>
    replaySpan(deps, null, endpoint.id, { from, to: until, which });
  expect(await span('failed')).toMatchObject({ ok: true });
  await settle();
  expect(receiver.received).toHaveLength(2);
  await span('all');
  await settle();
  expect(receiver.received).toHaveLength(3); // The second was made at `to`, which is not in it.
  await span('all', instant(to + 1));
  await settle();
  expect(receiver.received).toHaveLength(5);
  await off();
  expect(await span('all')).toMatchObject({ error: { code: 'webhook_off' } });
  expect(await ping(deps, null, endpoint.id)).toMatchObject({ ok: true });
  await settle();
  expect(JSON.parse(receiver.received.at(-1)?.body ?? '')).toMatchObject({ type: 'webhook.ping' });
  expect((await deliveries())[0]).toMatchObject({ kind: 'webhook.ping', state: 'delivered' });
  receiver.answerStatus(500);
  await ping(deps, null, endpoint.id);
  await settle();
  expect((await deliveries())[0]).toMatchObject({ kind: 'webhook.ping', state: 'failed' });
});

test('error: another’s endpoint and deliveries are not there; an address that is not allowed is not taken', async () => {
  const { endpoint, deliveries, off } = await endpointOf();
  await tellALoan();
  await settle();
  const [delivery] = await deliveries();
  const partner = 'partner_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f';
  expect(await lookUpEndpoint(deps, partner, endpoint.id)).toBeUndefined();
  expect(await lookUpDelivery(deps, partner, delivery?.id ?? '')).toBeUndefined();
  expect(await replayDelivery(deps, partner, delivery?.id ?? '')).toMatchObject({
    error: { code: 'delivery_not_found' },
  });
  for (const did of [
    changeEndpoint(deps, partner, endpoint.id, { state: 'off' }),
    rotateSecret(deps, partner, endpoint.id, { overlapHours: 0 }),
    ping(deps, partner, endpoint.id),
    replaySpan(deps, partner, endpoint.id, { from: instant(0), to: instant(1), which: 'all' }),
  ]) {
    expect(await did).toMatchObject({ error: { code: 'webhook_not_found' } });
  }
  const inPublic = { ...deps, webhookTargets: 'public' as const };
  for (const url of ['http://example.com/', 'https://10.0.0.1/', 'ftp://example.com', 'nonsense']) {
    const refused = await registerEndpoint(inPublic, null, { url, description: '', kinds: [] });
    expect([url, refused]).toMatchObject([url, { error: { code: 'webhook_url_not_allowed' } }]);
  }
  await off();
});
