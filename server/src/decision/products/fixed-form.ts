import { rateE9, type Segment, segments, sumFen } from '../../kernel/index.ts';
import { definePart, defineProduct, type ProductDefinition, yuan } from '../define.ts';
import { loansRepaid } from './firm-parts.ts';
import { inquiries } from './told-elsewhere.ts';

// What a lender of the old kind sells: one form for every business, a bank statement, a credit report. Ten
// features of the borrower's own, all on one card. Shapes and thresholds are assumed.

const statementInflow = definePart({
  reason: 'statement_inflow',
  feature: 'bank.inflow_180d',
  curve: [
    [yuan(30_000), yuan(-10_000)],
    [yuan(60_000), yuan(0)],
    [yuan(600_000), yuan(40_000)],
    [yuan(6_000_000), yuan(150_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(-10_000),
  floor: yuan(-10_000),
  ceiling: yuan(150_000),
  usual: yuan(300_000),
});

const toldTakings = definePart({
  reason: 'told_takings',
  feature: 'form.month_takings',
  curve: [
    [yuan(5_000), yuan(0)],
    [yuan(100_000), yuan(10_000)],
  ],
  perPoint: yuan(0),
  whenUnknown: yuan(0),
  floor: yuan(0),
  ceiling: yuan(10_000),
  usual: yuan(40_000),
});

const monthsOpen = definePart({
  reason: 'months_open',
  feature: 'form.months_open',
  curve: [
    [12n, yuan(-5_000)],
    [24n, yuan(0)],
    [60n, yuan(10_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(-5_000),
  floor: yuan(-5_000),
  ceiling: yuan(15_000),
  usual: 36n,
});

const statementReserve = definePart({
  reason: 'statement_reserve',
  feature: 'bank.lowest_balance_180d',
  curve: [
    [yuan(0), yuan(-3_000)],
    [yuan(2_000), yuan(0)],
    [yuan(50_000), yuan(15_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-5_000),
  ceiling: yuan(20_000),
  usual: yuan(8_000),
});

const statementSpending = definePart({
  reason: 'statement_spending',
  feature: 'bank.outflow_to_inflow_180d',
  curve: [
    [800_000n, yuan(5_000)],
    [1_000_000n, yuan(0)],
    [1_300_000n, yuan(-15_000)],
  ],
  perPoint: yuan(200),
  whenUnknown: yuan(0),
  floor: yuan(-20_000),
  ceiling: yuan(10_000),
  usual: 980_000n,
});

const limit = [
  ...[statementInflow, toldTakings, monthsOpen, statementReserve, statementSpending],
  ...[inquiries, loansRepaid],
];

const fixedForm = (segment: Segment, id: string): ProductDefinition =>
  defineProduct({
    ...{ id, segment, form: 'fixed' },
    says: { zh: '固定表单经营贷', en: 'Business loan by a fixed form' },
    evidence: ['statement', 'bureau'],
    required: ['statement'],
    scorecard: 'scorecard-fixed-form-v1',
    limit,
    limitMin: yuan(5_000),
    limitMax: sumFen(limit.map((part) => part.ceiling)),
    termMonths: [6, 12],
    facilityMonths: 12,
    repayment: 'equalInstallment',
    dayCount: 'act/360',
    rateFloor: rateE9(60_000_000n),
    rateCap: rateE9(236_000_000n), // 24 % of a 365-day year is 23.67 % act/360.
    priceAddOn: rateE9(60_000_000n), // Assumed: funding above LPR, people who read papers, margin.
    thresholds: {
      pdMaxE9: 120_000_000n,
      dpdMaxDays: 30n,
      exposureMaxFen: yuan(500_000),
      openMinMonths: 12n,
    },
  });

const idOf: Readonly<Record<Segment, string>> = {
  onlineSeller: 'online-seller-fixed',
  shop: 'shop-fixed',
  cropFarm: 'crop-farm-fixed',
  livestockFarm: 'livestock-farm-fixed',
  supplier: 'supplier-fixed',
  distributor: 'distributor-fixed',
};

/** One product a kind of business, all alike: the form does not look at who fills it in. */
export const fixedForms: readonly ProductDefinition[] = segments.map((segment) =>
  fixedForm(segment, idOf[segment]),
);
