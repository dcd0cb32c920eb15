import { randomUUID } from 'node:crypto';
import { addDays, type BusinessDate, type Fen, fen, type Instant } from '@open310/server/kernel';
import { bookingNotice, type Status, statementOf, statusOf, statusReport } from './answers.ts';
import {
  type BankLine,
  type BankOrder,
  type Books,
  movedIfLess,
  openBooks,
  orderLine,
} from './books.ts';
import { type ArmedFaults, type BankRoute, spoil } from './faults.ts';
import type { Journal } from './journal.ts';
import {
  type Asked,
  askedCollection,
  askedTransfer,
  computeMoved,
  isOwn,
  isPermission,
  isSameOrder,
  reject,
} from './judge.ts';
import { effectOf } from './movements.ts';
import { openNotifier } from './notifier.ts';
import type { Message } from './schema.ts';

/** A refusal below the level of messages: the status line says it all. */
export class HttpRefusal extends Error {
  readonly status: number;
  constructor(status: number, why: string) {
    super(why);
    this.status = status;
  }
}

/** What the desk knows about the one customer it serves. */
export interface Customer {
  readonly lenderId: string;
  readonly lenderAccount: string;
  readonly openingBalance: Fen;
  readonly settle: 'instant' | 'delayed';
  readonly settleMs: number;
  readonly owners: Readonly<Record<string, string>>;
}

interface Stamp {
  readonly messageId: string;
  readonly at: Instant;
}

export interface Reply {
  readonly messageId: string;
  readonly body: Buffer;
}

interface NoticeOptions {
  readonly url: string | null;
  seal(body: Uint8Array, messageId: string): Promise<string>;
}

/** Behind the counter: orders, inquiries, statements, notices. */
export type Desk = ReturnType<typeof openDesk>;

export function openDesk(
  customer: Customer,
  journal: Journal<BankLine>,
  faults: ArmedFaults,
  now: () => Instant,
  notices: NoticeOptions,
) {
  const books = openBooks(customer.openingBalance);
  for (const line of journal.past) books.apply(line);
  const stamp = (): Stamp => ({ messageId: randomUUID().replaceAll('-', ''), at: now() });
  const record = (line: BankLine): Promise<void> => {
    books.apply(line); // In memory at once: the next request must see it. Answered when on disk.
    return journal.append(line);
  };
  const { notify, decideLater, setNoticeUrl, close } = openAfterwards(
    { customer, books, faults, stamp, record },
    notices,
  );
  // What was under way when the bank stopped goes on.
  for (const order of books.orders()) {
    if (order.outcome === 'pending') decideLater(order, 'settled');
    if (order.outcome === 'settled') notify(order);
  }

  /** Takes an order: once per end-to-end id, whatever arrives how often. */
  async function take(message: Message, kind: string): Promise<Status> {
    const asked = readAsked(customer, message, kind);
    const known = books.find(asked.endToEndId);
    if (known) {
      await journal.flushed(); // The first request may still be on its way to the disk.
      const same = isSameOrder(known, asked);
      return same ? tell(faults, known, 'payment') : rejected(asked.endToEndId, 'AM05');
    }
    const reason = reject(books, asked, customer.owners);
    const rejectLater = !reason && faults.take('rejected_later', 'payment');
    const delay = customer.settle === 'delayed' || faults.take('delayed_settlement', 'payment');
    const outcome = reason ? 'rejected' : rejectLater || delay ? 'pending' : 'settled';
    const moved = outcome === 'settled' ? computeMoved(books, asked) : fen(0n);
    const place = { on: bookableOn(books, asked.on), seq: books.nextSeq(), at: now() };
    const order = { ...asked, ...place, outcome, reason, moved } as const;
    await record(orderLine(order));
    if (order.outcome === 'pending') decideLater(order, rejectLater ? 'rejected' : 'settled');
    if (order.outcome === 'settled') notify(order);
    return tell(faults, order, 'payment');
  }

  return {
    books,
    record,
    setNoticeUrl,
    close,
    /** What is asked is done and on the disk when this resolves. */
    handle: async (kind: string, message: Message): Promise<Reply> => {
      if (kind === 'camt.060.001.05') {
        const { on, body, ...fresh } = stateDay(customer, books, message, stamp());
        await record({ kind: 'stated', on });
        return { ...fresh, body: spoil(faults, body, customer.lenderAccount, on) };
      }
      const status =
        kind === 'pacs.028.001.03' ? inquire(books, faults, message) : await take(message, kind);
      const fresh = stamp();
      const original = { messageId: message.get('GrpHdr/MsgId') ?? '', kind };
      return { ...fresh, body: statusReport(fresh, original, status) };
    },
  };
}

function inquire(books: Books, faults: ArmedFaults, message: Message): Status {
  const endToEndId = message.get('TxInf/OrgnlEndToEndId') ?? '';
  const known = books.find(endToEndId);
  if (!known) return rejected(endToEndId, 'NOOR'); // No original received.
  return tell(faults, known, 'inquiry');
}

