import { randomUUID } from 'node:crypto';
import type { BusinessDate, Fen, Instant } from '@open310/server/kernel';
import { bookingNotice, type Status, statementOf, statusOf, statusReport } from './answers.ts';
import { type BankLine, type BankOrder, type Books, openBooks } from './books.ts';
import type { ArmedFaults } from './faults.ts';
import type { Journal } from './journal.ts';
import { askedCollection, askedTransfer, isOwn, isSameOrder, reject, toOrder } from './judge.ts';
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
    const asked = kind === 'pain.001.001.09' ? askedTransfer(message) : askedCollection(message);
    if (!isOwn(message, asked, customer.lenderId, customer.lenderAccount)) {
      throw new HttpRefusal(403, 'not the account of the sender, or a wrong control sum');
    }
    const known = books.find(asked.endToEndId);
    if (known) {
      await journal.flushed(); // The first request may still be on its way to the disk.
      return isSameOrder(known, asked) ? statusOf(known) : rejected(asked.endToEndId, 'AM05');
    }
    const reason = reject(books, asked, customer.owners);
    const rejectLater = !reason && faults.take('rejected_later', 'payment');
    const delay = customer.settle === 'delayed' || faults.take('delayed_settlement', 'payment');
    const accepted = rejectLater || delay ? 'pending' : 'settled';
    const order = toOrder(asked, books.nextSeq(), now(), reason ? 'rejected' : accepted, reason);
    const { amount, ...rest } = order;
    await record({ kind: 'order', ...rest, amountFen: String(amount) });
    if (order.outcome === 'pending') decideLater(order, rejectLater ? 'rejected' : 'settled');
    if (order.outcome === 'settled') notify(order);
    return statusOf(order);
  }

  function inquire(message: Message): Status {
    const endToEndId = message.get('TxInf/OrgnlEndToEndId') ?? '';
    const known = books.find(endToEndId);
    return known ? statusOf(known) : rejected(endToEndId, 'NOOR'); // No original received.
  }

  return {
    books,
    record,
    setNoticeUrl,
    close,
    /** What is asked is done and on the disk when this resolves. */
    handle: async (kind: string, message: Message): Promise<Reply> => {
      if (kind === 'camt.060.001.05') return stateDay(customer, books, message, stamp());
      const status = kind === 'pacs.028.001.03' ? inquire(message) : await take(message, kind);
      const fresh = stamp();
      const original = { messageId: message.get('GrpHdr/MsgId') ?? '', kind };
      return { ...fresh, body: statusReport(fresh, original, status) };
    },
  };
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
  const decideLater = (order: BankOrder, outcome: 'settled' | 'rejected') => {
    const timer = setTimeout(async () => {
      timers.delete(timer);
      const reason = outcome === 'rejected' ? 'AC04' : null; // Closed account number.
      await record({ kind: 'outcome', endToEndId: order.endToEndId, outcome, reason });
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

function stateDay(customer: Customer, books: Books, message: Message, stamp: Stamp): Reply {
  const on = message.get('RptgReq/RptgPrd/FrToDt/FrDt') as BusinessDate;
  if (message.get('RptgReq/RptgPrd/FrToDt/ToDt') !== on) throw new HttpRefusal(422, 'one day');
  if (message.get('RptgReq/Acct/Id/Othr/Id') !== customer.lenderAccount) {
    throw new HttpRefusal(403, 'not the account of the sender');
  }
  const settled = books.orders().filter((order) => order.outcome === 'settled');
  const before = settled.filter((order) => order.on < on);
  const opening = before.reduce(
    (sum, o) => sum + (o.direction === 'in' ? o.amount : -o.amount),
    customer.openingBalance as bigint,
  );
  const day = { on, opening, booked: settled.filter((order) => order.on === on) };
  const requestId = message.get('GrpHdr/MsgId') ?? '';
  return { ...stamp, body: statementOf(stamp, requestId, customer.lenderAccount, day) };
}

const rejected = (endToEndId: string, reason: string): Status => ({
  endToEndId,
  code: 'RJCT',
  reason,
  reference: null,
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
