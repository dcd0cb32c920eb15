import { canonicalJson, type Instant, instant, startOfDay } from '@open310/server/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClusterFirm, growCluster } from './cluster.ts';
import { clusterMembers, placeOfKey } from './cluster-members.ts';
import type { Counterparty } from './parties.ts';
import type { Holdings, Invoice } from './records.ts';
import { heldAt, wholesaleStatusAt } from './seen.ts';

const DAY = 86_400_000;
const start = instant(Date.parse('2025-09-05T09:30:00+08:00'));
const later = (at: Instant, ms: number): Instant => instant(at + ms);
const days = (count: number, o: { seed?: number; index?: number } = {}) =>
  growCluster({ seed: 310, index: 0, from: start, to: later(start, count * DAY), ...o });

const spans = fc.record({
  seed: fc.integer(),
  index: fc.nat(300_000),
  from: fc.nat(1_000).map((count) => later(start, -count * DAY)),
  hours: fc.integer({ min: 0, max: 200 * 24 }),
});
const clusters = spans.map(({ hours, ...o }) => {
  const span = { ...o, to: later(o.from, hours * 3_600_000) };
  return { span, firms: growCluster(span) };
});
const few = { numRuns: 8 };
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

/** Every record that has two sides, with where both firms keep it. */
const shared: { [K in keyof Holdings]?: (record: never) => readonly Counterparty[] } = {
  wholesale: ({ buyer, seller }: Holdings['wholesale'][number]) => [buyer, seller],
  parcels: ({ sender, receiver }: Holdings['parcels'][number]) => [sender, receiver],
  invoices: ({ buyer, seller }: Invoice) => [buyer, seller],
  anchorOrders: ({ anchor, supplier }: Holdings['anchorOrders'][number]) => [anchor, supplier],
  landContracts: ({ holder }: Holdings['landContracts'][number]) => [holder],
  landTransfers: ({ lessor, lessee }: Holdings['landTransfers'][number]) => [lessor, lessee],
  inputs: ({ buyer, seller }: Holdings['inputs'][number]) => [buyer, seller],
  produce: ({ buyer, seller }: Holdings['produce'][number]) => [buyer, seller],
};

test('property: a record of two firms is one object in the holdings of both', () => {
  fc.assert(
    fc.property(clusters, ({ firms }) => {
      const byKey = new Map(firms.map((f) => [f.firm.key, f]));
      for (const { firm, holdings } of firms) {
        for (const [list, sides] of Object.entries(shared)) {
          const held = new Map<string, Set<unknown>>();
          const of = (key: string): Set<unknown> => {
            const records = byKey.get(key)?.holdings[list as 'parcels'];
            const known = held.get(key) ?? new Set<unknown>(records ?? []);
            held.set(key, known);
            return known;
          };
          for (const record of holdings[list as 'parcels'] as readonly never[]) {
            const keys = sides(record).flatMap(({ key }) => key ?? []);
            expect(keys).toContain(firm.key);
            expect(keys.every((key) => of(key).has(record))).toBe(true);
          }
        }
      }
    }),
    few,
  );
});

test('property: balances are exact and never below nothing, and both banks tell of a payment', () => {
  fc.assert(
    fc.property(clusters, ({ firms }) => {
      const lines = new Map(
        firms.flatMap(({ firm, holdings }) =>
          holdings.bank.lines.map((line) => [`${firm.key}:${line.transferNo}`, line] as const),
        ),
      );
      for (const { firm, holdings } of firms) {
        let balance: bigint = holdings.bank.opening;
        const wrong = holdings.bank.lines.filter((line) => {
          balance += line.amount;
          const { key } = line.counterparty;
          const other = key === null ? null : lines.get(`${key}:${line.transferNo}`);
          const mirrored =
            other === null ||
            (other?.amount === -line.amount &&
              other.at === line.at &&
              other.ref === line.ref &&
              other.counterparty.key === firm.key);
          return line.balance !== balance || balance < 0n || line.amount === 0n || !mirrored;
        });
        expect(wrong).toEqual([]);
      }
    }),
    few,
  );
});

