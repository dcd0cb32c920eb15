import { sumFen } from '../../kernel/index.ts';
import { defineProduct, type PartDefinition, type ProductDefinition } from '../define.ts';
import { definePolicy } from '../policy.ts';
import { cropFarmSeasonal } from '../products/crop-farm-seasonal.ts';
import { distributorRevolving } from '../products/distributor-revolving.ts';
import { livestockFarmSeasonal } from '../products/livestock-farm-seasonal.ts';
import { onlineSellerRevolving } from '../products/online-seller-revolving.ts';
import { shopRevolving } from '../products/shop-revolving.ts';
import { supplierRevolving } from '../products/supplier-revolving.ts';
import {
  bankReserve,
  inquiries,
  invoicedSales,
  purchases,
  tillTakings,
} from '../products/told-elsewhere.ts';
import { policy202611 } from './policy-2026-11.ts';

/** A product whose limit has more parts, and ends as much higher. */
const withParts = (
  product: ProductDefinition,
  ...parts: readonly PartDefinition[]
): ProductDefinition => {
  const limit = [...product.limit, ...parts];
  return defineProduct({ ...product, limit, limitMax: sumFen(limit.map((p) => p.ceiling)) });
};

/**
 * Six kinds of business: farms, suppliers and distributors join. Shops and sellers can raise their limit by
 * what more sources tell; without these it is what it was.
 */
export const policy202612 = definePolicy({
  ...policy202611,
  version: 'policy-2026-12',
  since: '2026-11-29',
  products: [
    withParts(onlineSellerRevolving, invoicedSales, purchases, bankReserve, inquiries),
    withParts(shopRevolving, invoicedSales, tillTakings, bankReserve, inquiries),
    cropFarmSeasonal,
    livestockFarmSeasonal,
    supplierRevolving,
    distributorRevolving,
  ],
});
