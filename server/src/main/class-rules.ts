import { type ClassRules, usualClassRules } from '../servicing/index.ts';
import type { BookSettings } from './config.ts';

/** How loans are classified and provided for, by the settings. */
export const classRulesIn = (settings: Omit<BookSettings, 'VAT_PPM'>): ClassRules => ({
  ...usualClassRules,
  look: settings.CLASSIFY_BY,
  loanRatioPpm: settings.PROVISION_LOAN_RATIO_PPM,
  coveragePpm: settings.PROVISION_COVERAGE_PPM,
  loss: {
    lgdPpm: settings.LOSS_LGD_PPM,
    lgdFrom:
      settings.LOSS_LGD_PPM === usualClassRules.loss.lgdPpm
        ? usualClassRules.loss.lgdFrom
        : 'LOSS_LGD_PPM',
    specialMentionPpm: settings.LOSS_SPECIAL_MENTION_PPM,
    undrawnPpm: settings.LOSS_UNDRAWN_PPM,
  },
});