/** Each record of a kind once, whoever holds it. */
const all = <K extends keyof Holdings>(firms: readonly ClusterFirm[], list: K): Set<unknown> =>
  new Set(firms.flatMap(({ holdings }) => holdings[list] as readonly unknown[]));

test('property: invoices add up, and to the order, sale or purchase that they are for', () => {
  fc.assert(
    fc.property(clusters, ({ firms }) => {
      const invoices = all(firms, 'invoices') as Set<Invoice>;
      const byOrder = new Map<string | null, Invoice>();
      for (const invoice of invoices) {
        const { net, tax, total, lines, number } = invoice;
        expect(number).toMatch(/^\d{20}$/);
        expect(net + tax).toBe(total);
        expect(sum(lines.map((l) => l.net))).toBe(net);
        expect(sum(lines.map((l) => l.tax))).toBe(tax);
        byOrder.set(invoice.orderId, invoice);
      }
      for (const order of all(firms, 'wholesale') as Set<Holdings['wholesale'][number]>) {
        expect(sum(order.lines.map(({ amount }) => amount)) + order.shippingFee).toBe(order.total);
        const invoice = byOrder.get(order.id);
        if (invoice) expect([invoice.total, order.closed]).toEqual([order.total, undefined]);
      }
      for (const sale of all(firms, 'produce') as Set<Holdings['produce'][number]>) {
        const invoice = byOrder.get(sale.id);
        expect(invoice).toMatchObject({ kind: 'produce', total: sale.amount, tax: 0n });
        expect(invoice?.number).toBe(sale.invoiceNo);
      }
      for (const input of all(firms, 'inputs') as Set<Holdings['inputs'][number]>) {
        const invoice = input.invoiceNo === null ? null : byOrder.get(input.id);
        if (invoice)
          expect([invoice.number, invoice.total]).toEqual([input.invoiceNo, input.amount]);
      }
    }),
    few,
  );
});

test('property: an anchor takes and rejects the whole order, owes what it took, and pays that', () => {
  fc.assert(
    fc.property(clusters, ({ firms, span }) => {
      const anchor = firms.find(({ role }) => role === 'anchor');
      const invoices = new Map(anchor?.holdings.invoices.map((i) => [i.number, i]));
      const paid = new Map(anchor?.holdings.bank.lines.map((line) => [line.ref, line]));
      for (const order of anchor?.holdings.anchorOrders ?? []) {
        const accepted = sum(order.receipts.map((r) => r.accepted));
        const all = accepted + sum(order.receipts.map((r) => r.rejected));
        expect(all <= order.total).toBe(true);
        expect(order.receipts.every(({ at }) => at <= span.to)).toBe(true);
        if (order.invoiceNo === null) continue;
        expect(all).toBe(order.total);
        const invoice = invoices.get(order.invoiceNo);
        expect(invoice).toMatchObject({ total: accepted, orderId: order.orderNo });
        const { payable } = order;
        if (!payable) continue;
        expect(payable.amount).toBe(accepted);
        for (const { at, amount } of payable.payments) {
          expect(paid.get(payable.payableNo)).toMatchObject({ at, amount: -amount });
          expect(at).toBeGreaterThanOrEqual(startOfDay(payable.dueOn));
        }
      }
    }),
    few,
  );
});

test('property: what a later end tells of an earlier moment is what was told then', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 900 }), ({ hours, ...o }, more) => {
      const to = later(o.from, hours * 3_600_000);
      const before = growCluster({ ...o, to });
      const after = growCluster({ ...o, to: later(to, more * 3_600_000) });
      for (const [i, { holdings }] of before.entries()) {
        const seen = ({ credit: _, ...rest }: Holdings) => rest;
        const told = after[i]?.holdings;
        if (!told) throw new RangeError('a firm is gone');
        expect(seen(heldAt(told, to))).toEqual(seen(heldAt(holdings, to)));
      }
    }),
    { numRuns: 5 },
  );
});

test('property: equal arguments give an equal cluster, whoever was grown in between', () => {
  fc.assert(
    fc.property(spans, ({ hours, ...o }) => {
      const span = { ...o, to: later(o.from, hours * 3_600_000) };
      const once = canonicalJson(growCluster(span));
      growCluster({ ...span, index: span.index + 1 });
      expect(canonicalJson(growCluster(span))).toBe(once);
    }),
    { numRuns: 3 },
  );
});

