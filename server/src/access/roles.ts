import { partnerRoles } from './partner-roles.ts';
import type { RoleDefinition, StaffScope } from './scopes.ts';

// The roles of the lender's people, each with no more than its work needs; a person has one or more. Nobody who
// changes loans by these also closes books, and nobody who lets people in does anything else.
export const roles = {
  officer: {
    says: { zh: '信贷员', en: 'Loan officer' },
    why: 'Judges papers, identities and referred applications; sees loans, changes none.',
    scopes: [
      'decisions.read',
      'loans.read',
      'reviews.read',
      'reviews.write',
      'identity.read',
      'identity.write',
      'papers.read',
      'papers.write',
      'uses.read',
      'uses.write',
      'sources.read',
    ],
  },
  analyst: {
    says: { zh: '风险分析师', en: 'Risk analyst' },
    why: 'Sees what decisions are made of; proposes models and limits and approves those of others.',
    scopes: [
      'decisions.read',
      'loans.read',
      'sources.read',
      'models.read',
      'models.write',
      'reviews.read',
      'limits.read',
      'limits.write',
      'reports.read',
      'checks.read',
      'checks.write',
    ],
  },
  finance: {
    says: { zh: '财务', en: 'Finance' },
    why: 'Closes the books, clears differences with the bank, keeps the agreements of joint loans.',
    scopes: [
      'books.read',
      'books.close',
      'reconciliation.read',
      'reconciliation.write',
      'funders.read',
      'funders.write',
      'reports.read',
      'loans.read',
      'checks.read',
      'checks.write',
    ],
  },
  operations: {
    says: { zh: '运营', en: 'Operations' },
    why: 'Runs loans, sources and what systems outside are told; what moves money waits for another.',
    scopes: [
      'books.read',
      'loans.read',
      'loans.write',
      'decisions.read',
      'sources.read',
      'sources.write',
      'webhooks.read',
      'webhooks.write',
      'reconciliation.read',
      'collections.read',
      'checks.read',
      'checks.write',
    ],
  },
  collector: {
    says: { zh: '贷后与催收', en: 'Collections' },
    why: 'Speaks with borrowers who are late and offers them plans; what changes a loan waits for another.',
    scopes: ['collections.read', 'collections.write', 'loans.read', 'checks.read', 'checks.write'],
  },
  care: {
    says: { zh: '客诉处理', en: 'Complaints' },
    why: 'Answers complaints; sees the loans they are about.',
    scopes: ['complaints.read', 'complaints.write', 'loans.read', 'checks.read', 'checks.write'],
  },
  auditor: {
    says: { zh: '合规与审计', en: 'Compliance and audit' },
    why: 'Sees what was done and by whom; changes nothing.',
    scopes: [
      'audit.read',
      'books.read',
      'checks.read',
      'collections.read',
      'complaints.read',
      'decisions.read',
      'funders.read',
      'limits.read',
      'loans.read',
      'models.read',
      'people.read',
      'reconciliation.read',
      'reports.read',
      'reviews.read',
      'sources.read',
      'uses.read',
      'webhooks.read',
    ],
  },
  administrator: {
    says: { zh: '管理员', en: 'Administrator' },
    why: 'Lets people in and out and allows it of another administrator; sees no borrower.',
    scopes: ['people.read', 'people.write', 'checks.read', 'checks.write', 'audit.read'],
  },
} as const satisfies Record<string, RoleDefinition<StaffScope>>;

export type RoleName = keyof typeof roles;
export const roleNames = Object.keys(roles) as [RoleName, ...RoleName[]];

/** The role that lets others in, at the lender and at a partner. */
export const RULING: RoleName = 'administrator';

const scopesIn = (
  known: Readonly<Record<string, RoleDefinition<string>>>,
  names: readonly string[],
): string[] => [
  ...new Set(
    names.flatMap((name) => (Object.hasOwn(known, name) ? (known[name]?.scopes ?? []) : [])),
  ),
];

/** What people of these roles may do; a role that is no more opens nothing. @param audience - Whose roles they are. */
export const scopesOf = (
  names: readonly string[],
  audience: 'staff' | 'partner' = 'staff',
): string[] => scopesIn(audience === 'staff' ? roles : partnerRoles, names);

/** Whether it moves money, changes a rule or lets somebody in: who may do it needs a second factor. */
export const isWeighty = (scope: string): boolean => !scope.endsWith('.read');
