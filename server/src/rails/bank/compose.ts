import assert from 'node:assert/strict';
import { type BusinessDate, formatYuan, type Instant, shanghaiStamp } from '../../kernel/index.ts';
import type { CollectOrder, TransferOrder } from '../port.ts';
import { camt060, pacs028, pain001, pain008 } from './messages.ts';
import { toEndToEndId } from './order-id.ts';
import { writeMessage } from './write.ts';

/** Who we are to the bank. */
export interface Lender {
  readonly lenderId: string;
  readonly lenderAccount: string;
}

/** What every message we send is stamped with. */
export interface Stamp {
  readonly messageId: string;
  readonly at: Instant;
}

const stampOf = (at: Instant): string => `${shanghaiStamp(at).replace(' ', 'T')}+08:00`;
const header = ({ messageId, at }: Stamp) => ({ MsgId: messageId, CreDtTm: stampOf(at) });
const organisation = ({ lenderId }: Lender) => ({ Id: { OrgId: { Othr: { Id: lenderId } } } });
const account = (number: string) => ({ Id: { Othr: { Id: number } } });
const agent = { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } } as const;

const initiation = (lender: Lender, stamp: Stamp, amount: TransferOrder['amount']) =>
  ({
    ...header(stamp),
    NbOfTxs: '1',
    CtrlSum: formatYuan(amount),
    InitgPty: organisation(lender),
  }) as const;

export function composeTransfer(lender: Lender, stamp: Stamp, order: TransferOrder): Uint8Array {
  const endToEndId = toEndToEndId(order.id);
  return writeMessage(pain001, {
    GrpHdr: initiation(lender, stamp, order.amount),
    PmtInf: {
      PmtInfId: endToEndId,
      PmtMtd: 'TRF',
      ReqdExctnDt: { Dt: order.on },
      Dbtr: organisation(lender),
      DbtrAcct: account(lender.lenderAccount),
      DbtrAgt: agent,
      CdtTrfTxInf: {
        PmtId: { EndToEndId: endToEndId },
        Amt: { InstdAmt: order.amount },
        Cdtr: { Nm: order.to.name },
        CdtrAcct: account(order.to.accountNumber),
        RmtInf: { Ustrd: order.purpose },
      },
    },
  });
}

/** Leave to take less than all. */
function permission({ amount, atLeast }: CollectOrder) {
  if (atLeast === undefined) return {};
  assert(atLeast > 0n && atLeast <= amount, 'the least worth taking is some of what is asked for');
  return { InstrForCdtrAgt: `/ATLEAST/CNY${formatYuan(atLeast)}` };
}

export function composeCollection(lender: Lender, stamp: Stamp, order: CollectOrder): Uint8Array {
  const endToEndId = toEndToEndId(order.id);
  return writeMessage(pain008, {
    GrpHdr: initiation(lender, stamp, order.amount),
    PmtInf: {
      PmtInfId: endToEndId,
      PmtMtd: 'DD',
      ReqdColltnDt: order.on,
      Cdtr: organisation(lender),
      CdtrAcct: account(lender.lenderAccount),
      CdtrAgt: agent,
      DrctDbtTxInf: {
        PmtId: { EndToEndId: endToEndId },
        InstdAmt: order.amount,
        DrctDbtTx: { MndtRltdInf: { MndtId: order.mandateId } },
        DbtrAgt: agent,
        Dbtr: { Nm: order.from.name },
        DbtrAcct: account(order.from.accountNumber),
        ...permission(order),
        RmtInf: { Ustrd: order.purpose },
      },
    },
  });
}

export const composeInquiry = (stamp: Stamp, orderId: string): Uint8Array =>
  writeMessage(pacs028, {
    GrpHdr: header(stamp),
    TxInf: { OrgnlEndToEndId: toEndToEndId(orderId) },
  });

export const composeStatementRequest = (
  lender: Lender,
  stamp: Stamp,
  on: BusinessDate,
): Uint8Array =>
  writeMessage(camt060, {
    GrpHdr: header(stamp),
    RptgReq: {
      ReqdMsgNmId: 'camt.053.001.08',
      Acct: account(lender.lenderAccount),
      AcctOwnr: { Pty: organisation(lender) },
      RptgPrd: {
        FrToDt: { FrDt: on, ToDt: on },
        FrToTm: { FrTm: '00:00:00+08:00', ToTm: '23:59:59+08:00' },
        Tp: 'ALLL',
      },
    },
  });
