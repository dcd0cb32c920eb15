import { expect, test } from 'vitest';
import { businessDate, fen } from '../../kernel/index.ts';
import { holdTo, holdWhole, interpretStatement, interpretStatus, withPlaces } from './interpret.ts';
import type { Statement, StatusReport } from './messages.ts';

type Status = StatusReport['OrgnlPmtInfAndSts']['TxInfAndSts'];

const report = (status: Partial<Status>): StatusReport => ({
  GrpHdr: { MsgId: 'm', CreDtTm: '2027-01-04T09:30:00+08:00' },
  OrgnlGrpInfAndSts: { OrgnlMsgId: 'q', OrgnlMsgNmId: 'pain.001.001.09' },
  OrgnlPmtInfAndSts: {
    OrgnlPmtInfId: 'p',
    TxInfAndSts: { OrgnlEndToEndId: 'p', TxSts: 'ACSC', ...status },
  },
});
const rejectedFor = (code: string) =>
  report({ TxSts: 'RJCT', StsRsnInf: { Rsn: { Cd: code }, AddtlInf: [] } });

test.each(['ACSC', 'ACCC'] as const)('behaviour: %s is settled', (TxSts) => {
  const answer = interpretStatus(report({ TxSts, AcctSvcrRef: 'B1' }));
  expect(answer).toEqual({ status: 'settled', railRef: 'B1' });
});

test.each(['ACSP', 'ACCP', 'ACTC', 'ACWC', 'RCVD', 'PDNG'] as const)(
  'behaviour: %s is accepted, not settled',
  (TxSts) => {
    const answer = interpretStatus(report({ TxSts, AcctSvcrRef: 'B1' }));
    expect(answer).toEqual({ status: 'accepted', railRef: 'B1' });
  },
);

test('behaviour: RJCT is rejected with its reason, MS03 when there is none', () => {
  expect(interpretStatus(rejectedFor('AC01'))).toEqual({ status: 'rejected', reason: 'AC01' });
  expect(interpretStatus(report({ TxSts: 'RJCT' }))).toEqual({
    status: 'rejected',
    reason: 'MS03',
  });
});

test('behaviour: RJCT with NOOR is not found', () => {
  expect(interpretStatus(rejectedFor('NOOR'))).toEqual({ status: 'not_found' });
});

test.each(['AM05', 'DU01', 'DU04'])(
  'error: RJCT with %s is a conflict, not a rejection',
  (code) => {
    expect(() => interpretStatus(rejectedFor(code))).toThrow('other content');
  },
);

test('error: settled without the bank’s reference is not believed', () => {
  expect(() => interpretStatus(report({ TxSts: 'ACSC' }))).toThrow('without a reference');
});

const partly = (yuan: bigint): Partial<Status> => ({
  AcctSvcrRef: 'B1',
  OrgnlTxRef: { IntrBkSttlmAmt: fen(yuan * 100n) },
});

test('behaviour: settled with an amount moved that much', () => {
  const answer = interpretStatus(report(partly(30n)));
  expect(answer).toEqual({ status: 'settled', railRef: 'B1', amount: fen(3_000n) });
});

test.each(['ACSP', 'PDNG', 'RJCT'] as const)(
  'error: %s with an amount that moved contradicts itself',
  (TxSts) => {
    expect(() => interpretStatus(report({ ...partly(30n), TxSts }))).toThrow('amount that moved');
  },
);

test('behaviour: an answer within the permission is held, and all needs no amount', () => {
  const hold = holdTo({ amount: fen(10_000n), atLeast: fen(3_000n) });
  const part = interpretStatus(report(partly(30n)));
  expect(hold(part)).toEqual(part);
  const all = { status: 'settled', railRef: 'B1' } as const;
  expect(hold(interpretStatus(report(partly(100n))))).toEqual(all);
  expect(hold(all)).toEqual(all);
  for (const other of [
    { status: 'accepted', railRef: 'B1' },
    { status: 'rejected', reason: 'AM04' },
    { status: 'not_found' },
  ] as const)
    expect(hold(other)).toBe(other);
});

test('error: more than asked for, less than permitted, or a part of all or nothing is not believed', () => {
  const hold = holdTo({ amount: fen(10_000n), atLeast: fen(3_000n) });
  const settled = (amount: bigint) =>
    ({ status: 'settled', railRef: 'B1', amount: fen(amount) }) as const;
  for (const amount of [10_001n, 2_999n, 0n, -1n])
    expect(() => hold(settled(amount))).toThrow('nobody permitted');
  expect(() => holdTo({ amount: fen(10_000n) })(settled(9_999n))).toThrow('nobody permitted');
});

test('error: a transfer has no part: an answer that names an amount of one is not believed', () => {
  expect(() => holdWhole(interpretStatus(report(partly(30n))))).toThrow('of a transfer');
  const all = { status: 'settled', railRef: 'B1' } as const;
  expect(holdWhole(all)).toBe(all);
});

