import { type BusinessDate, ok, type Result, refuse } from '../../kernel/index.ts';
import { type Clock, OperationalError } from '../../platform/index.ts';
import {
  type CollectionRail,
  type NoticeReader,
  type NoticeRefusal,
  type PayoutRail,
  type RailAnswer,
  type RailNotFound,
  type RailNotice,
  type RailStatement,
  RailUnanswered,
} from '../port.ts';
import {
  composeCollection,
  composeInquiry,
  composeStatementRequest,
  composeTransfer,
  type Stamp,
} from './compose.ts';
import { type BankConfig, openDialogue } from './dialogue.ts';
import { BankAnswerForged, BankAnswerMalformed } from './errors.ts';
import {
  type Hold,
  holdTo,
  holdWhole,
  interpretStatement,
  interpretStatus,
  withPlaces,
} from './interpret.ts';
import {
  camt053,
  camt054,
  camt060,
  pacs028,
  pain001,
  pain002,
  pain008,
  type StatusReport,
} from './messages.ts';
import { fromEndToEndId, toEndToEndId } from './order-id.ts';
import type { MessageDefinition } from './profile.ts';
import { readMessage } from './read.ts';
import { openVerifier, SIGNATURE_HEADER } from './signature.ts';

/** The default rail: a bank host in ISO 20022. */
export interface BankRail extends PayoutRail, CollectionRail, RailStatement, NoticeReader {
  /** Closes the connections. */
  close(): void;
}

const NAME = 'bank';

/**
 * Opens the rail to a bank host. Orders travel as pain.001 (transfer) and pain.008 (collection),
 * answered at once by pain.002; a query is pacs.028, a statement camt.060 answered by camt.053,
 * notices are camt.054 or pain.002. Signatures are described in signature.ts, the profile of the
 * messages in messages.ts, both for a bank's engineer in docs/guides/bank-host.md.
 *
 * `transfer`, `collect` and queries throw `RailUnanswered` with the reason as `cause`; `statement`
 * throws `BankUnavailable`, `BankAnswerForged` or `BankAnswerMalformed`.
 */
export function connectBank(config: BankConfig, clock: Clock): BankRail {
  const bank = openDialogue(config, clock);
  const notices = openVerifier(config.bankPublicKeyPem, clock);

  /** The answer to a message about one order: unknown unless all of it fits the question. */
  async function askStatus(
    orderId: string,
    question: MessageDefinition,
    compose: (stamp: Stamp) => Uint8Array,
    hold: Hold,
  ): Promise<RailAnswer | RailNotFound> {
    const asked = bank.stamp();
    const body = compose(asked); // Outside the try: what cannot be written is a bug, not an outage.
    try {
      const { value: report } = await bank.ask(question, body, asked.messageId, pain002);
      const { OrgnlGrpInfAndSts: original, OrgnlPmtInfAndSts: payment } = report;
      const about = payment.TxInfAndSts.OrgnlEndToEndId;
      if (original.OrgnlMsgId !== asked.messageId || about !== toEndToEndId(orderId)) {
        throw new BankAnswerForged('it answers another question');
      }
      const answer = interpretStatus(report);
      if (answer.status === 'not_found' && question.id !== pacs028.id) {
        throw new BankAnswerMalformed('it says it did not receive what it answers');
      }
      return hold(answer);
    } catch (cause) {
      throw new RailUnanswered(NAME, orderId, cause);
    }
  }

  const order = async (...asked: Parameters<typeof askStatus>) =>
    (await askStatus(...asked)) as RailAnswer; // `not_found` was refused above.
  const query = (orderId: string, hold: Hold) =>
    askStatus(orderId, pacs028, (asked) => composeInquiry(asked, orderId), hold);

  return {
    name: NAME,
    transfer: (out) =>
      order(out.id, pain001, (asked) => composeTransfer(config, asked, out), holdWhole),
    queryTransfer: (id) => query(id, holdWhole),
    collect: (into) =>
      order(into.id, pain008, (asked) => composeCollection(config, asked, into), holdTo(into)),
    queryCollect: (id, asked) => query(id, asked ? holdTo(asked) : (answer) => answer),
    statement: async (on: BusinessDate) => {
      const asked = bank.stamp();
      const body = composeStatementRequest(config, asked, on);
      const answered = await bank.ask(camt060, body, asked.messageId, camt053);
      const { value: statement, bytes, signature } = answered;
      if (statement.GrpHdr.OrgnlBizQry.MsgId !== asked.messageId) {
        throw new BankAnswerForged('it answers another question');
      }
      const day = interpretStatement(statement, on, config.lenderAccount);
      return { ...day, lines: withPlaces(day.lines, bytes), body: bytes, signature };
    },
    parseNotice: (headers, body) => {
      const verdict = notices.check(headers[SIGNATURE_HEADER], body);
      if (verdict.status !== 'good') return refuse({ code: verdict.status });
      return readNotice(body, verdict.nonce, config.lenderAccount);
    },
    close: () => bank.close(),
  };
}

/** A verified notice: camt.054 (a booking) or pain.002 (a later change of an order's status). */
function readNotice(
  body: Uint8Array,
  nonce: string,
  lenderAccount: string,
): Result<RailNotice, NoticeRefusal> {
  const malformed = refuse({ code: 'malformed' });
  const booking = readMessage(camt054, body);
  if (booking.ok) {
    const { GrpHdr, Ntfctn } = booking.value;
    const { Ntry } = Ntfctn;
    if (GrpHdr.MsgId !== nonce || Ntfctn.Acct.Id.Othr.Id !== lenderAccount) return malformed;
    const kind = Ntry.CdtDbtInd === 'DBIT' ? 'transfer' : 'collect';
    const amount = kind === 'collect' ? { amount: Ntry.Amt } : {}; // What was asked is not known here.
    return ok({
      rail: NAME,
      noticeId: Ntfctn.Id,
      kind,
      orderId: fromEndToEndId(Ntry.NtryDtls.TxDtls.Refs.EndToEndId),
      answer: { status: 'settled', railRef: Ntry.AcctSvcrRef, ...amount },
    });
  }
  const change = readMessage(pain002, body);
  if (!change.ok || change.value.GrpHdr.MsgId !== nonce) return malformed;
  const { OrgnlGrpInfAndSts: original, OrgnlPmtInfAndSts: payment } = change.value;
  const { StsId: noticeId, OrgnlEndToEndId } = payment.TxInfAndSts;
  const { OrgnlMsgNmId: of } = original;
  if (noticeId === undefined || of === pacs028.id) return malformed;
  const kind = of === pain001.id ? 'transfer' : 'collect';
  const answer = statusOf(change.value, kind === 'transfer' ? holdWhole : (said) => said);
  if (answer === undefined || answer.status === 'not_found') return malformed;
  return ok({ rail: NAME, noticeId, kind, orderId: fromEndToEndId(OrgnlEndToEndId), answer });
}

/** The status a report gives, or `undefined` where it contradicts itself or its order. */
function statusOf(report: StatusReport, hold: Hold): RailAnswer | RailNotFound | undefined {
  try {
    return hold(interpretStatus(report));
  } catch (error) {
    if (error instanceof OperationalError) return undefined;
    throw error;
  }
}
