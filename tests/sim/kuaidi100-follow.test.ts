import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { keepPush } from '../../server/src/connectors/index.ts';
import { appendEvents } from '../../server/src/events/index.ts';
import type { Id } from '../../server/src/kernel/index.ts';
import { partnerWorld, purpose } from './partner.fixture.ts';

// Parcels that Kuaidi100 follows: asked for once, told of by notices to an address that is good for one
// borrower and one parcel.

const lender = createServer((request, answer) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const query = Object.fromEntries(new URL(request.url ?? '/', 'http://lender').searchParams);
    void take({ query, body: Buffer.concat(parts) }).then(({ status, text }) => {
      answer.writeHead(status).end(text);
    });
  });
});
await new Promise<void>((resolve) => lender.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(lender.address() as AddressInfo).port}`;

const world = await partnerWorld('kuaidi100', 'online-seller-6', {
  more: {
    KUAIDI100_CALLBACK_URL: `${url}/api/partner/sources/kuaidi100/notices`,
    KUAIDI100_SALT: 'a-salt-of-ours',
    KUAIDI100_CALLBACK_SECRET: 'known-to-nobody-else',
    KUAIDI100_PARCELS_PER_PULL: '0',
    KUAIDI100_SUBSCRIPTIONS_PER_SECOND: '1000',
  },
});
const { sandbox, clock, deps, resident, connector } = world;
sandbox.moveLender(url);
afterAll(async () => {
  await world.close();
  await new Promise((resolve) => lender.close(resolve));
});

const outcomes: string[] = [];
/** As the route of the API does. */
async function take(o: { readonly query: Record<string, string>; readonly body: Uint8Array }) {
  const taken = await keepPush(deps, 'kuaidi100', purpose, { headers: {}, ...o });
  outcomes.push(taken.ok ? taken.value.outcome : taken.error.code);
  const thanks = connector.push?.thanks.body ?? assert.fail('takes no notices');
  return taken.ok ? { status: 200, text: thanks } : { status: 401, text: taken.error.code };
}

const purchases = resident.purchases
  .filter((one) => one.carrier !== 'shunfeng' && one.completedAt > clock.now() - 200 * 86_400_000)
  .slice(-8);

async function shop(): Promise<Id<'borrower'>> {
  const borrowerId = await world.welcome();
  await deps.db.tx((tx) =>
    appendEvents(
      tx,
      purchases.map(({ id, carrier, parcelNo, shippedAt }) => ({
        ...{ id: `ali1688:bought:${id}:shipped:${parcelNo}`, kind: 'purchase.shipped' as const },
        ...{ borrowerId, occurredAt: shippedAt, source: 'ali1688' as const, rawId: null },
        data: { orderId: id, carrier, parcelNo },
      })),
      clock.now(),
    ),
  );
  clock.advance(1_000);
  return borrowerId;
}

const settled = async (n: number): Promise<void> => {
  for (let i = 0; i < 200 && outcomes.length < n; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const news = () =>
  fetch(`${sandbox.url}/kuaidi100/messages/moved`, {
    ...{ method: 'POST', body: '{}' },
    headers: { 'content-type': 'application/json' },
  });

test('behaviour: parcels are followed once, and what befell them is told to whom they belong', async () => {
  const borrowerId = await shop();
  expect(purchases.length).toBeGreaterThan(3);
  expect(await world.pull(borrowerId)).toBe('complete');
  await settled(purchases.length);
  expect(outcomes).toEqual(purchases.map(() => 'kept'));
  const facts = (await world.facts(borrowerId)).filter(({ source }) => source === 'kuaidi100');
  const collected = facts.filter(({ kind }) => kind === 'parcel.collected');
  expect(collected.map(({ data }) => 'parcelNo' in data && data.parcelNo).sort()).toEqual(
    purchases.map(({ parcelNo }) => parcelNo).sort(),
  );
  expect(await world.pull(borrowerId)).toBe('complete');
  expect(sandbox.requests().kuaidi100?.poll).toBe(purchases.length); // Not a second time.

  // The same news again, forged on the way: refused, and sent as it was.
  outcomes.length = 0;
  sandbox.faults.inject({ partner: 'kuaidi100', kind: 'forged_push', times: 1 });
  await news();
  await settled(purchases.length + 1);
  expect(outcomes.filter((outcome) => outcome === 'notice_forged')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'repeat')).toHaveLength(purchases.length);
  expect((await world.facts(borrowerId)).filter(({ source }) => source === 'kuaidi100')).toEqual(
    facts,
  );
});
