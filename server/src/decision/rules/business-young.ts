import { segments } from '../../kernel/index.ts';
import { decline, defineRule, pass } from '../define.ts';

/** The business is younger than the lender takes, by the borrower's own word. */
export const businessYoung = defineRule({
  code: 'P119_BUSINESS_YOUNG',
  since: '2026-11-29',
  segments,
  says: { zh: '经营时间不足', en: 'The business is too young' },
  advice: { zh: '经营满规定时间后再申请', en: 'Apply again when the business is older' },
  needs: ['form.months_open'],
  facts: [],
  thresholds: ['openMinMonths'],
  judge: ({ 'form.months_open': months }, _, { openMinMonths }) =>
    months === null || months < openMinMonths ? decline : pass,
});
