import { type BusinessDate, fen, parseBusinessDate } from '../../kernel/index.ts';
import type {
  AskedAmount,
  DayStatement,
  RailAnswer,
  RailNotFound,
  StatementLine,
} from '../port.ts';
import { settledAmount } from '../settled-amount.ts';
import { BankAnswerMalformed, BankOrderConflict } from './errors.ts';
import type { Statement, StatusReport } from './messages.ts';
import { fromEndToEndId } from './order-id.ts';

const SETTLED = new Set(['ACSC', 'ACCC']); // Settlement completed on the debtor's, creditor's side.
const NOT_RECEIVED = 'NOOR'; // No original transaction received.
const NOT_SPECIFIED = 'MS03'; // Reason not specified by the agent.
// Duplication; duplicate message id; duplicate end-to-end id.
const CONFLICTS = new Set(['AM05', 'DU01', 'DU04']);

/** What a status report says about its order. Throws when it contradicts itself. */
export function interpretStatus(report: StatusReport): RailAnswer | RailNotFound {
  const status = report.OrgnlPmtInfAndSts.TxInfAndSts;
  const isSettled = SETTLED.has(status.TxSts);
  const amount = status.OrgnlTxRef?.IntrBkSttlmAmt;
  if (amount !== undefined && !isSettled) {
    throw new BankAnswerMalformed(`${status.TxSts} with an amount that moved`);
  }
  if (status.TxSts === 'RJCT') {
    const reason = status.StsRsnInf?.Rsn.Cd ?? NOT_SPECIFIED;
    if (reason === NOT_RECEIVED) return { status: 'not_found' };
    if (CONFLICTS.has(reason)) throw new BankOrderConflict(reason);
    return { status: 'rejected', reason };
  }
  const railRef = status.AcctSvcrRef;
  if (railRef === undefined) throw new BankAnswerMalformed(`${status.TxSts} without a reference`);
  if (!isSettled) return { status: 'accepted', railRef };
  return { status: 'settled', railRef, ...(amount === undefined ? {} : { amount }) };
}

/** Returns an answer as far as the order permits what it says; throws otherwise. */
export type Hold = (answer: RailAnswer | RailNotFound) => RailAnswer | RailNotFound;

/** Holds answers to a collection against what was asked for. All of it needs no amount. */
export const holdTo =
  (asked: AskedAmount): Hold =>
  (answer) => {
    if (answer.status !== 'settled') return answer;
    const amount = settledAmount(asked, answer);
    if (amount === undefined) throw new BankAnswerMalformed('it moved what nobody permitted');
    const { status, railRef } = answer;
    return { status, railRef, ...(amount === asked.amount ? {} : { amount }) };
  };

/** Holds answers to a transfer: it moves as a whole or not at all. */
export const holdWhole: Hold = (answer) => {
  if (answer.status === 'settled' && answer.amount !== undefined) {
    throw new BankAnswerMalformed('it names an amount of a transfer');
  }
  return answer;
};

type Signed = { readonly Amt: bigint; readonly CdtDbtInd: 'CRDT' | 'DBIT' };
const signed = (line: Signed): bigint => (line.CdtDbtInd === 'CRDT' ? line.Amt : -line.Amt);

type Entry = Statement['Stmt']['Ntry'][number];

/** Who is on the other side: the debtor of what came in, the creditor of what went out. */
function partyOf(entry: Entry): StatementLine['party'] {
  const parties = entry.NtryDtls.TxDtls.RltdPties;
  const isIn = entry.CdtDbtInd === 'CRDT';
  const name = (isIn ? parties?.Dbtr : parties?.Cdtr)?.Pty.Nm;
  const account = isIn ? parties?.DbtrAcct : parties?.CdtrAcct;
  return name === undefined ? null : { name, accountNumber: account?.Id.Othr.Id ?? null };
}

function lineOf(entry: Entry, on: BusinessDate): StatementLine {
  const bookedOn = parseBusinessDate(entry.BookgDt.Dt);
  if (bookedOn !== on) throw new BankAnswerMalformed('an entry of another day');
  const { Cd: domain, Fmly: family } = entry.BkTxCd.Domn;
  const { Refs, RmtInf } = entry.NtryDtls.TxDtls;
  return {
    id: fromEndToEndId(Refs.EndToEndId),
    direction: entry.CdtDbtInd === 'DBIT' ? 'out' : 'in',
    amount: entry.Amt,
    railRef: entry.AcctSvcrRef,
    bookedOn,
    code: `${domain}/${family.Cd}/${family.SubFmlyCd}`,
    party: partyOf(entry),
    text: RmtInf?.Ustrd ?? null,
  };
}

/**
 * One day's statement. Throws when the statement is of another day or its entries do
 * not lead from its opening to its closing balance: a line is missing or was added.
 */
export function interpretStatement(
  statement: Statement,
  on: BusinessDate,
  lenderAccount: string,
): Omit<DayStatement, 'body' | 'signature'> {
  const { Id, Acct, Bal, Ntry } = statement.Stmt;
  if (Acct.Id.Othr.Id !== lenderAccount) throw new BankAnswerMalformed('another account');
  const ofKind = (kind: 'OPBD' | 'CLBD') => {
    const found = Bal.filter((b) => b.Tp.CdOrPrtry.Cd === kind && b.Dt.Dt === on);
    if (found.length !== 1 || !found[0])
      throw new BankAnswerMalformed(`no balance ${kind} of ${on}`);
    return signed(found[0]);
  };
  const moved = Ntry.reduce((sum, entry) => sum + signed(entry), 0n);
  const [opening, closing] = [ofKind('OPBD'), ofKind('CLBD')];
  if (opening + moved !== closing) {
    throw new BankAnswerMalformed('its entries do not add up to its balances');
  }
  const lines = Ntry.map((entry) => lineOf(entry, on));
  return { id: Id, on, opening: fen(opening), closing: fen(closing), lines };
}

/** Lines with where their entries stand in the message that they were read from. */
export function withPlaces(
  lines: readonly StatementLine[],
  message: Uint8Array,
): readonly StatementLine[] {
  // One letter a byte: places are counted in bytes, and the names of elements are ASCII.
  const text = Buffer.from(message).toString('latin1');
  const places = [...text.matchAll(/<Ntry\s*>[\s\S]*?<\/Ntry\s*>/g)].map(
    ({ 0: entry, index: from }) => ({ from, to: from + entry.length }),
  );
  if (places.length !== lines.length) return lines; // Told with prefixes: nobody's words rather than another's.
  return lines.map((line, i) => {
    const place = places[i];
    return place ? { ...line, place } : line;
  });
}
