import { generateKeyPairSync } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { fen, instant } from '../../kernel/index.ts';
import { manualClock } from '../../platform/index.ts';
import { camt054, pain002 } from './messages.ts';
import type { MessageDefinition, MessageValue } from './profile.ts';
import { connectBank } from './rail.ts';
import { openSigner, SIGNATURE_HEADER } from './signature.ts';
import { writeMessage } from './write.ts';

// What the bank pushes, signed by its key. Questions and answers: tests/sim/bank-rail.test.ts.

const bank = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const clock = manualClock(instant(1_799_026_200_000));
const signer = openSigner(bank.privateKey, clock);
const rail = connectBank(
  {
    url: 'http://127.0.0.1:9',
    lenderId: 'lender',
    lenderAccount: '6100000000000310',
    privateKeyPem: bank.privateKey,
    bankPublicKeyPem: bank.publicKey,
    timeoutMs: 1_000,
  },
  clock,
);
afterAll(() => rail.close());

let sent = 0;
const header = () => ({ MsgId: `m${++sent}`, CreDtTm: '2027-01-04T09:30:00+08:00' });

async function push<M extends MessageDefinition>(
  message: M,
  value: MessageValue<M> & { readonly GrpHdr: { readonly MsgId: string } },
  alter = (xml: string) => xml,
) {
  const body = writeMessage(message, value);
  const signature = await signer.header(body, value.GrpHdr.MsgId);
  const altered = Buffer.from(alter(Buffer.from(body).toString()));
  return rail.parseNotice({ [SIGNATURE_HEADER]: signature }, altered);
}

const booking = (CdtDbtInd: 'CRDT' | 'DBIT', yuan: bigint) => ({
  GrpHdr: header(),
  Ntfctn: {
    Id: 'N1',
    CreDtTm: '2027-01-04T09:30:00+08:00',
    Acct: { Id: { Othr: { Id: '6100000000000310' } } },
    Ntry: {
      Amt: fen(yuan * 100n),
      CdtDbtInd,
      Sts: { Cd: 'BOOK' as const },
      BookgDt: { Dt: '2027-01-04' },
      AcctSvcrRef: 'B1',
      BkTxCd: { Domn: { Cd: 'PMNT', Fmly: { Cd: 'IDDT', SubFmlyCd: 'OTHR' } } },
      NtryDtls: { TxDtls: { Refs: { EndToEndId: 'C1' } } },
    },
  },
});
const report = (
  OrgnlMsgNmId: 'pain.001.001.09' | 'pain.008.001.08',
  TxSts: 'ACSC' | 'ACSP' | 'RJCT',
  moved?: bigint,
) => ({
  GrpHdr: header(),
  OrgnlGrpInfAndSts: { OrgnlMsgId: 'q', OrgnlMsgNmId },
  OrgnlPmtInfAndSts: {
    OrgnlPmtInfId: 'C1',
    TxInfAndSts: {
      StsId: 'S1',
      OrgnlEndToEndId: 'C1',
      TxSts,
      AcctSvcrRef: 'B1',
      ...(moved === undefined ? {} : { OrgnlTxRef: { IntrBkSttlmAmt: fen(moved * 100n) } }),
    },
  },
});

test('behaviour: a booking of a collection names what was booked; one of a payout is the whole', async () => {
  const settled = { status: 'settled', railRef: 'B1' };
  expect(await push(camt054, booking('CRDT', 30n))).toMatchObject({
    ok: true,
    value: { kind: 'collect', answer: { ...settled, amount: fen(3_000n) } },
  });
  const out = await push(camt054, booking('DBIT', 30n));
  expect(out.ok && out.value.answer).toEqual(settled);
});

test('behaviour: a pushed status names what was moved of a collection', async () => {
  const settled = { status: 'settled', railRef: 'B1' };
  const part = await push(pain002, report('pain.008.001.08', 'ACSC', 30n));
  expect(part.ok && part.value.answer).toEqual({ ...settled, amount: fen(3_000n) });
  const all = await push(pain002, report('pain.008.001.08', 'ACSC'));
  expect(all.ok && all.value.answer).toEqual(settled);
});

test('error: a pushed amount of a payout, or of what is not settled, is malformed', async () => {
  for (const value of [
    report('pain.001.001.09', 'ACSC', 30n),
    report('pain.008.001.08', 'ACSP', 30n),
    report('pain.008.001.08', 'RJCT', 30n),
  ])
    expect(await push(pain002, value)).toMatchObject({ error: { code: 'malformed' } });
});

test('error: a notice whose amount was altered on its way is refused', async () => {
  const more = (xml: string) => xml.replace('>30.00<', '>90.00<');
  for (const read of [
    await push(camt054, booking('CRDT', 30n), more),
    await push(pain002, report('pain.008.001.08', 'ACSC', 30n), more),
  ])
    expect(read).toMatchObject({ error: { code: 'bad_signature' } });
});
