import { definePolicy } from '../policy.ts';
import { fixedForms } from '../products/fixed-form.ts';
import { businessYoung } from '../rules/business-young.ts';
import { delinquentHere } from '../rules/delinquent-here.ts';
import { exposureHigh } from '../rules/exposure-high.ts';
import { limitBelowMinimum } from '../rules/limit-below-minimum.ts';
import { noStatement } from '../rules/no-statement.ts';
import { pdAboveCutOff } from '../rules/pd-above-cut-off.ts';
import { reportedDelinquent } from '../rules/reported-delinquent.ts';
import { takingsNotShown } from '../rules/takings-not-shown.ts';
import { policy202611 } from './policy-2026-11.ts';

/**
 * How it is done without partners: a fixed form, ten features of the borrower's own, one logistic scorecard.
 * Beside the guided policy, for lenders who want it and for comparison; the code is the same.
 */
export const traditional202612 = definePolicy({
  ...policy202611,
  version: 'traditional-2026-12',
  since: '2026-11-29',
  scoredBy: 'scorecard',
  rules: [
    noStatement,
    businessYoung,
    pdAboveCutOff,
    delinquentHere,
    reportedDelinquent,
    exposureHigh,
    limitBelowMinimum,
    takingsNotShown,
  ],
  products: fixedForms,
});
