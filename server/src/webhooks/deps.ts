import type { Clock, Database, Log, Metrics, Vault, Workflows } from '../platform/index.ts';

/** What webhooks work with. */
export interface WebhookDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly workflows: Workflows;
  /**
   * `public`: https to addresses of the public internet alone; `any`: also http and private ones, for a machine where
   * systems are tried.
   */
  readonly webhookTargets: 'public' | 'any';
}

/** Who an endpoint belongs to: a partner's party id; `null`: the lender. */
export type Owner = string | null;
