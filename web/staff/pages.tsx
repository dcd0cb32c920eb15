import type { ComponentType, ReactNode } from 'react';
import type { TextKey } from '../texts/index.ts';
import { AuditPage } from './audit.tsx';
import { BorrowerData } from './borrower-data.tsx';
import { ChecksPage } from './checks.tsx';
import { ClassesPage } from './classes.tsx';
import { FeaturesPage } from './features.tsx';
import { FindBorrower } from './find-borrower.tsx';
import { IdentitiesPage } from './identities.tsx';
import { ModelPage } from './model.tsx';
import { ModelsPage } from './models.tsx';
import { PapersPage } from './papers.tsx';
import { ReviewsPage } from './reviews.tsx';
import { SourcePage } from './source.tsx';
import { SourcesPage } from './sources.tsx';
import { TodayPage } from './today.tsx';

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
    ...{ path: '/staff/checks', label: 'staff.checks', group: 'work', scope: 'checks.read' },
    page: ChecksPage,
  },
  {
    ...{ path: '/staff/borrowers', label: 'staff.borrowers', group: 'book' },
    ...{ scope: 'sources.read', page: FindBorrower },
    one: (id) => <BorrowerData key={id} id={id} />,
  },
  {
    ...{ path: '/staff/classes', label: 'staff.classes', group: 'book', scope: 'books.read' },
    page: ClassesPage,
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
    ...{ path: '/staff/audit', label: 'staff.audit', group: 'house', scope: 'audit.read' },
    page: AuditPage,
  },
];
