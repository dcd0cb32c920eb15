import { z } from 'zod';
import { addDays, businessDate, type Json, shanghaiDay } from '../../kernel/index.ts';
import { type FeedFact, type FeedRecords, feedSubject, parseFeed } from '../feed/connector.ts';
import { counterparty, day, fenOfYuan, someFen } from '../feed/fields.ts';
import { type FeedConfig, feedGateway } from '../feed/gateway.ts';
import type { PartnerDeps } from '../http.ts';
import type { ParseContext, SourceConnector } from '../source.ts';

const count = z.int().min(0);
const Report = z.object({
  reportNo: z.string().min(1).max(64),
  on: day,
  lenders: count,
  limit: fenOfYuan,
  owed: fenOfYuan,
  overdue: fenOfYuan,
  overdue90: fenOfYuan.optional(),
  dpd: count,
  maxDpd24m: count,
  inquiries90d: count,
});

const no = z.string().min(1).max(64);
const Guarantee = z.object({
  ...{ contractNo: no, side: z.enum(['given', 'taken']), amount: someFen },
  ...{ from: day, until: day, other: counterparty },
});
const Employment = z.object({ employmentNo: no, employer: counterparty, from: day });

function factsOf(kind: string, data: unknown, context: ParseContext): readonly FeedFact[] {
  if (kind === 'guarantee') {
    const { amount: amountFen, other, ...rest } = Guarantee.parse(data);
    return [{ kind: 'guarantee.reported', data: { ...rest, amountFen, other: other(context) } }];
  }
  if (kind === 'employment') {
    const { employmentNo: employmentId, employer, from } = Employment.parse(data);
    const told = { employmentId, employer: employer(context), from };
    return [{ kind: 'employment.reported', data: told }];
  }
  if (kind !== 'report') return [];
  const { reportNo, limit, owed, overdue, overdue90, ...rest } = Report.parse(data);
  const amounts = {
    ...{ limitFen: limit, owedFen: owed, overdueFen: overdue },
    ...(overdue90 === undefined ? {} : { overdue90Fen: overdue90 }),
  };
  return [{ kind: 'credit.reported', data: { reportId: reportNo, ...amounts, ...rest } }];
}

const records: FeedRecords = {
  ...{ source: 'bureau', scopes: ['report'], asks: ['creditCode', 'idCard'], whole: false },
  facts: factsOf,
};

const WHAT = 'report';
const Cursor = z.strictObject({ on: z.string() });

/**
 * Debts elsewhere, asked at most once in `reportDays`: every query is put on record with the bureau, and
 * many of them look like need (rule R8: as few as serve the purpose).
 */
export function bureauConnector(
  config: FeedConfig,
  { reportDays }: { readonly reportDays: number },
  deps: PartnerDeps,
): SourceConnector {
  const gateway = feedGateway(config, deps);
  const { scopes, asks } = records;
  return {
    ...{ source: 'bureau', scopes },
    connection: { kind: 'consent', asks },
    refresh: async (grant) => grant,
    async *pages(reading) {
      const today = shanghaiDay(deps.clock.now());
      const { cursor: kept, signal, subject } = reading;
      const last = kept === null ? null : businessDate(Cursor.parse(kept).on);
      if (last !== null && addDays(last, reportDays) > today) return;
      const about = await feedSubject(reading, asks);
      if (about === null) return;
      const request = { consentId: subject.consentId, purpose: 'loan_approval' };
      // A query leaves a trace: it is asked once, and one that was not answered is asked by the next pull.
      const asked = { ...request, subject: about };
      const call = { what: WHAT, request: asked, repeat: false, signal };
      const { body, json } = await gateway.ask(call);
      const cursor: Json = { on: today };
      yield { method: WHAT, request, body, cursor, json };
    },
    parse: (page, context) => parseFeed(page, context, records),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}
