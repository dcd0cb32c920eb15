import { AlipaySdk } from 'alipay-sdk';
import { afterEach, expect, test, vi } from 'vitest';
import { alipay, startFixture, startReceiver } from '../fixture.ts';
import type { Sandbox } from '../index.ts';

const TRANSFER = 'alipay.fund.trans.uni.transfer';
const QUERY = 'alipay.fund.trans.common.query';
const order = (more: Record<string, unknown> = {}) => ({
  out_biz_no: 'payout__loan_1',
  trans_amount: '1234.50',
  product_code: 'TRANS_ACCOUNT_NO_PWD',
  biz_scene: 'DIRECT_TRANSFER',
  order_title: '放款',
  payee_info: { identity: '2088000000000002', identity_type: 'ALIPAY_USER_ID', name: '陈国平' },
  ...more,
});

const open: { close(): unknown }[] = [];
const keep = <T extends { close(): unknown }>(thing: T): T => {
  open.push(thing);
  return thing;
};
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

/** A sandbox and a lender that acknowledges from its `ackFrom`-th notice on. */
async function start(ackFrom = 1): Promise<{ sandbox: Sandbox; notices: URLSearchParams[] }> {
  const receiver = keep(
    await startReceiver((n) =>
      n < ackFrom ? { status: 500, body: '' } : { status: 200, body: 'success' },
    ),
  );
  const sandbox = keep(
    await startFixture({ notifyUrl: receiver.url, notifyDelaysMs: [10, 10, 10] }),
  );
  return { sandbox, notices: receiver.notices };
}

test('behaviour: one out_biz_no pays once; other content under it is refused', async () => {
  const { sandbox } = await start();
  const first = await alipay(sandbox, TRANSFER, order());
  expect(first).toMatchObject({ code: '10000', out_biz_no: 'payout__loan_1', status: 'SUCCESS' });
  const again = await alipay(sandbox, TRANSFER, order());
  expect(again.order_id).toBe(first.order_id);
  const other = await alipay(sandbox, TRANSFER, order({ trans_amount: '1234.51' }));
  expect([other.code, other.sub_code]).toEqual(['40004', 'PAYMENT_INFO_INCONSISTENCY']);
  expect(sandbox.transfers()).toHaveLength(1);
  const product = { product_code: 'TRANS_ACCOUNT_NO_PWD', biz_scene: 'DIRECT_TRANSFER' };
  const found = await alipay(sandbox, QUERY, { ...product, out_biz_no: 'payout__loan_1' });
  expect(found).toMatchObject({
    status: 'SUCCESS',
    order_id: first.order_id,
    trans_amount: '1234.50',
  });
  const unknown = await alipay(sandbox, QUERY, { ...product, out_biz_no: 'payout__loan_2' });
  expect(unknown.sub_code).toBe('ORDER_NOT_EXIST');
});

test('error: payees that do not exist, other names, tiny amounts and absent fields are refused', async () => {
  const { sandbox } = await start();
  const subCode = async (more: Record<string, unknown>) =>
    (await alipay(sandbox, TRANSFER, order(more))).sub_code;
  const to = (identity: string, name: string) => ({
    payee_info: { identity, identity_type: 'ALIPAY_USER_ID', name },
  });
  expect(await subCode(to('2088999999999999', '无名'))).toBe('PAYEE_NOT_EXIST');
  expect(await subCode(to('2088000000000002', '别人'))).toBe('PAYEE_USER_INFO_ERROR');
  expect(await subCode({ trans_amount: '0.09' })).toBe('EXCEED_LIMIT_SM_MIN_AMOUNT');
  expect(await subCode({ trans_amount: '9999999999.00' })).toBe('PAYER_BALANCE_NOT_ENOUGH');
  expect(await subCode({ product_code: undefined })).toBe('isv.missing-parameter');
  expect(sandbox.transfers()).toHaveLength(0);
});

test('behaviour: a notice comes signed as messages are, and again until it is acknowledged', async () => {
  const { sandbox, notices } = await start(3);
  await alipay(sandbox, TRANSFER, order());
  await vi.waitFor(() => expect(sandbox.deliveries().at(-1)?.acknowledged).toBe(true));
  expect(notices).toHaveLength(3);
  expect(new Set(notices.map((n) => n.get('notify_id'))).size).toBe(1);
  const fields = Object.fromEntries(notices[0] ?? []);
  expect(fields).toMatchObject({ msg_method: 'alipay.fund.trans.order.changed', version: '1.1' });
  expect(JSON.parse(fields.biz_content ?? '')).toMatchObject({
    status: 'SUCCESS',
    trans_amount: '1234.50',
  });
  const sdk = new AlipaySdk({
    appId: sandbox.config.alipay.appId,
    privateKey: sandbox.config.alipay.privateKeyPem,
    keyType: 'PKCS8',
    alipayPublicKey: sandbox.config.alipay.partnerPublicKeyPem,
  });
  expect(sdk.checkNotifySignV2(fields)).toBe(true);
  expect(sdk.checkNotifySignV2({ ...fields, notify_id: 'other' })).toBe(false);
});

test('behaviour: a lost answer leaves a transfer that only the query tells of', async () => {
  const { sandbox } = await start();
  sandbox.faults.inject({ partner: 'alipay', kind: 'answer_lost', method: TRANSFER });
  await expect(alipay(sandbox, TRANSFER, order())).rejects.toThrow();
  expect((await alipay(sandbox, QUERY, { out_biz_no: 'payout__loan_1' })).status).toBe('SUCCESS');
  expect((await alipay(sandbox, TRANSFER, order())).status).toBe('SUCCESS');
  expect(sandbox.transfers()).toHaveLength(1);
});

test('behaviour: a transfer can take its time, and be refused', async () => {
  const { sandbox, notices } = await start();
  sandbox.faults.inject({ partner: 'alipay', kind: 'transfer_dealing' });
  expect((await alipay(sandbox, TRANSFER, order())).status).toBe('DEALING');
  expect(notices).toHaveLength(0);
  await vi.waitFor(() => expect(notices).toHaveLength(1), 2_000);
  expect((await alipay(sandbox, QUERY, { out_biz_no: 'payout__loan_1' })).status).toBe('SUCCESS');
  sandbox.faults.inject({ partner: 'alipay', kind: 'transfer_rejected' });
  const refused = await alipay(sandbox, TRANSFER, order({ out_biz_no: 'payout__loan_2' }));
  expect(refused.sub_code).toBe('PAYEE_USERINFO_STATUS_ERROR');
});

test('behaviour: notices come twice and out of order on demand', async () => {
  const { sandbox, notices } = await start();
  sandbox.faults.inject({ partner: 'alipay', kind: 'duplicate_notify' });
  sandbox.faults.inject({ partner: 'alipay', kind: 'out_of_order_notify' });
  await alipay(sandbox, TRANSFER, order());
  await vi.waitFor(() => expect(notices).toHaveLength(3));
  const told = notices.map((n) => [
    n.get('notify_id'),
    JSON.parse(n.get('biz_content') ?? '').status,
  ]);
  expect(told[1]).toEqual(told[0]);
  expect(told[2]?.[1]).toBe('DEALING');
  expect(told[2]?.[0]).not.toBe(told[0]?.[0]);
  expect(Number(notices[2]?.get('utc_timestamp'))).toBeLessThan(
    Number(notices[0]?.get('utc_timestamp')),
  );
});
