import assert from 'node:assert/strict';
import { afterAll, describe, expect, test } from 'vitest';
import { creditReportOn, heldAt } from '../../lab/economy/index.ts';
import { type EventData, writeEventData } from '../../server/src/events/index.ts';
import { type Id, shanghaiDay } from '../../server/src/kernel/index.ts';
import { saveIdentifier } from '../../server/src/party/index.ts';
import { type PartnerWorld, partnerWorld, testPartner } from './partner.fixture.ts';

// The sources that speak open310's own feed, against their twins: signed both ways, paged, corrected,
// withdrawn.

const DAY = 86_400_000;
const faults = [
  ...['http500', 'html', 'slow', 'answer_lost', 'truncated_page', 'quota'],
  'tampered_signature',
] as const;

const arriveBy =
  (world: PartnerWorld, kinds: readonly ('creditCode' | 'idCard')[]) =>
  async (): Promise<Id<'borrower'>> => {
    const borrowerId = await world.welcome();
    await world.tell(borrowerId, kinds);
    return borrowerId;
  };

describe('land', async () => {
  const world = await partnerWorld('land', 'farm-0');
  const held = () => {
    const seen = heldAt(world.resident.holdings, world.clock.now());
    const facts = new Map<string, object>();
    for (const { contractCode, parcels, until } of seen.landContracts)
      for (const { code, areaM2 } of parcels)
        facts.set(`land:contract:${contractCode}:${code}`, { parcelCode: code, areaM2, until });
    for (const t of seen.landTransfers)
      facts.set(`land:transfer:${t.transferNo}`, {
        ...{ parcelCode: t.parcel.code, rentYearFen: t.rentYear },
        direction: t.lessee.key === 'farm-0' ? 'in' : 'out',
      });
    return facts;
  };
  testOnePage(world, arriveBy(world, ['idCard']), held, 4);
});

describe('supplycoop', async () => {
  const world = await partnerWorld('supplycoop', 'farm-0');
  const held = () =>
    new Map(
      heldAt(world.resident.holdings, world.clock.now())
        .inputs.filter((i) => i.buyer.key === 'farm-0' && i.at >= world.clock.now() - 364 * DAY)
        .map(({ id, category, amount, onCredit }) => [
          `supplycoop:purchase:${id}`,
          { category, amountFen: amount, onCredit },
        ]),
    );
  testOnePage(world, arriveBy(world, ['idCard', 'creditCode']), held, 5);
});

/** What a partner of one page stands. */
function testOnePage(
  world: PartnerWorld,
  arrive: () => Promise<Id<'borrower'>>,
  held: () => ReadonlyMap<string, object>,
  atLeast: number,
): void {
  testPartner(world, { arrive, held, atLeast, faults: [] });
  test.each(faults)('error: %s leaves nothing, and the next pull reads all', async (kind) => {
    const borrowerId = await arrive();
    world.sandbox.faults.inject({ partner: world.source, kind, times: 9, ms: 700 });
    const ended = kind === 'tampered_signature' ? 'partner_answer_forged' : 'partner_unavailable';
    expect(await world.pull(borrowerId)).toBe(ended);
    expect(await world.facts(borrowerId)).toEqual([]);
    world.sandbox.faults.clear();
    world.clock.advance(60_000);
    expect(await world.pull(borrowerId)).toBe('complete');
    expect(new Set((await world.facts(borrowerId)).map(({ id }) => id))).toEqual(
      new Set(held().keys()),
    );
  });
}

describe('anchor', async () => {
  const key = 'supplier-0';
  const world = await partnerWorld('anchor', key);
  const { clock } = world;
  const arrive = arriveBy(world, ['creditCode']);
  const held = () => {
    const facts = new Map<string, object>();
    const since = clock.now() - 364 * DAY;
    for (const o of heldAt(world.resident.holdings, clock.now()).anchorOrders) {
      const { orderNo, payable } = o;
      if (o.orderedAt >= since)
        facts.set(`anchor:order:${orderNo}`, { orderNo, amountFen: o.total });
      for (const r of o.receipts)
        if (r.at >= since)
          facts.set(`anchor:receipt:${r.receiptNo}`, { orderNo, rejectedFen: r.rejected });
      if (payable === null || payable.confirmedAt < since) continue;
      const { payableNo, dueOn } = payable;
      facts.set(`anchor:payable:${payableNo}`, { orderNo, dueOn, amountFen: payable.amount });
      for (const [n, p] of payable.payments.entries())
        facts.set(`anchor:payment:${payableNo}:${n}`, { payableNo, amountFen: p.amount });
    }
    return facts;
  };
  testPartner(world, { arrive, held, atLeast: 200, faults });
  testCorrections(world, arrive, () => [...held().keys()]);
  testStrangers(world, arrive);
});

