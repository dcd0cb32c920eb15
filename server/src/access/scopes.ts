/** A named set of what somebody may do. */
export interface RoleDefinition<Scope extends string> {
  readonly says: { readonly zh: string; readonly en: string };
  /** Why it needs what it has. */
  readonly why: string;
  readonly scopes: readonly Scope[];
}

/** What somebody of the lender may do, by role or by key. A route asks for one (`api/staff/routes.ts`). */
export const staffScopes = [
  'decisions.read',
  'books.read',
  'books.close',
  'reconciliation.read',
  'reconciliation.write',
  'funders.read',
  'funders.write',
  'uses.read',
  'uses.write',
  'limits.read',
  'limits.write',
  'loans.read',
  'loans.write',
  'sources.read',
  'sources.write',
  'models.read',
  'models.write',
  'reviews.read',
  'reviews.write',
  'identity.read',
  'identity.write',
  'papers.read',
  'papers.write',
  'audit.read',
  'checks.read',
  'checks.write',
  'webhooks.read',
  'webhooks.write',
  'reports.read',
  'collections.read',
  'collections.write',
  'complaints.read',
  'complaints.write',
  'people.read',
  'people.write',
] as const;
export type StaffScope = (typeof staffScopes)[number];

/** What somebody of a partner may do, by role. A route asks for one (`api/partner/routes.ts`). */
export const partnerScopes = [
  'borrowers.read',
  'webhooks.read',
  'webhooks.write',
  'keys.read',
  'keys.write',
  'people.read',
  'people.write',
] as const;
export type PartnerScope = (typeof partnerScopes)[number];

/** What a key of a partner's program may be allowed: none lets anybody in. */
export const partnerKeyScopes = ['borrowers.read', 'webhooks.read', 'webhooks.write'] as const;
