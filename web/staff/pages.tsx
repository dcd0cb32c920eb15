import type { ComponentType, ReactNode } from 'react';
import type { TextKey } from '../texts/index.ts';
import { AuditPage } from './audit.tsx';
import { BorrowerData } from './borrower-data.tsx';
import { ChecksPage } from './checks.tsx';
import { ClassesPage } from './classes.tsx';
import { ComplaintsPage } from './complaints.tsx';
import { EndOfDayPage } from './end-of-day.tsx';
import { FeaturesPage } from './features.tsx';
import { FindBorrower } from './find-borrower.tsx';
import { HardshipsPage } from './hardships.tsx';
import { IdentitiesPage } from './identities.tsx';
import { JointLoansPage } from './joint-loans.tsx';
import { LimitsPage } from './limits.tsx';
import { LoanPage } from './loan.tsx';
import { LoansPage } from './loans.tsx';
import { ModelPage } from './model.tsx';
import { ModelsPage } from './models.tsx';
import { OverduePageView } from './overdue.tsx';
import { OverdueCasePage } from './overdue-case.tsx';
import { PapersPage } from './papers.tsx';
import { PeoplePage } from './people.tsx';
import { ReconciliationPage } from './reconciliation.tsx';
import { ReportsPage } from './reports.tsx';
import { ReviewsPage } from './reviews.tsx';
import { SourcePage } from './source.tsx';
import { SourcesPage } from './sources.tsx';
import { TodayPage } from './today.tsx';
import { UsesPage } from './uses.tsx';
import { WebhooksPage } from './webhooks.tsx';

/** In the order of the menu: what waits for a person, what was lent, how it is judged, the house. */
export const pageGroups = ['work', 'book', 'risk', 'house'] as const;

/** A page of the staff. To add one, add a row below: menu, address and who sees it follow. */
export interface StaffPage {
  readonly path: `/staff/${string}`;
  readonly label: TextKey;
  readonly group: (typeof pageGroups)[number];
  /** Who may not read it does not see it in the menu. `null`: everybody sees it. */
  readonly scope: string | null;
  readonly page: ComponentType;
  /** The page of one of its things, at `<path>/<id>`. */
  readonly one?: (id: string) => ReactNode;
}

export const staffPages: readonly StaffPage[] = [
  {
    ...{ path: '/staff/today', label: 'staff.today', group: 'work', scope: null },
    page: TodayPage,
  },
  {
    ...{ path: '/staff/reviews', label: 'staff.reviews', group: 'work', scope: 'reviews.read' },
    page: ReviewsPage,
  },
  {
    ...{ path: '/staff/identities', label: 'staff.identities', group: 'work' },
    ...{ scope: 'identity.read', page: IdentitiesPage },
  },
  {
    ...{ path: '/staff/papers', label: 'staff.papers', group: 'work', scope: 'papers.read' },
    page: PapersPage,
  },
  {
    ...{ path: '/staff/uses', label: 'staff.uses', group: 'work', scope: 'uses.read' },
    page: UsesPage,
  },
  {
    ...{ path: '/staff/overdue', label: 'staff.overdue', group: 'work' },
    ...{ scope: 'collections.read', page: OverduePageView },
    one: (id) => <OverdueCasePage key={id} id={id} />,
  },
  {
    ...{ path: '/staff/hardships', label: 'staff.hardships', group: 'work' },
    ...{ scope: 'collections.read', page: HardshipsPage },
  },
  {
    ...{ path: '/staff/complaints', label: 'staff.complaints', group: 'work' },
    ...{ scope: 'complaints.read', page: ComplaintsPage },
  },
  {
    ...{ path: '/staff/checks', label: 'staff.checks', group: 'work', scope: 'checks.read' },
    page: ChecksPage,
  },
  {
    ...{ path: '/staff/reconciliation', label: 'staff.recon', group: 'work' },
    ...{ scope: 'reconciliation.read', page: ReconciliationPage },
  },
  {
    ...{ path: '/staff/loans', label: 'staff.loans', group: 'book', scope: 'loans.read' },
    page: LoansPage,
    one: (id) => <LoanPage key={id} id={id} />,
  },
  {
    ...{ path: '/staff/borrowers', label: 'staff.borrowers', group: 'book' },
    ...{ scope: 'sources.read', page: FindBorrower },
    one: (id) => <BorrowerData key={id} id={id} />,
  },
  {
    ...{ path: '/staff/end-of-day', label: 'staff.endOfDay', group: 'book', scope: 'books.read' },
    page: EndOfDayPage,
  },
  {
    ...{ path: '/staff/classes', label: 'staff.classes', group: 'book', scope: 'books.read' },
    page: ClassesPage,
  },
  {
    ...{ path: '/staff/reports', label: 'staff.reports', group: 'book', scope: 'reports.read' },
    page: ReportsPage,
  },
  {
    ...{ path: '/staff/limits', label: 'staff.limits', group: 'book', scope: 'limits.read' },
    page: LimitsPage,
  },
  {
    ...{ path: '/staff/joint-loans', label: 'staff.joint', group: 'book', scope: 'funders.read' },
    page: JointLoansPage,
  },
  {
    ...{ path: '/staff/sources', label: 'staff.sources', group: 'risk', scope: 'sources.read' },
    page: SourcesPage,
    one: (source) => <SourcePage key={source} source={source} />,
  },
  {
    ...{ path: '/staff/features', label: 'staff.features', group: 'risk', scope: 'sources.read' },
    page: FeaturesPage,
  },
  {
    ...{ path: '/staff/models', label: 'staff.models', group: 'risk', scope: 'models.read' },
    page: ModelsPage,
    one: (digest) => <ModelPage key={digest} digest={digest} />,
  },
  {
    ...{ path: '/staff/people', label: 'staff.people', group: 'house', scope: 'people.read' },
    page: PeoplePage,
  },
  {
    ...{ path: '/staff/webhooks', label: 'staff.webhooks', group: 'house' },
    ...{ scope: 'webhooks.read', page: WebhooksPage },
  },
  {
    ...{ path: '/staff/audit', label: 'staff.audit', group: 'house', scope: 'audit.read' },
    page: AuditPage,
  },
];