/** What was read once is told again, otherwise. */
function testCorrections(
  world: PartnerWorld,
  arrive: () => Promise<Id<'borrower'>>,
  ids: () => readonly string[],
): void {
  const { sandbox, clock, key } = world;
  const change = async (id: string, more: object): Promise<void> => {
    const body = JSON.stringify({ as: key, id, ...more });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${sandbox.url}/anchor/changes`, { method: 'POST', headers, body });
    clock.advance(60_000);
  };

  test('behaviour: a corrected record is one fact that says something else, a withdrawn one is none', async () => {
    const borrowerId = await arrive();
    await world.pull(borrowerId);
    const before = await world.facts(borrowerId);
    const orders = before.filter(({ kind }) => kind === 'anchor.ordered');
    const [one, two] = [orders.at(-1) ?? assert.fail(), orders.at(-2) ?? assert.fail()];
    const anchor = { creditCode: null, name: '核心企业' };
    const data = { orderNo: 'x', amount: '1234.50', anchor };
    await change(one.id.slice('anchor:'.length), { data });
    await change(two.id.slice('anchor:'.length), { withdrawn: true });
    expect(await world.pull(borrowerId)).toBe('complete');
    const after = await world.facts(borrowerId);
    expect(after.find(({ id }) => id === one.id)?.data).toMatchObject({ amountFen: 123_450n });
    expect(after.some(({ id }) => id === two.id)).toBe(false);
    expect(after).toHaveLength(before.length - 1);
  });

  test('error: a changed field is told with its place; a field more and a kind more are read past', async () => {
    const borrowerId = await arrive();
    const [order] = ids().filter((id) => id.startsWith('anchor:order:'));
    const id = (order ?? assert.fail()).slice('anchor:'.length);
    const anchor = { creditCode: null, name: '核心企业', phone: '1' };
    await change(id, { data: { orderNo: 'x', amount: '12,34', anchor } });
    expect(await world.pull(borrowerId)).toBe('partner_answer_malformed');
    await change(id, { data: { orderNo: 'x', amount: '12.34', anchor, more: 1 } });
    expect(await world.pull(borrowerId)).toBe('complete');
    await change(id, { kind: 'quality_score', data: { any: 'thing' } });
    expect(await world.pull(borrowerId)).toBe('complete');
  });
}

/** Who is not known, by either side. */
function testStrangers(world: PartnerWorld, arrive: () => Promise<Id<'borrower'>>): void {
  const { sandbox, clock } = world;
  test('error: a key that the anchor does not know is refused; another firm’s number finds nobody', async () => {
    const borrowerId = await arrive();
    const { LAND_PRIVATE_KEY: other = '' } = sandbox.config.environment;
    expect(await world.refusal(borrowerId, world.open({ ANCHOR_PRIVATE_KEY: other }))).toContain(
      'signature_wrong',
    );
    const fast = { ...clock, now: () => (clock.now() + 400_000) as ReturnType<typeof clock.now> };
    expect(await world.refusal(borrowerId, world.open({}, fast))).toContain('signature_old');
    const stranger = await world.welcome();
    const { db, vault } = world.deps;
    const number = { kind: 'creditCode', value: '91350100M000100Y43', source: null } as const;
    await saveIdentifier(db, vault, stranger, { ...number, at: clock.now() });
    expect(await world.refusal(stranger, world.open())).toContain('nobody_known');
  });

  test('behaviour: a pull that goes on where one stopped reads what came meanwhile too', async () => {
    const borrowerId = await arrive();
    let asked = 0;
    world.told.call = () => {
      asked += 1;
      if (asked === 2) sandbox.faults.inject({ partner: 'anchor', kind: 'http500', times: 9 });
    };
    expect(await world.pull(borrowerId)).toBe('partner_unavailable');
    world.told.call = () => {};
    sandbox.faults.clear();
    const known = (await world.facts(borrowerId))[0] ?? assert.fail();
    clock.advance(3_600_000);
    const anchor = { creditCode: null, name: '核心企业' };
    const body = JSON.stringify({
      ...{ as: world.key, id: known.id.slice('anchor:'.length), kind: 'order' },
      data: { orderNo: 'later', amount: '77.00', anchor },
    });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${sandbox.url}/anchor/changes`, { method: 'POST', headers, body });
    clock.advance(60_000);
    expect(await world.pull(borrowerId)).toBe('complete');
    const now = (await world.facts(borrowerId)).find(({ id }) => id === known.id);
    expect(now?.data).toMatchObject({ orderNo: 'later', amountFen: 7_700n });
  });

  test('behaviour: of whom no number is known, nobody is asked about', async () => {
    const borrowerId = await world.welcome();
    let asked = 0;
    world.told.call = () => {
      asked += 1;
    };
    expect(await world.pull(borrowerId)).toBe('complete');
    expect(asked).toBe(0);
  });
}

