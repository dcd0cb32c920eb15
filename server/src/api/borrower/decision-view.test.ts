import { expect, test } from 'vitest';
import { viewFeature } from './decision-view.ts';

const told = {
  ...({ value: 310_000n, unit: 'ppm', source: 'open310', events: 3 } as const),
  ...{ newestAt: 1_800_000_000_000 as never, version: 1 },
};

test('behaviour: of others who borrow here a class is named, and neither a value nor when', () => {
  const view = viewFeature('relation.late_suppliers_share_90d', told);
  expect(view).toMatchObject({ withheld: true, value: null, events: 0, newestAt: null });
  expect(view.says.zh).toContain('供货方');
});

test('behaviour: what is the borrower’s own is shown with where it comes from', () => {
  const view = viewFeature('merchant.refund_share_90d', told);
  expect(view).toMatchObject({ withheld: false, value: '310000', events: 3 });
});
