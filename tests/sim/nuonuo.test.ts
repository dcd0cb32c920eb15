import { expect, test } from 'vitest';
import { heldAt } from '../../lab/economy/index.ts';
import { handIn } from '../../server/src/connectors/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { grantConsent } from '../../server/src/party/index.ts';
import { newId } from '../../server/src/platform/index.ts';
import { agree, partnerWorld, purpose, testPartner } from './partner.fixture.ts';

// Nuonuo's connector against its twin: every invoice the taxpayer issued arrives once, and once only when
// the same invoice comes as a file too.

const DAY = 86_400_000;
const key = 'supplier-5';
const world = await partnerWorld('nuonuo', key);
const { sandbox, clock, deps, resident } = world;

const arrive = async () => {
  const borrowerId = await world.welcome();
  const grant = await agree(world);
  expect(grant.numbers).toEqual({ creditCode: resident.firm.creditCode });
  await world.keep(borrowerId, grant);
  return borrowerId;
};

const held = () =>
  new Map(
    heldAt(resident.holdings, clock.now())
      .invoices.filter((i) => i.seller.key === key && i.kind !== 'produce')
      .filter(({ issuedAt }) => issuedAt >= world.since() + DAY)
      .map(({ number, total, tax }) => [
        `invoice:${number}:sold`,
        { amountFen: total, taxFen: tax },
      ]),
  );

testPartner(world, {
  ...{ arrive, held, atLeast: 20 },
  faults: ['http500', 'html', 'slow', 'answer_lost', 'truncated_page', 'quota', 'token_expired'],
});

test('behaviour: an invoice that comes as a file too is one fact', async () => {
  const borrowerId = await arrive();
  await grantConsent(deps.db, {
    ...{ id: newId('consent', clock), borrowerId, source: 'einvoice', purpose },
    ...{ textVersion: '1', textDigest: 'x', scopes: ['invoices'], grantedAt: clock.now() },
    expiresAt: instant(clock.now() + 365 * DAY),
  });
  await world.pull(borrowerId);
  const before = (await world.facts(borrowerId)).length;
  const url = `${sandbox.url}/einvoice/export?as=${key}&kind=zip&days=60`;
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const file = { name: 'all.zip', bytes };
  const { connectors } = world.open();
  const asked = { borrowerId, source: 'einvoice', purpose, file } as const;
  const taken = await handIn({ ...deps, connectors }, asked);
  clock.advance(1_000);
  const events = await world.facts(borrowerId);
  const received = events.filter((e) => e.kind === 'invoice.received').length;
  expect(taken.ok && taken.value.events.appended).toBe(received);
  expect(events).toHaveLength(before + received);
});

test('behaviour: a token that ran out in the middle is renewed on the way', async () => {
  const borrowerId = await arrive();
  sandbox.faults.inject({ partner: 'nuonuo', kind: 'token_expired', times: 1 });
  expect(await world.pull(borrowerId)).toBe('complete');
});

test('error: a wrong secret is refused as a signature, and said', async () => {
  const borrowerId = await arrive();
  const by = world.open({ NUONUO_APP_SECRET: 'another-secret' });
  expect(await world.refusal(borrowerId, by)).toContain('070302');
});
