import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import type { NewEvent } from '../events/index.ts';
import { instant, type Source } from '../kernel/index.ts';
import {
  addPartner,
  grantConsent,
  linkBorrower,
  TELLING,
  withdrawConsent,
} from '../party/index.ts';
import { column, newId, row } from '../platform/index.ts';
import {
  forgetOldMessages,
  listDeliveries,
  lookUpDelivery,
  registerEndpoint,
  tellOnce,
} from './index.ts';
import { loanFacts, newBorrower, openReceiver, openRoom } from './webhooks.fixture.ts';

const { db, clock, deps, settle, append } = openRoom(await testDatabase());
const DAY = 86_400_000;

const tellAll = async (): Promise<void> => {
  while ((await tellOnce(deps)) > 0);
};

async function endpointOf(owner: string | null) {
  const receiver = await openReceiver();
  const told = { url: receiver.url, description: '', kinds: [] };
  const made = await registerEndpoint(deps, owner, told);
  if (!made.ok) return expect.fail(made.error.code);
  return { receiver, id: made.value.endpoint.id };
}

/** A borrower with an account at `source`, which consented to it being told, or not. */
async function borrowerAt(source: Source, consents: boolean) {
  const borrowerId = await newBorrower(db);
  const externalId = newId('account');
  await linkBorrower(db, deps.vault, { borrowerId, source, externalId, displayName: 'x' });
  const id = newId('consent');
  if (consents) {
    await grantConsent(db, {
      ...{ id, borrowerId, source, scopes: ['loans'], purpose: TELLING, textVersion: '1' },
      ...{ grantedAt: instant(clock.now() - 1), expiresAt: instant(clock.now() + 365 * DAY) },
      textDigest: 'd',
    });
  }
  return { borrowerId, consentId: id };
}

test('property: however facts are recorded and told at once, each is told once, and a loan’s in the order they were recorded', async () => {
  const Told = row({ subject: column.text, sequence: column.int, body: column.text });
  const borrowers = await Promise.all(Array.from({ length: 3 }, () => newBorrower(db)));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ who: fc.nat(2), times: fc.nat(4), together: fc.boolean() }), {
        minLength: 1,
        maxLength: 6,
      }),
      async (plans) => {
        const loans = plans.map(({ who, times, together }) => ({
          facts: loanFacts(borrowers[who] ?? expect.fail(), clock.now(), times),
          together,
        }));
        let writing = true;
        const telling = Array.from({ length: 2 }, async () => {
          while (writing) await tellOnce(deps);
        });
        await Promise.all(
          loans.map(async ({ facts, together }) => {
            if (together) await append(facts);
            else for (const fact of facts) await append([fact]);
            await append(facts); // A repeat is no new fact.
          }),
        );
        writing = false;
        await Promise.all(telling);
        await tellAll();
        for (const { facts } of loans) {
          const { loanId } = (facts[0] ?? expect.fail()).data as { loanId: string };
          const told = await db.many(Told)`
            select subject, sequence, body from webhooks.messages
             where subject = ${loanId} order by sequence`;
          expect(told.map(({ sequence }) => sequence)).toEqual(facts.map((_, i) => i + 1));
          const ofFacts = facts.map((f) => keyOf(f.kind, f.data as unknown as Data));
          const ofTold = told.map(({ body }) => {
            const { type, data } = JSON.parse(body) as { type: string; data: Data };
            return keyOf(type, data);
          });
          expect(ofTold).toEqual(ofFacts);
        }
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);

interface Data {
  readonly amountFen?: unknown;
}
const keyOf = (kind: string, data: Data): string => `${kind} ${String(data.amountFen ?? '')}`;

test('behaviour: a partner is told of those alone who have an account there and consented, and no longer once it is taken back', async () => {
  const taobao = await db.tx((tx) => addPartner(tx, 'taobao'));
  const alipay = await db.tx((tx) => addPartner(tx, 'alipay'));
  const [ofTaobao, ofAlipay, ofLender] = [
    await endpointOf(taobao),
    await endpointOf(alipay),
    await endpointOf(null),
  ];
  const consented = await borrowerAt('taobao', true);
  const silent = await borrowerAt('taobao', false);
  const elsewhere = await borrowerAt('alipay', true);
  for (const { borrowerId } of [consented, silent, elsewhere]) {
    await append(loanFacts(borrowerId, clock.now()));
  }
  await tellAll();
  await settle();
  const toldOf = ({ receiver }: typeof ofLender) =>
    receiver.received.map(({ body }) => (JSON.parse(body) as { borrowerId: string }).borrowerId);
  expect(toldOf(ofTaobao)).toEqual([consented.borrowerId]);
  expect(toldOf(ofAlipay)).toEqual([elsewhere.borrowerId]);
  expect(toldOf(ofLender)).toHaveLength(3);
  // Taken back between the fact and an attempt: what was made is not sent.
  await append(loanFacts(consented.borrowerId, clock.now()));
  await tellAll();
  const { borrowerId, consentId } = consented;
  await withdrawConsent(db, { borrowerId, consentId, at: clock.now() });
  await settle();
  expect(toldOf(ofTaobao)).toHaveLength(1);
  const [last] = await listDeliveries(db, { owner: taobao, most: 1 });
  expect(last?.state).toBe('withheld');
  // Nor is it read afterwards, by the partner: the lender's own people still see it.
  expect(await lookUpDelivery(deps, taobao, last?.id ?? '')).toBeUndefined();
  expect(await lookUpDelivery(deps, 'all', last?.id ?? '')).toBeDefined();
  await append(loanFacts(consented.borrowerId, clock.now()));
  await tellAll();
  expect(await listDeliveries(db, { owner: taobao, most: 10 })).toHaveLength(2);
});

test('behaviour: deliveries are listed by what is asked for, the newest first, and old ones go', async () => {
  const { id } = await endpointOf(null);
  const borrowerId = await newBorrower(db);
  const facts: NewEvent[] = loanFacts(borrowerId, clock.now(), 3);
  await append(facts);
  await tellAll();
  await settle();
  const { loanId } = (facts[0] ?? expect.fail()).data as { loanId: string };
  const of = (more: object) =>
    listDeliveries(db, { owner: null, endpointId: id, most: 10, ...more });
  const all = await of({});
  expect(all.map(({ sequence }) => sequence)).toEqual([4, 3, 2, 1]);
  expect(await of({ kind: 'loan.disbursed' })).toHaveLength(1);
  expect(await of({ subject: loanId, state: 'delivered' })).toHaveLength(4);
  expect(await of({ state: 'failed' })).toEqual([]);
  expect(await of({ before: all[1]?.id })).toEqual(all.slice(2));
  expect(await listDeliveries(db, { owner: 'all', endpointId: id, most: 2 })).toHaveLength(2);
  expect(await db.tx((tx) => forgetOldMessages(tx, clock.now()))).toBe(0);
  await db.tx((tx) => forgetOldMessages(tx, instant(clock.now() + 91 * DAY)));
  expect(await of({})).toEqual([]);
});
