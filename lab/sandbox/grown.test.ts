import { instant } from '@open310/server/kernel';
import { expect, test } from 'vitest';
import { grownMerchants } from './grown.ts';
import { createResidents } from './merchants.ts';

const to = instant(Date.parse('2026-11-23T12:00:00+08:00'));
const from = instant(to - 60 * 86_400_000);
const residents = createResidents(grownMerchants({ seed: 310, from, to }));

test('behaviour: the demo offers people of every segment, each with its papers', () => {
  const segments = residents.featured.map(({ merchant }) => merchant.segment);
  expect(new Set(segments)).toEqual(
    new Set([
      ...['onlineSeller', 'shop', 'cropFarm', 'livestockFarm', 'supplier', 'distributor', 'anchor'],
    ]),
  );
  for (const resident of residents.featured) {
    expect(resident.says.zh.length).toBeGreaterThan(2);
    expect(resident.holdings.firm).toEqual(resident.firm);
    expect(resident.holdings.bank.lines.length).toBeGreaterThan(0);
    expect(resident.holdings).toBe(resident.holdings);
  }
});

test('behaviour: found by credit code, by member and by the key that records name', () => {
  for (const resident of residents.featured) {
    const { firm, merchant } = resident;
    expect(residents.byCreditCode(firm.creditCode)).toBe(resident);
    expect(residents.byMember(firm.memberId)).toBe(resident);
    expect(residents.byKey(merchant.id)).toBe(resident);
  }
  expect(residents.byCreditCode('911100000000000000')).toBeUndefined();
  const seller = residents.byKey('onlineSeller-17');
  expect(seller?.merchant.id).toBe('onlineSeller-17');
});

test('behaviour: the other side of a record is somebody one can ask too', () => {
  const anchor = residents.find('anchor');
  const keys = anchor?.holdings.anchorOrders.map(({ supplier }) => supplier.key) ?? [];
  expect(new Set(keys)).toEqual(new Set(['supplier-0', 'supplier-1', 'supplier-2']));
  for (const order of anchor?.holdings.anchorOrders ?? []) {
    const supplier = residents.byKey(order.supplier.key ?? '');
    expect(supplier?.holdings.anchorOrders).toContain(order); // One object, from both sides.
  }
  const distributor = residents.find('distributor-2');
  expect(distributor?.purchases.length).toBeGreaterThan(0);
  expect(distributor?.purchases.every(({ buyer }) => buyer.key === 'distributor-2')).toBe(true);
});

test('error: keys that name nobody', () => {
  for (const key of ['farm', 'farm-x', 'supplier-01', 'nobody-3', 'seller']) {
    expect(residents.find(key)).toBeUndefined();
  }
});
