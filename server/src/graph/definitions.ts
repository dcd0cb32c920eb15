import { defineRelation, type RelationDefinition } from './define.ts';

// A relation that is not seen for half a year is over; one by season, or by contract, lasts longer. Assumed.
const HALF_A_YEAR = { days: 180 };
const TWO_SEASONS = { days: 540 };

/**
 * Relations that events tell of. Where orders go is none of them: a platform masks addresses, so that two shops
 * whose parcels go to one masked address need have nothing to do with each other. Where a firm is registered is one.
 */
export const relationDefinitions: readonly RelationDefinition[] = [
  ...(
    [
      ['purchase.paid', 'seller', HALF_A_YEAR],
      ['invoice.received', 'seller', HALF_A_YEAR],
      ['produce.bought', 'seller', TWO_SEASONS],
      ['input.bought', 'seller', TWO_SEASONS],
    ] as const
  ).map(([from, field, lasts]) =>
    defineRelation({
      ...{ type: 'buys_from', from, other: { field }, direction: 'out' },
      ...{ weight: 'amountFen', lasts },
    }),
  ),
  ...(
    [
      ['order.paid', 'buyer', HALF_A_YEAR],
      ['invoice.issued', 'buyer', HALF_A_YEAR],
      ['produce.sold', 'buyer', TWO_SEASONS],
    ] as const
  ).map(([from, field, lasts]) =>
    defineRelation({
      ...{ type: 'sells_to', from, other: { field }, direction: 'out' },
      ...{ weight: 'amountFen', lasts },
    }),
  ),
  ...(
    [
      ['account.paid', 'payee', 'out'],
      ['bank.paid', 'payee', 'out'],
      ['takings.received', 'payer', 'in'],
      ['till.received', 'payer', 'in'],
      ['bank.received', 'payer', 'in'],
    ] as const
  ).map(([from, field, direction]) =>
    defineRelation({
      ...{ type: 'pays', from, other: { field }, direction },
      ...{ weight: 'amountFen', lasts: HALF_A_YEAR },
    }),
  ),
  defineRelation({
    ...{ type: 'ships_through', from: 'parcel.collected', other: { field: 'carrier' } },
    ...{ prefix: 'carrier:', direction: 'out', weight: null, lasts: { days: 90 } },
  }),
  ...(['anchor.ordered', 'anchor.confirmed'] as const).map((from) =>
    defineRelation({
      ...{ type: 'supplies_anchor', from, other: { field: 'anchor' }, prefix: 'anchor:' },
      ...{ direction: 'out', weight: 'amountFen', lasts: { days: 360 } },
    }),
  ),
  defineRelation({
    ...{ type: 'rents_land_from', from: 'land.transferred', other: { field: 'other' } },
    ...{ direction: 'out', weight: 'rentYearFen', lasts: { field: 'until' } },
    where: { field: 'direction', is: 'in' },
  }),
  ...(
    [
      ['given', 'out'],
      ['taken', 'in'],
    ] as const
  ).map(([is, direction]) =>
    defineRelation({
      ...{ type: 'guarantees', from: 'guarantee.reported', other: { field: 'other' }, direction },
      ...{ weight: 'amountFen', lasts: { field: 'until' }, where: { field: 'side', is } },
    }),
  ),
  defineRelation({
    ...{ type: 'works_at', from: 'employment.reported', other: { field: 'employer' } },
    ...{ direction: 'out', weight: null, lasts: { days: 720 } },
  }),
  defineRelation({
    ...{ type: 'uses_device', from: 'device.used', other: { field: 'device' } },
    ...{ prefix: 'device:', direction: 'out', weight: null, lasts: HALF_A_YEAR },
  }),
  defineRelation({
    ...{ type: 'is_located_at', from: 'premises.registered', other: { field: 'address' } },
    ...{ prefix: 'address:', direction: 'out', weight: null, lasts: { days: 720 } },
  }),
  defineRelation({
    ...{ type: 'is_owned_by', from: 'ownership.registered', other: { field: 'owner' } },
    ...{ direction: 'out', weight: null, lasts: { days: 720 } },
  }),
  defineRelation({
    ...{ type: 'finances', from: 'loan.disbursed', other: { name: 'lender:open310' } },
    ...{ direction: 'in', weight: 'principalFen', lasts: { days: 720 } },
  }),
];
