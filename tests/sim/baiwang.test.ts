import { expect, test } from 'vitest';
import { heldAt } from '../../lab/economy/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { agree, partnerWorld, testPartner } from './partner.fixture.ts';

// Baiwang's connector against its twin: every invoice a taxpayer issued arrives once, a produce buyer's
// purchase invoices among them.

const DAY = 86_400_000;
const world = await partnerWorld('baiwang', 'buyer-0');
const { sandbox, clock, resident } = world;

const arrive = async () => {
  const borrowerId = await world.welcome();
  await world.keep(borrowerId, await agree(world));
  return borrowerId;
};

const held = () =>
  new Map(
    heldAt(resident.holdings, clock.now())
      .invoices.filter(({ issuedAt }) => issuedAt >= world.since() + DAY)
      .filter((i) => (i.kind === 'produce' ? i.buyer : i.seller).key === 'buyer-0')
      .map(({ number, kind, total, tax }): [string, object] =>
        kind === 'produce'
          ? [`invoice:${number}:bought`, { amountFen: total }]
          : [`invoice:${number}:sold`, { amountFen: total, taxFen: tax }],
      ),
  );

testPartner(world, {
  ...{ arrive, held, atLeast: 50 },
  faults: ['http500', 'html', 'slow', 'answer_lost', 'truncated_page', 'quota', 'token_expired'],
});

test('behaviour: a token of two hours is renewed by the next pull', async () => {
  const borrowerId = await arrive();
  clock.advance(3 * 3_600_000);
  expect(await world.pull(borrowerId)).toBe('complete');
});

test('error: a wrong secret and a clock that is off are refused, each by its word', async () => {
  const borrowerId = await arrive();
  const by = world.open({ BAIWANG_APP_SECRET: 'another-secret' });
  expect(await world.refusal(borrowerId, by)).toContain('100007');
  const fast = { ...clock, now: () => instant(clock.now() + 700_000) };
  expect(await world.refusal(borrowerId, world.open({}, fast))).toContain('100008');
  expect(sandbox.requests().baiwang).toBeDefined();
});
