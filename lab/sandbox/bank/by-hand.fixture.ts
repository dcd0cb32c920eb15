import { fen, type Instant, instant } from '@open310/server/kernel';
import { type Bank, type BankOptions, makeKeyPair, startBank } from './index.ts';
import { HEADER, openSealer } from './seal.ts';

// What tests of the bank alone send it: messages written by hand, sealed by a lender of their own.

export const lender = makeKeyPair();
export const now = instant(1_799_026_200_000);
export const clock = { now: (): Instant => now };
export const seal = openSealer(lender.privateKeyPem, clock.now);

export const startTestBank = (more: Partial<BankOptions>): Promise<Bank> =>
  startBank({
    lenderId: 'lender',
    lenderPublicKeyPem: lender.publicKeyPem,
    openingBalance: fen(10_000_000n),
    settle: 'instant',
    clock,
    ...more,
  });

let sent = 0;
/** A message id that was never used: a nonce is good once. */
export const newMessageId = (): string => `m${++sent}`;
export const header = () =>
  `<MsgId>${newMessageId()}</MsgId><CreDtTm>2027-01-04T09:30:00+08:00</CreDtTm>`;
export const initiation = (yuan: string) =>
  `<GrpHdr>${header()}<NbOfTxs>1</NbOfTxs><CtrlSum>${yuan}</CtrlSum><InitgPty>${org}</InitgPty></GrpHdr>`;
export const org = '<Id><OrgId><Othr><Id>lender</Id></Othr></OrgId></Id>';
export const acct = (n: string) => `<Id><Othr><Id>${n}</Id></Othr></Id>`;
export const agent = '<FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>';
export const wrap = (kind: string, root: string, inside: string) =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${kind}"><${root}>${inside}</${root}></Document>`;
export const inquiry = (id: string) =>
  wrap(
    'pacs.028.001.03',
    'FIToFIPmtStsReq',
    `<GrpHdr>${header()}</GrpHdr><TxInf><OrgnlEndToEndId>${id}</OrgnlEndToEndId></TxInf>`,
  );

export const messageIdOf = (xml: string) => /<MsgId>([^<]*)</.exec(xml)?.[1] ?? '';

/** Posts `xml`, sealed unless a signature is given, and picks out what tests look at. */
export async function post(bank: Bank, xml: string, signature?: string) {
  const kind = /xsd:([a-z0-9.]+)"/.exec(xml)?.[1] ?? '';
  const body = Buffer.from(xml);
  const answer = await fetch(`${bank.url}/iso20022/${kind}`, {
    method: 'POST',
    body,
    headers: { [HEADER]: signature ?? (await seal(body, messageIdOf(xml))) },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString();
  return {
    status: answer.status,
    code: /<TxSts>(\w+)</.exec(text)?.[1],
    reason: /<Rsn><Cd>(\w+)</.exec(text)?.[1],
    moved: /<OrgnlTxRef><IntrBkSttlmAmt Ccy="CNY">([0-9.]+)</.exec(text)?.[1],
    text,
    bytes,
    signature: answer.headers.get(HEADER) ?? undefined,
  };
}
