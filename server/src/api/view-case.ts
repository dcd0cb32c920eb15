import type { z } from '@hono/zod-openapi';
import { type Complaint, type ComplaintFile, complaintKinds, daysLeft } from '../care/index.ts';
import {
  findOffer,
  grounds,
  type Hardship,
  hardshipRules,
  type Relief,
  type ReliefTable,
} from '../collections/index.ts';
import { addDays, type BusinessDate, rateE9, shanghaiDay } from '../kernel/index.ts';
import type { Relief as ReliefShape } from './case-shapes.ts';
import type { ApiDeps } from './deps.ts';

// How plans and complaints are shown, to borrowers and staff alike: money as text, nothing computed.

export const viewRelief = (relief: Relief) =>
  relief.kind === 'rateCut'
    ? { kind: relief.kind, annualRateE9: String(relief.annualRate) }
    : relief;

export const reliefOf = (told: z.output<typeof ReliefShape>): Relief =>
  told.kind === 'rateCut'
    ? { kind: told.kind, annualRate: rateE9(BigInt(told.annualRateE9)) }
    : told;

const viewSide = (side: ReliefTable['before']) => ({
  rows: side.rows.map((row) => ({
    ...{ dueOn: row.dueOn, principalFen: String(row.principal) },
    ...{ interestFen: String(row.interest), otherFen: String(row.other), dueFen: String(row.due) },
  })),
  ...{ principalFen: String(side.principal), interestFen: String(side.interest) },
  ...{ otherFen: String(side.other), totalFen: String(side.total), endsOn: side.endsOn },
});

export const viewTable = (table: ReliefTable) => ({
  ...{ on: table.on, before: viewSide(table.before), after: viewSide(table.after) },
  ...{ differenceFen: String(table.difference), dueNowFen: String(table.dueNow) },
  ...{ classBefore: table.classBefore, classAfter: table.classAfter },
});

export async function viewHardship({ db }: Pick<ApiDeps, 'db'>, kept: Hardship) {
  const offer = await findOffer(db, kept);
  const { id, borrowerId, loanId, ground, said, askedBy, askedAt, state, isSigned } = kept;
  return {
    ...{ id, borrowerId, loanId, ground, groundSays: { ...grounds[ground] }, said, askedBy },
    ...{ askedAt, state, isSigned, acceptedOn: kept.acceptedOn },
    answerBy: addDays(shanghaiDay(askedAt), hardshipRules.answerDays),
    // Why it was declined is for the borrower; the rest says its state.
    endedWhy: kept.state === 'declined' ? kept.endedWhy : null,
    relief: kept.relief && viewRelief(kept.relief),
    offer: offer
      ? { table: viewTable(offer.table), digest: offer.digest, until: offer.until }
      : null,
  };
}

export const viewSummary = (one: Complaint, today: BusinessDate) => ({
  ...{ id: one.id, borrowerId: one.borrowerId, kind: one.kind, loanId: one.loanId },
  kindSays: { ...complaintKinds[one.kind].says },
  ...{ channel: one.channel, state: one.state, receivedAt: one.receivedAt, dueOn: one.dueOn },
  daysLeft: one.state === 'open' ? daysLeft(one.dueOn, today) : 0,
  ...{ extended: one.extended, reopenedOn: one.reopenedOn },
  ...{ outcome: one.outcome, answeredOn: one.answeredOn },
});

type Outcome = NonNullable<Complaint['outcome']>;

/** @param forBorrower - Who of the staff wrote what is the lender's own affair. */
export const viewFile = (file: ComplaintFile, today: BusinessDate, forBorrower: boolean) => ({
  ...viewSummary(file, today),
  entries: file.entries
    .filter(({ kind }) => !(forBorrower && kind === 'assigned'))
    .map((entry) => ({
      ...{ id: entry.id, kind: entry.kind, byWhom: entry.byWhom },
      byName: forBorrower && entry.byWhom === 'staff' ? '' : entry.byName,
      ...{ text: entry.text, at: entry.at },
      dueOn: typeof entry.data.dueOn === 'string' ? entry.data.dueOn : null,
      outcome: (entry.data.outcome as Outcome | undefined) ?? null,
    })),
});
