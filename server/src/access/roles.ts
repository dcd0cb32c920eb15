/** A named set of what somebody may do. */
export interface RoleDefinition {
  readonly says: { readonly zh: string; readonly en: string };
  /** Why it needs what it has. */
  readonly why: string;
  /** What the routes ask for: `books.read`. */
  readonly scopes: readonly string[];
}

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
      'sources.read',
    ],
  },
  analyst: {
    says: { zh: '风险分析师', en: 'Risk analyst' },
    why: 'Sees what decisions are made of; proposes models and approves those of others.',
    scopes: [
      'decisions.read',
      'loans.read',
      'sources.read',
      'models.read',
      'models.write',
      'reviews.read',
    ],
  },
  finance: {
    says: { zh: '财务', en: 'Finance' },
    why: 'Closes the books and allows what operations wants done to loans.',
    scopes: ['books.read', 'books.close', 'loans.read', 'checks.read', 'checks.write'],
  },
  operations: {
    says: { zh: '运营', en: 'Operations' },
    why: 'Runs loans and sources from day to day; what moves money waits for another.',
    scopes: [
      'books.read',
      'loans.read',
      'loans.write',
      'decisions.read',
      'sources.read',
      'sources.write',
      'checks.read',
      'checks.write',
    ],
  },
  auditor: {
    says: { zh: '合规与审计', en: 'Compliance and audit' },
    why: 'Sees what was done and by whom; changes nothing.',
    scopes: [
      'audit.read',
      'books.read',
      'checks.read',
      'decisions.read',
      'loans.read',
      'models.read',
      'people.read',
      'reviews.read',
      'sources.read',
    ],
  },
  administrator: {
    says: { zh: '管理员', en: 'Administrator' },
    why: 'Lets people in and out and allows it of another administrator; sees no borrower.',
    scopes: ['people.read', 'people.write', 'checks.read', 'checks.write', 'audit.read'],
  },
} as const satisfies Record<string, RoleDefinition>;

export type RoleName = keyof typeof roles;
export const roleNames = Object.keys(roles) as [RoleName, ...RoleName[]];

/** The role that lets others in. */
export const RULING: RoleName = 'administrator';

/** What people of these roles may do; a role that is no more opens nothing. */
export const scopesOf = (names: readonly string[]): string[] => [
  ...new Set(
    names.flatMap((name): readonly string[] =>
      Object.hasOwn(roles, name) ? roles[name as RoleName].scopes : [],
    ),
  ),
];

/** Whether it moves money, changes a rule or lets somebody in: who may do it needs a second factor. */
export const isWeighty = (scope: string): boolean => !scope.endsWith('.read');