const day = businessDate('2027-01-04');
const entryOf = (yuan: bigint, CdtDbtInd: 'CRDT' | 'DBIT', on = '2027-01-04') => ({
  Amt: fen(yuan * 100n),
  CdtDbtInd,
  Sts: { Cd: 'BOOK' as const },
  BookgDt: { Dt: on },
  AcctSvcrRef: 'B1',
  BkTxCd: { Domn: { Cd: 'PMNT', Fmly: { Cd: 'ICDT', SubFmlyCd: 'DMCT' } } },
  NtryDtls: { TxDtls: { Refs: { EndToEndId: `P${'0'.repeat(32)}` } } },
});
const statementOf = (
  closing: bigint,
  Ntry: Statement['Stmt']['Ntry'],
  account = '61',
): Statement => ({
  GrpHdr: {
    MsgId: 'm',
    CreDtTm: '2027-01-04T23:00:00+08:00',
    OrgnlBizQry: { MsgId: 'q', MsgNmId: 'camt.060.001.05' },
  },
  Stmt: {
    Id: 's',
    CreDtTm: '2027-01-04T23:00:00+08:00',
    Acct: { Id: { Othr: { Id: account } } },
    Bal: (['OPBD', 'CLBD'] as const).map((Cd) => {
      const amount = Cd === 'OPBD' ? 100n : closing;
      return {
        Tp: { CdOrPrtry: { Cd } },
        Amt: fen((amount < 0n ? -amount : amount) * 100n),
        CdtDbtInd: amount < 0n ? ('DBIT' as const) : ('CRDT' as const),
        Dt: { Dt: '2027-01-04' },
      };
    }),
    Ntry,
  },
});

test('behaviour: a statement’s lines carry our order ids, also into an overdraft', () => {
  const entries = [entryOf(150n, 'DBIT'), entryOf(20n, 'CRDT')];
  const stated = interpretStatement(statementOf(-30n, entries), day, '61');
  expect(stated).toMatchObject({ id: 's', on: day, opening: 10_000n, closing: -3_000n });
  expect(stated.lines).toEqual([
    {
      id: `payout:loan_${'0'.repeat(32)}`,
      direction: 'out',
      amount: fen(15_000n),
      railRef: 'B1',
      bookedOn: day,
      code: 'PMNT/ICDT/DMCT',
      party: null,
      text: null,
    },
    expect.objectContaining({ direction: 'in', amount: fen(2_000n) }),
  ]);
});

test('behaviour: a line says who is on the other side and what they wrote', () => {
  const details = (RltdPties: object) => ({
    TxDtls: { Refs: { EndToEndId: 'NOTPROVIDED' }, RltdPties, RmtInf: { Ustrd: '还款' } },
  });
  const account = { Id: { Othr: { Id: '6222' } } };
  const paid = {
    ...entryOf(5n, 'CRDT'),
    NtryDtls: details({ Dbtr: { Pty: { Nm: '林岚' } }, DbtrAcct: account }),
  };
  const fee = { ...entryOf(5n, 'DBIT'), NtryDtls: details({ Cdtr: { Pty: { Nm: '银行' } } }) };
  expect(interpretStatement(statementOf(100n, [paid, fee]), day, '61').lines).toMatchObject([
    { id: 'NOTPROVIDED', party: { name: '林岚', accountNumber: '6222' }, text: '还款' },
    { direction: 'out', party: { name: '银行', accountNumber: null } },
  ]);
});

test('error: a statement that does not add up, or is of another day or account, is not read', () => {
  const entries = [entryOf(10n, 'DBIT')];
  expect(() => interpretStatement(statementOf(91n, entries), day, '61')).toThrow('add up');
  expect(() => interpretStatement(statementOf(90n, []), day, '61')).toThrow('add up');
  expect(() => interpretStatement(statementOf(90n, entries), day, '62')).toThrow('another account');
  const other = businessDate('2027-01-05');
  expect(() => interpretStatement(statementOf(90n, entries), other, '61')).toThrow('no balance');
  const strayed = [entryOf(10n, 'DBIT', '2027-01-03')];
  expect(() => interpretStatement(statementOf(90n, strayed), day, '61')).toThrow('another day');
});

test('behaviour: a line names the bytes of its own entry; where entries cannot be told apart, none names any', () => {
  const entries = [
    '<Ntry><Amt>1</Amt>甲</Ntry>',
    '<Ntry ><Amt>2</Amt>乙乙</Ntry >',
    '<Ntry>丙</Ntry>',
  ];
  const message = Buffer.from(`<Stmt><NtryRef>丁</NtryRef>${entries.join('\n')}</Stmt>`);
  const { lines } = interpretStatement(
    statementOf(
      60n,
      [10n, 20n, 10n].map((amount) => entryOf(amount, 'DBIT')),
    ),
    day,
    '61',
  );
  const words = (some: typeof lines) =>
    some.map(({ place }) => place && message.subarray(place.from, place.to).toString());
  expect(words(withPlaces(lines, message))).toEqual(entries);
  expect(words(withPlaces(lines.slice(1), message))).toEqual([undefined, undefined]);
});