/** The order in a message, if the customer may give it. */
function readAsked(customer: Customer, message: Message, kind: string): Asked {
  const asked = kind === 'pain.001.001.09' ? askedTransfer(message) : askedCollection(message);
  if (!isOwn(message, asked, customer.lenderId, customer.lenderAccount)) {
    throw new HttpRefusal(403, 'not the account of the sender, or a wrong control sum');
  }
  if (!isPermission(asked)) throw new HttpRefusal(422, 'the least is no part of the amount');
  return asked;
}

/** What is said of an order, with what was armed to be said of its amount. */
function tell(faults: ArmedFaults, order: BankOrder, route: BankRoute): Status {
  const status = statusOf(order);
  if (order.outcome !== 'settled') return status;
  const { amount, atLeast } = order;
  if (faults.take('amount_above', route)) return { ...status, moved: fen(amount + 1n) };
  if (!faults.take('amount_below', route)) return status;
  return { ...status, moved: fen((atLeast ?? amount) - 1n) };
}

interface Afterwards {
  readonly customer: Customer;
  readonly books: Books;
  readonly faults: ArmedFaults;
  stamp(): Stamp;
  record(line: BankLine): Promise<void>;
}

/** What happens after an answer has left: late decisions and notices. */
function openAfterwards(
  { customer, books, faults, stamp, record }: Afterwards,
  notices: NoticeOptions,
) {
  const timers = new Set<NodeJS.Timeout>();
  const notifier = openNotifier(notices.url, faults, (noticeId) => {
    void record({ kind: 'noticed', noticeId });
  });
  const notify = (order: BankOrder) => {
    const noticeId = noticeIdOf(order);
    if (books.isNoticed(noticeId)) return;
    notifier.push({
      noticeId,
      compose: async () => {
        const fresh = stamp();
        const body = composeNotice(fresh, noticeId, customer.lenderAccount, order);
        return { body, signature: await notices.seal(body, fresh.messageId) };
      },
    });
  };
  const decideLater = (order: BankOrder, decision: 'settled' | 'rejected') => {
    const timer = setTimeout(async () => {
      timers.delete(timer);
      await record(outcomeOf(books, order, decision));
      notify(books.find(order.endToEndId) ?? order);
    }, customer.settleMs);
    timers.add(timer);
  };
  return {
    notify,
    decideLater,
    setNoticeUrl: notifier.setUrl,
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      notifier.close();
    },
  };
}

/** The money is taken when an order settles: what was there when it was accepted may be gone. */
function outcomeOf(books: Books, order: BankOrder, decision: 'settled' | 'rejected'): BankLine {
  const line = { kind: 'outcome', endToEndId: order.endToEndId } as const;
  if (decision === 'rejected') return { ...line, outcome: 'rejected', reason: 'AC04' }; // Closed.
  const moved = computeMoved(books, order);
  if (moved === 0n) return { ...line, outcome: 'rejected', reason: 'AM04' };
  return { ...line, outcome: 'settled', reason: null, ...movedIfLess(order.amount, moved) };
}

/** A day that was stated is over: what comes later is booked on the next. */
function bookableOn(books: Books, asked: BusinessDate): BusinessDate {
  const stated = books.statedUntil();
  return stated === undefined || asked > stated ? asked : addDays(stated, 1);
}

function stateDay(
  customer: Customer,
  books: Books,
  message: Message,
  stamp: Stamp,
): Reply & { readonly on: BusinessDate } {
  const on = message.get('RptgReq/RptgPrd/FrToDt/FrDt') as BusinessDate;
  if (message.get('RptgReq/RptgPrd/FrToDt/ToDt') !== on) throw new HttpRefusal(422, 'one day');
  if (message.get('RptgReq/Acct/Id/Othr/Id') !== customer.lenderAccount) {
    throw new HttpRefusal(403, 'not the account of the sender');
  }
  const all = books.movements();
  const opening = all
    .filter((movement) => movement.on < on)
    .reduce((sum, movement) => sum + effectOf(movement), customer.openingBalance as bigint);
  const day = { on, opening, booked: all.filter((movement) => movement.on === on) };
  const requestId = message.get('GrpHdr/MsgId') ?? '';
  return { ...stamp, on, body: statementOf(stamp, requestId, customer.lenderAccount, day) };
}

const rejected = (endToEndId: string, reason: string): Status => ({
  endToEndId,
  code: 'RJCT',
  reason,
  reference: null,
  moved: null,
  statusId: null,
});

/** `N…` of a booking, `S…` of a rejection after acceptance. */
const noticeIdOf = (order: BankOrder): string =>
  `${order.outcome === 'settled' ? 'N' : 'S'}${String(order.seq).padStart(12, '0')}`;

function composeNotice(
  stamp: Stamp,
  noticeId: string,
  lenderAccount: string,
  order: BankOrder,
): Buffer {
  if (order.outcome === 'settled') return bookingNotice(stamp, noticeId, lenderAccount, order);
  const original = { messageId: order.messageId, kind: order.messageKind };
  return statusReport(stamp, original, statusOf(order, noticeId));
}