test('property: land has codes of the register, and a contractor’s begins with the issuer’s', () => {
  fc.assert(
    fc.property(clusters, ({ firms }) => {
      for (const { firm, holdings } of firms) {
        for (const contract of holdings.landContracts) {
          expect(contract.issuerCode).toMatch(/^\d{14}$/);
          expect(contract.issuerCode.startsWith(firm.region)).toBe(true);
          expect(contract.contractorCode).toMatch(/^\d{18}$/);
          expect(contract.contractorCode.startsWith(contract.issuerCode)).toBe(true);
          expect(contract.contractCode).toBe(`${contract.contractorCode}J`);
          for (const { code } of contract.parcels) {
            expect(code).toMatch(new RegExp(`^${contract.issuerCode}\\d{5}$`));
          }
        }
        for (const { parcel } of holdings.landTransfers) expect(parcel.code).toMatch(/^\d{19}$/);
      }
    }),
    few,
  );
});

test('behaviour: inputs on credit are paid after the harvest, mostly from it', () => {
  const farms = days(400).filter(({ role }) => role === 'farm' || role === 'livestock');
  expect(farms).toHaveLength(3);
  for (const { holdings } of farms) {
    const onCredit = holdings.inputs.filter((i) => i.onCredit);
    expect(onCredit.length).toBeGreaterThan(0);
    for (const { dueOn, paidAt } of onCredit) {
      if (dueOn !== null && paidAt !== null)
        expect(paidAt).toBeGreaterThanOrEqual(startOfDay(dueOn));
    }
    expect(holdings.produce.length).toBeGreaterThan(5);
  }
});

test('behaviour: most payables are paid on their day; some wholesale orders never are', () => {
  const anchor = days(400).find(({ role }) => role === 'anchor');
  const settled = (anchor?.holdings.anchorOrders ?? []).flatMap(({ payable }) =>
    payable && payable.payments.length > 0 ? [payable] : [],
  );
  const onTime = settled.filter(
    ({ dueOn, payments }) => (payments[0]?.at ?? 0) < startOfDay(dueOn) + DAY,
  );
  expect(settled.length).toBeGreaterThan(100);
  expect(onTime.length / settled.length).toBeGreaterThan(0.8);
  const states = new Set(
    days(400)
      .filter(({ role }) => role === 'distributor')
      .flatMap(({ holdings }) => holdings.wholesale)
      .map((order) => wholesaleStatusAt(order, later(start, 400 * DAY))),
  );
  expect(states).toContain('success');
  expect(states).toContain('cancel');
});

test('behaviour: some distributors sell in a circle: invoices without order or parcel', () => {
  const circles = Array.from({ length: 60 }, (_, index) => {
    const keys = new Set(
      clusterMembers({ seed: 310, index, from: start }).map(({ firm }) => firm.key),
    );
    expect(keys.size).toBe(12);
    const sellers = days(40, { index }).filter(({ role }) => role === 'distributor');
    return sellers.flatMap(({ firm, holdings }) =>
      holdings.invoices.filter(
        ({ seller, buyer, orderId }) =>
          seller.key === firm.key && buyer.key?.startsWith('distributor') && orderId === null,
      ),
    ).length;
  });
  const cheats = circles.filter((count) => count > 0).length;
  expect(cheats).toBeGreaterThan(0);
  expect(cheats).toBeLessThan(30);
});

test('behaviour: keys name a cluster and a place in it, and nothing else', () => {
  expect(placeOfKey('supplier-4')).toEqual({ role: 'supplier', cluster: 1, place: 1 });
  expect(placeOfKey('farm-3')).toEqual({ role: 'farm', cluster: 1, place: 1 });
  for (const key of ['supplier', 'supplier-04', 'toString-1', 'shop-1', 'constructor-0']) {
    expect(placeOfKey(key)).toBeUndefined();
  }
  const keys = days(1, { index: 7 }).map(({ firm }) => firm.key);
  expect(keys.map((key) => placeOfKey(key)?.cluster)).toEqual(Array(keys.length).fill(7));
});

test('error: an end before the start', () => {
  expect(() => days(-1)).toThrow(RangeError);
});