describe('bureau', async () => {
  const world = await partnerWorld('bureau', 'shop-5');
  const { clock } = world;
  afterAll(() => world.close());
  const arrive = arriveBy(world, ['creditCode', 'idCard']);

  const reports = (facts: readonly { readonly kind: string }[]) =>
    facts.filter(({ kind }) => kind === 'credit.reported');

  const said = (facts: readonly { readonly data: EventData }[]): string =>
    JSON.stringify(facts.map(({ data }) => writeEventData(data)));

  test('behaviour: guarantees and the employer are told under digests, one fact however often', async () => {
    const borrowerId = await arrive();
    expect(await world.pull(borrowerId)).toBe('complete');
    clock.advance(31 * DAY);
    expect(await world.pull(borrowerId)).toBe('complete');
    const told = await world.facts(borrowerId);
    const on = shanghaiDay(clock.now());
    const { firm, holdings } = world.resident;
    const held = holdings.credit.guarantees.filter((g) => g.from <= on && on <= g.until);
    const found = told.filter(({ kind }) => kind === 'guarantee.reported');
    const bare = found.map(({ data }) => (data as { contractNo: string }).contractNo);
    expect(bare.sort()).toEqual(held.map(({ id }) => id).sort());
    expect(held.length).toBeGreaterThan(0);
    const jobs = told.filter(({ kind }) => kind === 'employment.reported');
    expect(jobs).toHaveLength(1);
    for (const { other } of held) expect(said(found)).not.toContain(other.name);
    expect(said(jobs)).not.toContain(firm.creditCode);
  });

  test('behaviour: one query a month, and it says what is owed elsewhere', async () => {
    const borrowerId = await arrive();
    let asked = 0;
    world.told.call = () => {
      asked += 1;
    };
    expect(await world.pull(borrowerId)).toBe('complete');
    const on = shanghaiDay(clock.now());
    const { credit } = world.resident.holdings;
    const { limit, owed, overdue, overdue90, ...counts } = creditReportOn(credit, on);
    const told = await world.facts(borrowerId);
    const report = told.find(({ kind }) => kind === 'credit.reported');
    expect(report?.data).toMatchObject({
      ...{ on, ...counts, limitFen: limit, owedFen: owed },
      ...{ overdueFen: overdue, overdue90Fen: overdue90 },
    });
    clock.advance(29 * DAY);
    expect(await world.pull(borrowerId)).toBe('complete');
    expect(asked).toBe(1);
    clock.advance(DAY);
    expect(await world.pull(borrowerId)).toBe('complete');
    expect(asked).toBe(2);
    expect(reports(await world.facts(borrowerId))).toHaveLength(2);
  });

  test('error: a query that is not answered is not asked again at once, but by the next pull', async () => {
    const borrowerId = await arrive();
    let asked = 0;
    world.told.call = () => {
      asked += 1;
    };
    world.sandbox.faults.inject({ partner: 'bureau', kind: 'answer_lost', times: 1 });
    expect(await world.pull(borrowerId)).toBe('partner_unavailable');
    expect(asked).toBe(1);
    expect(await world.pull(borrowerId)).toBe('complete');
    expect(reports(await world.facts(borrowerId))).toHaveLength(1);
  });
});
