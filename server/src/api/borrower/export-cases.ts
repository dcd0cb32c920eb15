import { listComplaintsOf, openComplaint } from '../../care/index.ts';
import { listContacts, listOfLoan, listPromises, openHardship } from '../../collections/index.ts';
import { shanghaiDay } from '../../kernel/index.ts';
import { listLoans } from '../../lending/index.ts';
import type { BorrowerId } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { viewFile } from '../view-case.ts';

const ALL = 10_000; // More than anybody has; a bound all the same.

/**
 * What is kept of a borrower who was late or complained, for them to take away: without who of the staff it was.
 * @source PIPL Art. 45
 */
export async function exportCases(deps: ApiDeps, borrowerId: BorrowerId) {
  const { db } = deps;
  const today = shanghaiDay(deps.clock.now());
  const [contacts, loans, complaints] = await Promise.all([
    listContacts(deps, borrowerId, ALL),
    listLoans(db, borrowerId),
    listComplaintsOf(db, borrowerId),
  ]);
  const promises = await Promise.all(loans.map(({ id }) => listPromises(db, id)));
  const plans = await Promise.all(loans.map(({ id }) => listOfLoan(db, id)));
  const files = await Promise.all(complaints.map(({ id }) => openComplaint(deps, id, borrowerId)));
  return {
    contacts: contacts.map(({ byName: _, ...contact }) => contact),
    promises: promises.flat().map(({ byId: _, byName: __, ...promise }) => promise),
    plans: plans.flat().map((kept) => {
      const { assigneeId: _, assigneeName: __, offeredBy: ___, ...plan } = openHardship(deps, kept);
      return plan;
    }),
    complaints: files.flatMap((file) => (file ? [viewFile(file, today, true)] : [])),
  };
}
