import type { ReportRules } from '../reports/index.ts';
import { usualClassRules } from '../servicing/index.ts';
import { type Config, readBookSettings } from './config.ts';

/** How a lender's loans are classified and its income taxed, of its settings. */
export const bookRulesOf = (
  config: Pick<
    Config,
    'CLASSIFY_BY' | 'PROVISION_LOAN_RATIO_PPM' | 'PROVISION_COVERAGE_PPM' | 'VAT_PPM'
  >,
): ReportRules => ({
  rules: {
    ...usualClassRules,
    look: config.CLASSIFY_BY,
    loanRatioPpm: config.PROVISION_LOAN_RATIO_PPM,
    coveragePpm: config.PROVISION_COVERAGE_PPM,
  },
  vatPpm: config.VAT_PPM,
});

/** The same for a command that needs nothing else of the settings; a wrong one ends it with 2. */
export function readBookRules(
  environment: Readonly<Record<string, string | undefined>>,
): ReportRules {
  const read = readBookSettings(environment);
  if (read) return bookRulesOf(read);
  process.stderr.write('CLASSIFY_BY, PROVISION_… or VAT_PPM is not usable.\n');
  process.exit(2);
}
