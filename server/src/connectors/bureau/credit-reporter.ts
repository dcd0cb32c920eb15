import { z } from 'zod';
import type { BusinessDate, Fen, Json } from '../../kernel/index.ts';
import { formatYuan } from '../../kernel/index.ts';
import type { SourceSettings } from '../define.ts';
import { feedConfig } from '../feed/define-feed.ts';
import { feedGateway } from '../feed/gateway.ts';
import type { PartnerDeps } from '../http.ts';
import { readFields } from '../read-answer.ts';

/** How a loan stood at the end of a month. */
export interface CreditLine {
  readonly loanNo: string;
  /** By which the bureau knows the borrower; at least one. */
  readonly subject: { readonly creditCode?: string; readonly idCard?: string };
  readonly openedOn: BusinessDate;
  readonly endsOn: BusinessDate;
  readonly principal: Fen;
  /** Principal and interest that stood. */
  readonly owed: Fen;
  readonly overdue: Fen;
  readonly dpd: number;
  readonly status: 'open' | 'closed' | 'chargedOff';
}

/** What of a month is told at a time. */
export interface CreditReportBatch {
  /** Derived of the month and the loans: the same batch again is the bureau's repeat. */
  readonly batchId: string;
  /** `2026-12`. */
  readonly month: string;
  readonly lines: readonly CreditLine[];
}

/** Tells the bureau how loans stand. */
export interface CreditReporter {
  /**
   * Sends a batch. The bureau keeps, of a loan and a month, what it was told last, so that asking again
   * is safe. @returns Its receipt. Throws what connectors throw.
   */
  send(batch: CreditReportBatch): Promise<string>;
}

const WHAT = 'monthly';
const Receipt = z.object({ receipt: z.string().min(1).max(120), lines: z.int().nonnegative() });

/** The way to the bureau, or `undefined` where the lender has none. */
export function openCreditReporter(
  settings: SourceSettings,
  deps: PartnerDeps,
): CreditReporter | undefined {
  const own = settings.bureau;
  if (own === undefined) return undefined;
  const gateway = feedGateway(feedConfig('BUREAU', 'bureau', own), deps);
  return {
    send: async ({ batchId, month, lines }) => {
      const request: Json = { batchId, month, lines: lines.map(lineOf) };
      const { json } = await gateway.ask({ what: WHAT, request, repeat: true });
      const told = readFields(Receipt, json, 'bureau', WHAT);
      // A bureau that took fewer lines than it was sent has not taken the batch.
      readFields(z.literal(lines.length), told.lines, 'bureau', `${WHAT} lines`);
      return told.receipt;
    },
  };
}

const lineOf = ({ principal, owed, overdue, subject, ...line }: CreditLine) => ({
  ...line,
  subject: { ...subject },
  principal: formatYuan(principal),
  owed: formatYuan(owed),
  overdue: formatYuan(overdue),
});
