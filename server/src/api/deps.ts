import type { ComplaintRules } from '../care/index.ts';
import type { ContactRules } from '../collections/index.ts';
import type { Seal } from '../documents/index.ts';
import type { Deps } from '../origination/index.ts';
import type { Signals } from '../platform/index.ts';
import type { NoticeReader } from '../rails/index.ts';
import type { ClassRules } from '../servicing/index.ts';

/** What the routes work with. */
export interface ApiDeps extends Deps {
  readonly signals: Signals;
  /** The address borrowers see, without a trailing slash. */
  readonly publicUrl: string;
  readonly sessionTtlMs: number;
  /** What documents are sealed with; `null`: none are handed out. */
  readonly seal: Seal | null;
  /** Whether what moves money waits for a second person. */
  readonly makerChecker: boolean;
  /** How loans are classified, and what is set aside for them. */
  readonly classRules: ClassRules;
  /** When and how often borrowers may be contacted about what is owed. */
  readonly contactRules: ContactRules;
  /** How soon complaints are answered. */
  readonly complaintRules: ComplaintRules;
  /** Readers of pushed notices, by the rail's name. */
  readonly notices: Readonly<Partial<Record<'bank' | 'alipay', NoticeReader>>>;
}
