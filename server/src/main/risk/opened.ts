import {
  currentPolicy,
  listApprovals,
  type ProductDefinition,
  type StoredDecision,
} from '../../decision/index.ts';
import { listEvents } from '../../events/index.ts';
import { type BusinessDate, instant } from '../../kernel/index.ts';
import { type Facility, type Loan, listFacilities, listLoans } from '../../lending/index.ts';
import { type Database, systemClock } from '../../platform/index.ts';
import { defaultedOn } from '../../risk/index.ts';
import { needed, oneOf } from './flags.ts';

const PAGE = 200;

/** The product in force for the kind of business that `--segment` names. */
export function productOf(flag: string | undefined): ProductDefinition {
  const segments = currentPolicy.products.map(({ segment }) => segment);
  const segment = oneOf(needed(flag, '--segment'), '--segment', segments);
  const product = currentPolicy.products.find((one) => one.segment === segment);
  if (!product) throw new Error(`${currentPolicy.version} has no product for ${segment}`);
  return product;
}

/** Every approval of a product, the oldest first; on a terminal it is told how many there were. */
export async function* approvalsOf(
  db: Database,
  { id: productId }: ProductDefinition,
): AsyncGenerator<StoredDecision, void, undefined> {
  let after = { decidedAt: instant(0), id: '' };
  for (let done = 0; ; ) {
    const page = await listApprovals(db, { productId, after, most: PAGE });
    yield* page;
    done += page.length;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} approvals  `);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { decidedAt: last.decidedAt, id: last.id };
  }
}

/** The facility that a decision opened, with its loans and the first day of default of any of them. */
export interface Opened {
  readonly facility: Facility;
  readonly loans: readonly Loan[];
  readonly defaultedOn: BusinessDate | null;
}

/** `undefined`: it opened none, or nothing was ever drawn. */
export async function findOpened(
  db: Database,
  { borrowerId, id }: StoredDecision,
): Promise<Opened | undefined> {
  const facilities = await listFacilities(db, borrowerId);
  const facility = facilities.find(({ decisionId }) => decisionId === id);
  const loans = (await listLoans(db, borrowerId)).filter(
    (loan) => loan.facilityId === facility?.id && loan.status !== 'cancelled',
  );
  if (!facility || loans.length === 0) return undefined;
  const ours = new Set<string>(loans.map((loan) => loan.id));
  const told = await listEvents(db, borrowerId, {
    recordedBefore: systemClock.now(),
    kinds: ['loan.delinquent'],
  });
  const dpds = told.flatMap((event) =>
    event.kind === 'loan.delinquent' && ours.has(event.data.loanId) ? [event.data] : [],
  );
  return { facility, loans, defaultedOn: defaultedOn(dpds) };
}
