import type { Audience, OidcProvider, SignInRules } from '../access/index.ts';
import type { ComplaintRules } from '../care/index.ts';
import type { ContactRules } from '../collections/index.ts';
import type { Seal } from '../documents/index.ts';
import type { MessagePort } from '../messages/index.ts';
import type { Deps } from '../origination/index.ts';
import type { Signals } from '../platform/index.ts';
import type { NoticeReader, RailStatement } from '../rails/index.ts';
import type { ClassRules } from '../servicing/index.ts';
import type { WebhookDeps } from '../webhooks/index.ts';

/** What the routes work with. */
export interface ApiDeps extends Deps {
  readonly signals: Signals;
  /** The address borrowers see, without a trailing slash. */
  readonly publicUrl: string;
  readonly sessionTtlMs: number;
  /** Who delivers text messages; `null`: nobody, and nobody comes in by a phone. */
  readonly messages: MessagePort | null;
  /** Whether somebody new may come in by a phone alone. */
  readonly phoneSignUp: boolean;
  /** What documents are sealed with; `null`: none are handed out. */
  readonly seal: Seal | null;
  /** How the lender's people and partners' enter. */
  readonly signIn: {
    readonly rules: SignInRules;
    /** The identity provider of each audience; `null`: there is none. */
    readonly oidc: Readonly<Record<Audience, OidcProvider | null>>;
    /** Whether an access key opens the pages, too. */
    readonly pageKeys: boolean;
    /** Where a proxy of the lender's tells from where a request comes; `null`: nobody stands between. */
    readonly addressHeader: string | null;
  };
  /** Whether what moves money waits for a second person. */
  readonly makerChecker: boolean;
  /** Where webhooks may be sent to. */
  readonly webhookTargets: WebhookDeps['webhookTargets'];
  /** How loans are classified, and what is set aside for them. */
  readonly classRules: ClassRules;
  /** Tells of the days of the account that all money goes through. */
  readonly statements: RailStatement;
  /** Value added tax on what loans bring, of the price without it. Parts per million. */
  readonly vatPpm: number;
  /** When and how often borrowers may be contacted about what is owed. */
  readonly contactRules: ContactRules;
  /** How soon complaints are answered. */
  readonly complaintRules: ComplaintRules;
  /** Readers of pushed notices, by the rail's name. */
  readonly notices: Readonly<Partial<Record<'bank' | 'alipay', NoticeReader>>>;
}
