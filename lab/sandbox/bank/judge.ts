import { type BusinessDate, type Fen, fen, parseYuan } from '@open310/server/kernel';
import type { BankOrder, Books } from './books.ts';
import type { Message } from './schema.ts';

/** An order as a message asks for it. */
export type Asked = Pick<
  BankOrder,
  | 'endToEndId'
  | 'messageId'
  | 'messageKind'
  | 'direction'
  | 'account'
  | 'name'
  | 'amount'
  | 'atLeast'
  | 'on'
  | 'purpose'
  | 'mandateId'
>;

const need = (message: Message, path: string): string => {
  const found = message.get(path);
  if (found === undefined) throw new Error(`the schema let a message without ${path} through`);
  return found;
};
const yuan = (text: string) => parseYuan(text) ?? fen(0n);

/** Reads a pain.001. */
export function askedTransfer(message: Message): Asked {
  const at = 'PmtInf/CdtTrfTxInf';
  return {
    endToEndId: need(message, `${at}/PmtId/EndToEndId`),
    messageId: need(message, 'GrpHdr/MsgId'),
    messageKind: 'pain.001.001.09',
    direction: 'out',
    account: need(message, `${at}/CdtrAcct/Id/Othr/Id`),
    name: need(message, `${at}/Cdtr/Nm`),
    amount: yuan(need(message, `${at}/Amt/InstdAmt`)),
    atLeast: null,
    on: need(message, 'PmtInf/ReqdExctnDt/Dt') as BusinessDate,
    purpose: need(message, `${at}/RmtInf/Ustrd`),
    mandateId: null,
  };
}

/** Reads a pain.008. */
export function askedCollection(message: Message): Asked {
  const at = 'PmtInf/DrctDbtTxInf';
  const permission = message.get(`${at}/InstrForCdtrAgt`);
  return {
    endToEndId: need(message, `${at}/PmtId/EndToEndId`),
    messageId: need(message, 'GrpHdr/MsgId'),
    messageKind: 'pain.008.001.08',
    direction: 'in',
    account: need(message, `${at}/DbtrAcct/Id/Othr/Id`),
    name: need(message, `${at}/Dbtr/Nm`),
    amount: yuan(need(message, `${at}/InstdAmt`)),
    atLeast: permission === undefined ? null : yuan(permission.slice('/ATLEAST/CNY'.length)),
    on: need(message, 'PmtInf/ReqdColltnDt') as BusinessDate,
    purpose: need(message, `${at}/RmtInf/Ustrd`),
    mandateId: need(message, `${at}/DrctDbtTx/MndtRltdInf/MndtId`),
  };
}

/** Whether the message is the lender's own and its control sum is right. */
export function isOwn(
  message: Message,
  asked: Asked,
  lenderId: string,
  lenderAccount: string,
): boolean {
  const [owner, account] = asked.direction === 'out' ? ['Dbtr', 'DbtrAcct'] : ['Cdtr', 'CdtrAcct'];
  return (
    message.get('GrpHdr/InitgPty/Id/OrgId/Othr/Id') === lenderId &&
    message.get(`PmtInf/${owner}/Id/OrgId/Othr/Id`) === lenderId &&
    message.get(`PmtInf/${account}/Id/Othr/Id`) === lenderAccount &&
    yuan(need(message, 'GrpHdr/CtrlSum')) === asked.amount
  );
}

/** Whether what may be taken in place of all is some of it. */
export const isPermission = ({ amount, atLeast }: Asked): boolean =>
  atLeast === null || (atLeast > 0n && atLeast <= amount);

/** Everything but the day: an order sent again after midnight is the same order. */
export const isSameOrder = (known: BankOrder, asked: Asked): boolean =>
  known.messageKind === asked.messageKind &&
  known.account === asked.account &&
  known.name === asked.name &&
  known.amount === asked.amount &&
  known.atLeast === asked.atLeast &&
  known.purpose === asked.purpose &&
  known.mandateId === asked.mandateId;

/** Cards have 16 to 19 digits, company accounts 9 to 30. */
const accountNumber = /^\d{9,30}$/;

/** The ISO reason code for which the bank rejects `asked`, or `null`. In order of precedence. */
export function reject(
  books: Books,
  asked: Asked,
  owners: Readonly<Record<string, string>>,
): string | null {
  if (!accountNumber.test(asked.account)) return 'AC01'; // Incorrect account number.
  const owner = owners[asked.account];
  if (owner !== undefined && owner !== asked.name) return 'BE01'; // Not the owner's name.
  if (asked.direction === 'out') return asked.amount > books.available() ? 'AM04' : null;
  const registered = books.mandate(asked.mandateId ?? '');
  if (registered !== undefined && registered !== asked.account) return 'MD01'; // No mandate.
  return computeMoved(books, asked) === 0n ? 'AM04' : null; // Insufficient funds.
}

/** What settling an order moves now: all, what is there where that is permitted, or nothing. */
export function computeMoved(
  books: Books,
  order: Pick<BankOrder, 'direction' | 'account' | 'amount' | 'atLeast'>,
): Fen {
  const { amount, atLeast } = order;
  const funds = order.direction === 'in' ? books.funds(order.account) : null;
  if (funds === null || funds >= amount) return amount;
  return atLeast !== null && funds >= atLeast ? funds : fen(0n);
}
