import type { Segment } from '@open310/server/kernel';

/** Points of a feature by value, as people judge: each pair is the value from which, and the points. */
export interface JudgedFeature {
  readonly name: string;
  /** Points below the first value. */
  readonly below: number;
  readonly from: readonly (readonly [value: bigint, points: number])[];
}

/** A scorecard that nobody trained: there is no past book of the segment, real or simulated. */
export interface JudgedCard {
  readonly id: string;
  /** `every`: one card whatever the business is. */
  readonly segment: Segment | 'every';
  /** What a borrower with no points either way is taken to default at. Assumed. */
  readonly pdPpm: number;
  readonly features: readonly JudgedFeature[];
}

const yuan = (amount: number): bigint => BigInt(amount) * 100n;
const percent = (share: number): bigint => BigInt(share) * 10_000n;

const elsewhere: readonly JudgedFeature[] = [
  { name: 'credit.overdue_fen', below: 2, from: [[1n, -25]] },
  {
    name: 'credit.inquiries_90d',
    below: 3,
    from: [
      [3n, 0],
      [6n, -8],
    ],
  },
  {
    name: 'credit.limit_used',
    below: 3,
    from: [
      [percent(60), 0],
      [percent(90), -8],
    ],
  },
  {
    name: 'borrower.max_dpd_360d',
    below: 1,
    from: [
      [5n, -12],
      [30n, -30],
    ],
  },
];

const farmSales: JudgedFeature = {
  ...{ name: 'farm.largest_buyer_share_720d', below: 3 },
  from: [
    [percent(60), 0],
    [percent(95), -4],
  ],
};

/**
 * Points in the scale of every scorecard here: 20 double the odds. All assumed, in the order in which
 * lenders' published criteria for such firms name them; to be replaced by a trained one as soon as a
 * lender has a book (`npm run risk -- book`).
 */
export const judgedCards: readonly JudgedCard[] = [
  {
    id: 'scorecard-fixed-form-v1',
    segment: 'every',
    pdPpm: 60_000,
    // Ten, all the borrower's own: what a form, a bank statement and a credit report say.
    features: [
      {
        name: 'form.months_open',
        below: -15,
        from: [
          [12n, -5],
          [24n, 2],
          [60n, 8],
        ],
      },
      {
        name: 'form.staff',
        below: -2,
        from: [
          [2n, 0],
          [6n, 2],
        ],
      },
      {
        name: 'form.month_takings',
        below: -5,
        from: [
          [yuan(10_000), 0],
          [yuan(50_000), 3],
        ],
      },
      {
        name: 'form.costs_to_takings',
        below: 4,
        from: [
          [percent(80), 0],
          [percent(100), -10],
        ],
      },
      {
        name: 'bank.inflow_180d',
        below: -12,
        from: [
          [yuan(60_000), 0],
          [yuan(300_000), 6],
        ],
      },
      {
        name: 'bank.outflow_to_inflow_180d',
        below: 6,
        from: [
          [percent(95), 0],
          [percent(105), -8],
        ],
      },
      {
        name: 'bank.lowest_balance_180d',
        below: -6,
        from: [
          [yuan(1_000), 0],
          [yuan(10_000), 6],
        ],
      },
      ...elsewhere.filter(({ name }) => name.startsWith('credit.')),
    ],
  },
  {
    id: 'scorecard-crop-farm-v1',
    segment: 'cropFarm',
    pdPpm: 40_000,
    features: [
      {
        name: 'farm.land_m2',
        below: -10,
        from: [
          [3_000n, -2],
          [10_000n, 3],
          [70_000n, 8],
        ],
      },
      {
        name: 'farm.sales_360d',
        below: -12,
        from: [
          [yuan(20_000), 0],
          [yuan(100_000), 6],
        ],
      },
      {
        name: 'farm.input_to_output_360d',
        below: 6,
        from: [
          [percent(50), 0],
          [percent(90), -12],
        ],
      },
      farmSales,
      ...elsewhere,
    ],
  },
  {
    id: 'scorecard-livestock-farm-v1',
    segment: 'livestockFarm',
    pdPpm: 45_000,
    features: [
      {
        name: 'farm.sales_360d',
        below: -12,
        from: [
          [yuan(100_000), 0],
          [yuan(500_000), 6],
        ],
      },
      {
        name: 'farm.sales_growth_year',
        below: -10,
        from: [
          [-percent(20), 0],
          [percent(10), 4],
        ],
      },
      {
        name: 'farm.input_to_output_360d',
        below: 8,
        from: [
          [percent(60), 0],
          [percent(95), -14],
        ],
      },
      {
        name: 'farm.input_credit_share_360d',
        below: 3,
        from: [
          [percent(40), 0],
          [percent(80), -6],
        ],
      },
      farmSales,
      ...elsewhere,
    ],
  },
  {
    id: 'scorecard-supplier-v1',
    segment: 'supplier',
    pdPpm: 25_000,
    features: [
      {
        name: 'anchor.orders_360d',
        below: -12,
        from: [
          [yuan(200_000), 0],
          [yuan(1_000_000), 6],
          [yuan(5_000_000), 10],
        ],
      },
      {
        name: 'anchor.orders_growth_year',
        below: -10,
        from: [
          [-percent(20), 0],
          [percent(10), 4],
        ],
      },
      {
        name: 'anchor.dilution_360d',
        below: 5,
        from: [
          [percent(3), 0],
          [percent(10), -12],
        ],
      },
      {
        name: 'anchor.late_days_360d',
        below: 4,
        from: [
          [5n, 0],
          [20n, -10],
        ],
      },
      {
        name: 'anchor.days_since_order_360d',
        below: 3,
        from: [
          [45n, 0],
          [90n, -12],
        ],
      },
      {
        name: 'invoice.sold_360d',
        below: -4,
        from: [
          [yuan(300_000), 0],
          [yuan(2_000_000), 4],
        ],
      },
      ...elsewhere,
    ],
  },
  {
    id: 'scorecard-distributor-v1',
    segment: 'distributor',
    pdPpm: 35_000,
    features: [
      {
        name: 'invoice.sold_360d',
        below: -12,
        from: [
          [yuan(200_000), 0],
          [yuan(1_000_000), 6],
          [yuan(5_000_000), 10],
        ],
      },
      {
        name: 'invoice.growth_year',
        below: -10,
        from: [
          [-percent(20), 0],
          [percent(10), 4],
        ],
      },
      {
        name: 'invoice.buyers_360d',
        below: -6,
        from: [
          [4n, 0],
          [20n, 5],
        ],
      },
      {
        name: 'invoice.red_share_360d',
        below: 4,
        from: [
          [percent(3), 0],
          [percent(10), -10],
        ],
      },
      {
        name: 'invoice.largest_buyer_share_360d',
        below: 3,
        from: [
          [percent(40), 0],
          [percent(80), -6],
        ],
      },
      {
        name: 'bank.lowest_balance_180d',
        below: -5,
        from: [
          [yuan(1_000), 0],
          [yuan(50_000), 5],
        ],
      },
      ...elsewhere,
    ],
  },
];
