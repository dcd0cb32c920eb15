import {
  type Fen,
  formatYuan,
  type Instant,
  shanghaiDay,
  startOfDay,
} from '@open310/server/kernel';
import { Hono } from 'hono';
import {
  type AnchorOrder,
  type Counterparty,
  creditReportOn,
  heldAt,
} from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import type { Env } from '../transport.ts';
import type { TwinPlace } from '../twin.ts';
import type { WireValue } from '../wire-json.ts';
import { relayedFacts } from './relayed.ts';
import { type FeedRecord, type FeedTwin, feedTwin, page, refused } from './twin.ts';

const yuan = (amount: Fen): string => formatYuan(amount);
const who = ({ creditCode, name }: Counterparty): WireValue => ({ creditCode, name });
/** A record that never changes after it was made. */
const once = (id: string, kind: string, at: Instant, data: WireValue): FeedRecord => ({
  ...{ id, kind, occurredAt: at, changedAt: at, data },
});

/** A county's register of contracted land, with what was handed on. */
export const landTwin = feedTwin({
  partner: 'land',
  name: { zh: '农村土地承包登记', en: 'Register of contracted land' },
  serves: ({ holdings }) => holdings.landContracts.length + holdings.landTransfers.length > 0,
  records: ({ firm, holdings }, now) => {
    const seen = heldAt(holdings, now);
    const contracts = seen.landContracts.flatMap(({ parcels, ...c }) =>
      parcels.map(({ code, areaM2 }) =>
        once(`contract:${c.contractCode}:${code}`, 'contract', startOfDay(c.from), {
          ...{ issuerCode: c.issuerCode, contractorCode: c.contractorCode },
          ...{ contractCode: c.contractCode, parcelCode: code, areaM2 },
          ...{ from: c.from, until: c.until },
        }),
      ),
    );
    const transfers = seen.landTransfers.map((t) => {
      const isIn = t.lessee.key === firm.key;
      return once(`transfer:${t.transferNo}`, 'transfer', t.signedAt, {
        ...{ transferNo: t.transferNo, parcelCode: t.parcel.code, areaM2: t.parcel.areaM2 },
        ...{ direction: isIn ? 'in' : 'out', from: t.from, until: t.until },
        ...{ rentYear: yuan(t.rentYear), other: who(isIn ? t.lessor : t.lessee) },
      });
    });
    return [...contracts, ...transfers];
  },
});

/** The supply and marketing co-operative, where farms buy. */
export const supplycoopTwin = feedTwin({
  partner: 'supplycoop',
  name: { zh: '供销合作社', en: 'Supply co-operative' },
  serves: ({ firm, holdings }) => holdings.inputs.some(({ buyer }) => buyer.key === firm.key),
  records: ({ firm, holdings }, now) =>
    heldAt(holdings, now)
      .inputs.filter(({ buyer }) => buyer.key === firm.key)
      .map((i) =>
        once(`purchase:${i.id}`, 'purchase', i.at, {
          ...{ purchaseNo: i.id, category: i.category, amount: yuan(i.amount) },
          ...{ onCredit: i.onCredit, seller: who(i.seller) },
        }),
      ),
});

/** The anchors of the economy: what their books say of a supplier. */
export const anchorTwin = feedTwin({
  partner: 'anchor',
  name: { zh: '核心企业 ERP', en: 'An anchor’s ERP' },
  serves: ({ firm, holdings }) => holdings.anchorOrders.some((o) => o.supplier.key === firm.key),
  records: ({ firm, holdings }, now) =>
    heldAt(holdings, now)
      .anchorOrders.filter(({ supplier }) => supplier.key === firm.key)
      .flatMap(recordsOfOrder),
});

function recordsOfOrder(order: AnchorOrder): FeedRecord[] {
  const { orderNo, payable, invoiceNo, invoicedAt } = order;
  const base = { anchor: who(order.anchor) };
  const records = [
    once(`order:${orderNo}`, 'order', order.orderedAt, {
      ...{ ...base, orderNo, amount: yuan(order.total) },
    }),
    ...order.receipts.map((r) =>
      once(`receipt:${r.receiptNo}`, 'receipt', r.at, {
        ...{ ...base, receiptNo: r.receiptNo, orderNo },
        ...{ accepted: yuan(r.accepted), rejected: yuan(r.rejected) },
      }),
    ),
  ];
  if (payable === null) return records;
  const { payableNo, dueOn, confirmedAt } = payable;
  if (invoiceNo !== null && invoicedAt !== null)
    records.push(
      once(`invoice:${invoiceNo}`, 'invoice', invoicedAt, {
        ...{ ...base, invoiceNo, orderNo, amount: yuan(payable.amount) },
      }),
    );
  const owed = { ...base, payableNo, orderNo, amount: yuan(payable.amount), dueOn };
  const paid = payable.payments.map((p, n) =>
    once(`payment:${payableNo}:${n}`, 'payment', p.at, {
      ...{ ...base, payableNo, amount: yuan(p.amount), dueOn },
    }),
  );
  return [...records, once(`payable:${payableNo}`, 'payable', confirmedAt, owed), ...paid];
}

