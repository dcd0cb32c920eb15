import {
  type BusinessDate,
  type Fen,
  fen,
  formatYuan,
  type Instant,
  shanghaiStamp,
} from '@open310/server/kernel';
import type { BankOrder } from './books.ts';
import { effectOf, type Movement, referenceOf } from './movements.ts';
import { xmlText } from './xml.ts';

const wall = (at: Instant): string => `${shanghaiStamp(at).replace(' ', 'T')}+08:00`;

/** `<Name>…</Name>` around text or finished elements. */
const el = (name: string, ...inside: string[]): string => `<${name}>${inside.join('')}</${name}>`;
const money = (name: string, amount: Fen): string =>
  `<${name} Ccy="CNY">${formatYuan(amount)}</${name}>`;
const document = (kind: string, root: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${kind}">${root}</Document>\n`,
  );
const header = (messageId: string, at: Instant, ...more: string[]): string =>
  el('GrpHdr', el('MsgId', messageId), el('CreDtTm', wall(at)), ...more);
const accountOf = (number: string): string =>
  el('Acct', el('Id', el('Othr', el('Id', xmlText(number)))), el('Ccy', 'CNY'));

/** What is said about one order: a status, with a reason when it is RJCT. */
export interface Status {
  readonly endToEndId: string;
  readonly code: 'ACSC' | 'ACSP' | 'RJCT';
  readonly reason: string | null;
  readonly reference: string | null;
  /** What was moved, where it is less than was asked for. */
  readonly moved: Fen | null;
  /** Set on a pushed report: its id, the same on every delivery. */
  readonly statusId: string | null;
}

export const statusOf = (order: BankOrder, statusId: string | null = null): Status => ({
  endToEndId: order.endToEndId,
  code: order.outcome === 'settled' ? 'ACSC' : order.outcome === 'pending' ? 'ACSP' : 'RJCT',
  reason: order.reason,
  reference: order.outcome === 'rejected' ? null : referenceOf(order),
  moved: order.outcome === 'settled' && order.moved < order.amount ? order.moved : null,
  statusId,
});

/** pain.002: the status of one order, in answer to message `original` of `kind`. */
export function statusReport(
  stamp: { messageId: string; at: Instant },
  original: { messageId: string; kind: string },
  status: Status,
): Buffer {
  const reason = status.reason && el('StsRsnInf', el('Rsn', el('Cd', status.reason)));
  return document(
    'pain.002.001.10',
    el(
      'CstmrPmtStsRpt',
      header(stamp.messageId, stamp.at),
      el(
        'OrgnlGrpInfAndSts',
        el('OrgnlMsgId', original.messageId),
        el('OrgnlMsgNmId', original.kind),
      ),
      el(
        'OrgnlPmtInfAndSts',
        el('OrgnlPmtInfId', status.endToEndId),
        el(
          'TxInfAndSts',
          status.statusId ? el('StsId', status.statusId) : '',
          el('OrgnlEndToEndId', status.endToEndId),
          el('TxSts', status.code),
          reason ?? '',
          status.reference ? el('AcctSvcrRef', status.reference) : '',
          status.moved === null ? '' : el('OrgnlTxRef', money('IntrBkSttlmAmt', status.moved)),
        ),
      ),
    ),
  );
}

function entry(order: BankOrder): string {
  const [family, sub] = order.direction === 'out' ? ['ICDT', 'DMCT'] : ['IDDT', 'OTHR'];
  return el(
    'Ntry',
    money('Amt', order.moved),
    el('CdtDbtInd', order.direction === 'out' ? 'DBIT' : 'CRDT'),
    el('Sts', el('Cd', 'BOOK')),
    el('BookgDt', el('Dt', order.on)),
    el('ValDt', el('Dt', order.on)),
    el('AcctSvcrRef', referenceOf(order)),
    el(
      'BkTxCd',
      el('Domn', el('Cd', 'PMNT'), el('Fmly', el('Cd', family ?? ''), el('SubFmlyCd', sub ?? ''))),
    ),
    el('NtryDtls', el('TxDtls', el('Refs', el('EndToEndId', order.endToEndId)))),
  );
}

/** A line of a statement: it names who is on the other side. */
function statementEntry(movement: Movement): string {
  const isIn = movement.direction === 'in';
  const { name, account, text } = movement;
  const number = account && el('Id', el('Othr', el('Id', xmlText(account))));
  const party = el(isIn ? 'Dbtr' : 'Cdtr', el('Pty', el('Nm', xmlText(name))));
  return el(
    'Ntry',
    money('Amt', movement.amount),
    el('CdtDbtInd', isIn ? 'CRDT' : 'DBIT'),
    el('Sts', el('Cd', 'BOOK')),
    el('BookgDt', el('Dt', movement.on)),
    el('ValDt', el('Dt', movement.on)),
    el('AcctSvcrRef', movement.reference),
    el(
      'BkTxCd',
      el(
        'Domn',
        el('Cd', 'PMNT'),
        el('Fmly', el('Cd', movement.family), el('SubFmlyCd', movement.sub)),
      ),
    ),
    el(
      'NtryDtls',
      el(
        'TxDtls',
        el('Refs', el('EndToEndId', xmlText(movement.endToEndId))),
        el('RltdPties', party, number ? el(isIn ? 'DbtrAcct' : 'CdtrAcct', number) : ''),
        text === null ? '' : el('RmtInf', el('Ustrd', xmlText(text))),
      ),
    ),
  );
}

/** camt.054: notice that `order` was booked. */
export const bookingNotice = (
  stamp: { messageId: string; at: Instant },
  noticeId: string,
  lenderAccount: string,
  order: BankOrder,
): Buffer =>
  document(
    'camt.054.001.08',
    el(
      'BkToCstmrDbtCdtNtfctn',
      header(stamp.messageId, stamp.at),
      el(
        'Ntfctn',
        el('Id', noticeId),
        el('CreDtTm', wall(stamp.at)),
        accountOf(lenderAccount),
        entry(order),
      ),
    ),
  );

function balance(kind: 'OPBD' | 'CLBD', amount: bigint, on: BusinessDate): string {
  const size = fen(amount < 0n ? -amount : amount);
  return el(
    'Bal',
    el('Tp', el('CdOrPrtry', el('Cd', kind))),
    money('Amt', size),
    el('CdtDbtInd', amount < 0n ? 'DBIT' : 'CRDT'),
    el('Dt', el('Dt', on)),
  );
}

/** camt.053: the statement of one day, in answer to request `requestId`. */
export function statementOf(
  stamp: { messageId: string; at: Instant },
  requestId: string,
  lenderAccount: string,
  day: { on: BusinessDate; opening: bigint; booked: readonly Movement[] },
): Buffer {
  const moved = day.booked.reduce((sum, movement) => sum + effectOf(movement), 0n);
  return document(
    'camt.053.001.08',
    el(
      'BkToCstmrStmt',
      header(
        stamp.messageId,
        stamp.at,
        el('OrgnlBizQry', el('MsgId', requestId), el('MsgNmId', 'camt.060.001.05')),
      ),
      el(
        'Stmt',
        el('Id', `ST${day.on}`),
        el('CreDtTm', wall(stamp.at)),
        accountOf(lenderAccount),
        balance('OPBD', day.opening, day.on),
        balance('CLBD', day.opening + moved, day.on),
        ...day.booked.map(statementEntry),
      ),
    ),
  );
}
