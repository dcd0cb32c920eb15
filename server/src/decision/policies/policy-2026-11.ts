import { rateE9 } from '../../kernel/index.ts';
import { definePolicy } from '../policy.ts';
import { onlineSellerRevolving } from '../products/online-seller-revolving.ts';
import { shopRevolving } from '../products/shop-revolving.ts';
import { rules } from '../rules.ts';

/** The first policy. Products hold their own numbers; what they share stands here. */
export const policy202611 = definePolicy({
  version: 'policy-2026-11',
  since: '2026-11-23',
  baseRate: {
    rate: rateE9(30_000_000n),
    name: 'LPR 1Y',
    source: 'people.cn, Sept 2025: 1-year loan prime rate 3.0 %; check against the current month',
  },
  lgdPpm: 600_000n,
  lgdSource: 'assumed: unsecured, small, few recoveries',
  costCap: {
    rate: rateE9(240_000_000n),
    source:
      'loan-facilitation notice of Apr 2025 as the trade reads it: 24 % a year, all costs included; confirm with the text',
  },
  rules,
  products: [onlineSellerRevolving, shopRevolving],
});
