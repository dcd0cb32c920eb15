import { createHash } from 'node:crypto';
import type { CreditLine, CreditReporter } from '../connectors/index.ts';
import {
  addDays,
  addMonths,
  type BusinessDate,
  canonicalJson,
  type Id,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { type Loan, listSettledLoans } from '../lending/index.ts';
import { openIdentifier } from '../party/index.ts';
import { type Clock, type Database, getBusinessDate, type Vault } from '../platform/index.ts';
import { keepSentReport, listSentReports } from './credit-reports.ts';
import { computeLoanBook } from './loan-book.ts';
import { type History, loadHistories } from './loan-history.ts';

export interface CreditReportDeps {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly bureau: CreditReporter;
}

/** What a month's report came to. */
export interface CreditReport {
  /** Its first day. */
  readonly month: BusinessDate;
  readonly batches: { readonly sent: number; readonly known: number };
  readonly lines: number;
  /** Loans of borrowers of whom no number is known that a bureau knows. They were not told. */
  readonly unidentified: readonly Id<'loan'>[];
}

/** Why a month is not reported. */
export type CreditReportRefusal =
  /** Its last day is not closed in the books yet. */
  { readonly code: 'month_not_over'; readonly today: BusinessDate };

const AT_ONCE = 500;

/**
 * Tells the bureau how every loan stood at the end of a month: those that were open in it, closed ones
 * once more. Batches that were taken and say the same are not sent again: a run that was stopped goes on,
 * and a month that was corrected later is told again where it changed. Throws what the bureau's connector
 * throws; what was taken until then stays taken. @param month - Any day of it.
 */
export async function reportCredit(
  deps: CreditReportDeps,
  month: BusinessDate,
  onProgress: (lines: number) => void = () => {},
): Promise<Result<CreditReport, CreditReportRefusal>> {
  const { db } = deps;
  const first = `${month.slice(0, 7)}-01` as BusinessDate;
  const on = addMonths(first, 1); // The morning after its last day.
  const today = await getBusinessDate(db);
  if (today < on) return refuse({ code: 'month_not_over', today });
  const sent = new Map((await listSentReports(db, first)).map((batch) => [batch.after, batch]));
  const report = { sent: 0, known: 0, lines: 0 };
  const unidentified: Id<'loan'>[] = [];
  let after = '';
  for (;;) {
    const loans = await listSettledLoans(db, {
      after,
      before: on,
      closedFrom: first,
      atMost: AT_ONCE,
    });
    const lastLoan = loans.at(-1)?.id;
    if (lastLoan === undefined) break;
    const told = await linesOf(deps, loans, on);
    unidentified.push(...told.unidentified);
    if (told.lines.length > 0) {
      const fresh = await sendBatch(
        deps,
        { first, after, lastLoan, lines: told.lines },
        sent.get(after),
      );
      report[fresh ? 'sent' : 'known'] += 1;
      report.lines += told.lines.length;
      onProgress(told.lines.length);
    }
    after = lastLoan;
  }
  const { sent: now, known, lines } = report;
  return ok({ month: first, batches: { sent: now, known }, lines, unidentified });
}

/** @returns Whether it was sent: not when the same was taken before. */
async function sendBatch(
  { db, bureau, clock }: CreditReportDeps,
  batch: {
    readonly first: BusinessDate;
    readonly after: string;
    readonly lastLoan: Id<'loan'>;
    readonly lines: readonly CreditLine[];
  },
  before: { readonly digest: string } | undefined,
): Promise<boolean> {
  const { first, after, lastLoan, lines } = batch;
  const text = canonicalJson(JSON.parse(JSON.stringify(lines, (_, v) => textOf(v))));
  const digest = createHash('sha256').update(text).digest('base64url');
  if (before?.digest === digest) return false;
  const month = first.slice(0, 7);
  const batchId = `${month}:${digest.slice(0, 24)}`;
  const receipt = await bureau.send({ batchId, month, lines });
  const kept = { month: first, after, lastLoan, lines: lines.length, digest, receipt };
  await db.tx((tx) => keepSentReport(tx, { ...kept, sentAt: clock.now() }));
  return true;
}

const textOf = (value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

async function linesOf(
  deps: CreditReportDeps,
  loans: readonly Loan[],
  on: BusinessDate,
): Promise<{ readonly lines: CreditLine[]; readonly unidentified: Id<'loan'>[] }> {
  const histories = await loadHistories(
    deps.db,
    loans.map(({ id }) => id),
  );
  const subjects = new Map<Id<'borrower'>, CreditLine['subject']>();
  const lines: CreditLine[] = [];
  const unidentified: Id<'loan'>[] = [];
  for (const loan of loans) {
    const history = histories.get(loan.id);
    if (!history) continue;
    const subject = subjects.get(loan.borrowerId) ?? (await subjectOf(deps, loan.borrowerId));
    subjects.set(loan.borrowerId, subject);
    if (Object.keys(subject).length === 0) unidentified.push(loan.id);
    else lines.push(lineOf(loan, history, subject, on));
  }
  return { lines, unidentified };
}

async function subjectOf(
  { db, vault }: CreditReportDeps,
  borrowerId: Id<'borrower'>,
): Promise<CreditLine['subject']> {
  const creditCode = await openIdentifier(db, vault, borrowerId, 'creditCode');
  const idCard = await openIdentifier(db, vault, borrowerId, 'idCard');
  return { ...(creditCode === null ? {} : { creditCode }), ...(idCard === null ? {} : { idCard }) };
}

/** How the loan stood on the morning of `on`, by value date, whatever happened since. */
function lineOf(
  loan: Loan,
  history: History,
  subject: CreditLine['subject'],
  on: BusinessDate,
): CreditLine {
  const { owed, chargedOffOn } = computeLoanBook(loan, history, on);
  const isClosed = loan.closedOn !== null && loan.closedOn < on;
  return {
    ...{ loanNo: loan.id, subject, openedOn: loan.drawnOn, endsOn: loan.maturesOn },
    principal: loan.principal,
    owed: owed.payoff,
    overdue: owed.overdue,
    dpd: owed.dpd,
    status: chargedOffOn !== null ? 'chargedOff' : isClosed ? 'closed' : 'open',
  };
}

/** The month that ended before `today`: its first day. */
export const monthBefore = (today: BusinessDate): BusinessDate =>
  `${addDays(`${today.slice(0, 7)}-01` as BusinessDate, -1).slice(0, 7)}-01` as BusinessDate;
