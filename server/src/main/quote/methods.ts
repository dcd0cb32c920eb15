import type { Method } from '../../lending/index.ts';

/** The methods as quotes spell them. */
export const methodNames = {
  equal_installment: 'equalInstallment',
  equal_principal: 'equalPrincipal',
  flat: 'flat',
  interest_only: 'interestOnly',
  bullet: 'bullet',
  revolving_daily: 'revolvingDaily',
  season: 'season',
} as const satisfies Readonly<Record<string, Method>>;