/** A licensed credit bureau: a report of the day, which itself becomes an inquiry. */
export const bureauTwin = feedTwin({
  partner: 'bureau',
  name: { zh: '征信机构', en: 'Credit bureau' },
  serves: () => true,
  records: () => [],
  calls: {
    report: ({ world }, resident) => {
      const now = world.clock.now();
      return { records: [reportOf(resident, now), ...peopleOf(resident, now)], next: null };
    },
    facts: ({ world }, resident, asked) => {
      const all = relayedFacts(String(asked.source), resident, world.clock.now());
      return all ? page(all, asked) : refused('source_not_relayed');
    },
  },
  plain: { monthly: (place, asked) => takeMonthly(place, asked) },
  // What lenders told of a month, for whoever looks.
  more: () =>
    new Hono<Env>().get('/reported', (c) =>
      c.json(
        Object.fromEntries([...reported].filter(([k]) => k.startsWith(c.req.query('month') ?? ''))),
      ),
    ),
});

/** By month and loan: what was told last. */
const reported = new Map<string, Readonly<Record<string, unknown>>>();

/** Takes a month's lines whole or not at all: each names somebody whom the bureau can tell apart. */
function takeMonthly(
  _: TwinPlace,
  asked: Readonly<Record<string, unknown>>,
): ReturnType<NonNullable<FeedTwin['plain']>[string]> {
  const { batchId, month, lines } = asked as {
    readonly batchId?: string;
    readonly month?: string;
    readonly lines?: readonly Readonly<Record<string, unknown>>[];
  };
  if (!batchId || !/^\d{4}-\d\d$/.test(month ?? '') || !lines?.length)
    return refused('batch_wrong');
  const wrong = lines.some(
    ({ loanNo, subject }) => !loanNo || Object.keys(subject ?? {}).length === 0,
  );
  if (wrong) return refused('line_wrong');
  for (const line of lines) reported.set(`${month} ${line.loanNo}`, line);
  return { receipt: `RC-${batchId}`, lines: lines.length };
}

/** Guarantees in force, and where the owner works: at the firm itself. */
function peopleOf({ firm, merchant, holdings }: Resident, now: Instant): WireValue[] {
  const on = shanghaiDay(now);
  const iso = new Date(now).toISOString();
  const record = (id: string, kind: string, data: WireValue): WireValue => ({
    ...{ id: `${kind}:${id}`, kind, occurredAt: iso, changedAt: iso, data },
  });
  const guarantees = holdings.credit.guarantees
    .filter(({ from, until }) => from <= on && on <= until)
    .map(({ id: contractNo, amount, side, from, until, other }) =>
      record(contractNo, 'guarantee', {
        ...{ contractNo, side, amount: yuan(amount), from, until, other: { ...other } },
      }),
    );
  const employer = { creditCode: firm.creditCode, name: firm.name };
  const employmentNo = `E${firm.creditCode.slice(-8)}`;
  const job = record(employmentNo, 'employment', {
    employmentNo,
    employer,
    from: merchant.openedOn,
  });
  return [...guarantees, job];
}

/** What the bureau says of a merchant today: yesterday's payments are in, today's are not. */
function reportOf({ firm, holdings }: Resident, now: Instant): WireValue {
  const on = shanghaiDay(now);
  const { limit, owed, overdue, overdue90, ...counts } = creditReportOn(holdings.credit, on);
  const reportNo = `CR${on.replaceAll('-', '')}${firm.creditCode.slice(-8)}`;
  const iso = new Date(now).toISOString();
  return {
    ...{ id: `report:${reportNo}`, kind: 'report', occurredAt: iso, changedAt: iso },
    data: {
      ...{ reportNo, on, ...counts },
      ...{ limit: yuan(limit), owed: yuan(owed), overdue: yuan(overdue) },
      overdue90: yuan(overdue90),
    },
  };
}
