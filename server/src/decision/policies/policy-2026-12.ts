import { definePolicy } from '../policy.ts';
import { cropFarmSeasonal } from '../products/crop-farm-seasonal.ts';
import { distributorRevolving } from '../products/distributor-revolving.ts';
import { livestockFarmSeasonal } from '../products/livestock-farm-seasonal.ts';
import { supplierRevolving } from '../products/supplier-revolving.ts';
import { policy202611 } from './policy-2026-11.ts';

/** Six kinds of business: farms, suppliers and distributors join. What there was stays as it was. */
export const policy202612 = definePolicy({
  ...policy202611,
  version: 'policy-2026-12',
  since: '2026-11-29',
  products: [
    ...policy202611.products,
    cropFarmSeasonal,
    livestockFarmSeasonal,
    supplierRevolving,
    distributorRevolving,
  ],
});
