import type { ReportRules } from '../reports/index.ts';
import { classRulesIn } from './class-rules.ts';
import { type BookSettings, readBookSettings } from './config.ts';

/** How a lender's loans are classified and its income taxed, of its settings. */
export const bookRulesOf = (settings: BookSettings): ReportRules => ({
  rules: classRulesIn(settings),
  vatPpm: settings.VAT_PPM,
});

/** The same for a command that needs nothing else of the settings; a wrong one ends it with 2. */
export function readBookRules(
  environment: Readonly<Record<string, string | undefined>>,
): ReportRules {
  const read = readBookSettings(environment);
  if (read) return bookRulesOf(read);
  process.stderr.write('CLASSIFY_BY, PROVISION_…, LOSS_… or VAT_PPM is not usable.\n');
  process.exit(2);
}
