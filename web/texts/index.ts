// Every word the pages say, in both languages. Sentences that the API sends are not here.
import { audit } from './audit.ts';
import { book } from './book.ts';
import { borrower } from './borrower.ts';
import { checks } from './checks.ts';
import { classes } from './classes.ts';
import { collections } from './collections.ts';
import { complaints } from './complaints.ts';
import { data } from './data.ts';
import { documents } from './documents.ts';
import { entering } from './entering.ts';
import { form, identity } from './form.ts';
import { guide } from './guide.ts';
import { joint } from './joint.ts';
import { kit } from './kit.ts';
import { limits } from './limits.ts';
import { loans } from './loans.ts';
import { models } from './models.ts';
import { papers } from './papers.ts';
import { partner } from './partner.ts';
import { phone } from './phone.ts';
import { reconciliation } from './reconciliation.ts';
import { reports } from './reports.ts';
import { reviews } from './reviews.ts';
import { sources } from './sources.ts';
import { staff } from './staff.ts';
import { telling } from './telling.ts';
import { today } from './today.ts';
import { uses } from './uses.ts';
import { webhooks } from './webhooks.ts';

export { fill, type Language, type Said } from './catalogue.ts';

export const texts = {
  ...kit,
  ...borrower,
  ...data,
  ...form,
  ...identity,
  ...guide,
  ...sources,
  ...loans,
  ...staff,
  ...entering,
  ...models,
  ...reviews,
  ...papers,
  ...audit,
  ...documents,
  ...classes,
  ...limits,
  ...uses,
  ...checks,
  ...reconciliation,
  ...today,
  ...book,
  ...reports,
  ...collections,
  ...complaints,
  ...webhooks,
  ...telling,
  ...partner,
  ...joint,
  ...phone,
};
export type TextKey = keyof typeof texts;
