import { createHash, randomInt } from 'node:crypto';
import {
  canonicalJson,
  type Fen,
  fen,
  formatYuan,
  type Instant,
  parseYuan,
  shanghaiStamp,
} from '@open310/server/kernel';
import type { JournalRecord } from '../journal.ts';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';
import { type Answer, businessFailed, missing, success } from './answer.ts';
import { field, type Method } from './call.ts';
import { createFundBook, type FundBook } from './fund-book.ts';

export type TransferStatus = 'SUCCESS' | 'DEALING' | 'FAIL';

/** A transfer the sandbox took on. Kept for good: an `out_biz_no` is spent once. */
export interface Transfer {
  readonly outBizNo: string;
  /** Of the whole request: the same id with other content is refused. */
  readonly digest: string;
  readonly orderId: string;
  readonly payFundOrderId: string;
  readonly productCode: string;
  readonly bizScene: string;
  readonly identity: string;
  readonly payeeName: string;
  readonly amount: Fen;
  readonly status: TransferStatus;
  readonly errorCode: string | null;
  readonly failReason: string | null;
  readonly at: Instant;
}

export interface Transfers {
  readonly transfer: Method;
  readonly query: Method;
  /** Oldest first. */
  list(): readonly Transfer[];
  /** What is left in the lender's Alipay account. */
  balance(): Fen;
  /** What that account's bills say. */
  readonly funds: FundBook;
}

/** The lender's Alipay account when the sandbox is new: a billion yuan. */
const OPENING = fen(100_000_000_000n);
const AMOUNT_MIN = fen(10n);
/** How long a transfer that is "dealing" takes to end. */
const DEALING_MS = 400;

/** `alipay.fund.trans.uni.transfer` and its query. `onFinal` is told once of each transfer that ended. */
export function createTransfers(world: World, onFinal: (transfer: Transfer) => void): Transfers {
  const byOutBizNo = new Map<string, Transfer>();
  for (const record of world.journal.past) {
    if (record.kind === 'transfer') byOutBizNo.set(String(record.outBizNo), fromRecord(record));
  }
  const keep = (transfer: Transfer): Transfer => {
    world.journal.append({ kind: 'transfer', ...transfer, amount: String(transfer.amount) });
    byOutBizNo.set(transfer.outBizNo, transfer);
    return transfer;
  };
  const list = () => [...byOutBizNo.values()];
  const balance = (): Fen =>
    list().reduce((left, t) => (t.status === 'FAIL' ? left : fen(left - t.amount)), OPENING);
  const settleLater = (transfer: Transfer): void => {
    setTimeout(() => onFinal(keep({ ...transfer, status: 'SUCCESS' })), DEALING_MS).unref();
  };
  // A transfer that was under way when the sandbox stopped ends after its restart.
  for (const transfer of byOutBizNo.values())
    if (transfer.status === 'DEALING') settleLater(transfer);

  const accept = (order: Order): Answer => {
    const known = byOutBizNo.get(order.outBizNo);
    if (known) {
      return known.digest === order.digest
        ? toAnswer(known)
        : businessFailed('PAYMENT_INFO_INCONSISTENCY', '两次请求商户单号一样，但是参数不一致');
    }
    const refusal = refuse(world, order, balance());
    if (refusal) return refusal;
    const dealing = world.faults.take('alipay', ['transfer_dealing']) !== undefined;
    const transfer = keep({
      ...order,
      orderId: orderNumber(world.clock.now(), '0000006'),
      payFundOrderId: orderNumber(world.clock.now(), '0001506'),
      status: dealing ? 'DEALING' : 'SUCCESS',
      errorCode: null,
      failReason: null,
      at: world.clock.now(),
    });
    if (dealing) settleLater(transfer);
    else onFinal(transfer);
    return toAnswer(transfer);
  };

  return {
    transfer: {
      needsMerchant: false,
      handle: ({ biz }) => {
        const order = readOrder(biz);
        return 'body' in order ? order : accept(order);
      },
    },
    query: {
      needsMerchant: false,
      handle: ({ biz }) => {
        const [outBizNo, orderId] = [field(biz, 'out_biz_no'), field(biz, 'order_id')];
        if (outBizNo === undefined && orderId === undefined)
          return missing('isv.missing-parameter', '缺少参数：out_biz_no或order_id');
        const found = [...byOutBizNo.values()].find((t) =>
          orderId !== undefined ? t.orderId === orderId : t.outBizNo === outBizNo,
        );
        return found ? toQueryAnswer(found) : businessFailed('ORDER_NOT_EXIST', '转账订单不存在');
      },
    },
    ...{ list, balance, funds: createFundBook(world, OPENING, list) },
  };
}

type Order = Pick<
  Transfer,
  'outBizNo' | 'digest' | 'productCode' | 'bizScene' | 'identity' | 'payeeName' | 'amount'
> & { readonly identityType: string };

function readOrder(biz: Readonly<Record<string, unknown>>): Order | Answer {
  const payee = (biz.payee_info ?? {}) as Readonly<Record<string, unknown>>;
  const names = ['out_biz_no', 'trans_amount', 'product_code', 'biz_scene'];
  const absent = names.find((name) => field(biz, name) === undefined);
  if (absent) return missing('isv.missing-parameter', `缺少参数：${absent}`);
  for (const name of ['identity', 'identity_type']) {
    if (field(payee, name) === undefined)
      return missing('isv.missing-parameter', `缺少参数：payee_info.${name}`);
  }
  const amount = parseYuan(field(biz, 'trans_amount') ?? '');
  if (amount === undefined) return businessFailed('INVALID_PARAMETER', '参数有误：trans_amount');
  if (amount < AMOUNT_MIN)
    return businessFailed('EXCEED_LIMIT_SM_MIN_AMOUNT', '单笔最低转账金额0.1元');
  return {
    outBizNo: field(biz, 'out_biz_no') ?? '',
    digest: createHash('sha256').update(canonicalJson(biz)).digest('hex'),
    productCode: field(biz, 'product_code') ?? '',
    bizScene: field(biz, 'biz_scene') ?? '',
    identity: field(payee, 'identity') ?? '',
    identityType: field(payee, 'identity_type') ?? '',
    payeeName: field(payee, 'name') ?? '',
    amount,
  };
}

/** Why Alipay would not take this order on, if so. Nothing is kept: the id may be tried again. */
function refuse(world: World, order: Order, balance: Fen): Answer | undefined {
  if (world.faults.take('alipay', ['transfer_rejected']))
    return businessFailed('PAYEE_USERINFO_STATUS_ERROR', '收款方用户状态不正常');
  if (order.identityType === 'BANKCARD_ACCOUNT') {
    if (!/^\d{12,19}$/.test(order.identity) || order.payeeName === '')
      return businessFailed('PAYEE_CARD_INFO_ERROR', '收款方卡信息错误');
  } else {
    const payee: Resident | undefined = world.residents.byAlipayUser(order.identity);
    if (!payee) return businessFailed('PAYEE_NOT_EXIST', '收款账号不存在');
    if (order.payeeName !== '' && order.payeeName !== payee.merchant.owner)
      return businessFailed('PAYEE_USER_INFO_ERROR', '支付宝账号和姓名不匹配，请确认姓名是否正确');
  }
  if (order.amount > balance) return businessFailed('PAYER_BALANCE_NOT_ENOUGH', '付款方余额不足');
  return undefined;
}

const toAnswer = (t: Transfer): Answer =>
  success({
    out_biz_no: t.outBizNo,
    order_id: t.orderId,
    pay_fund_order_id: t.payFundOrderId,
    status: t.status,
    trans_date: shanghaiStamp(t.at),
  });

const toQueryAnswer = (t: Transfer): Answer =>
  success({
    order_id: t.orderId,
    pay_fund_order_id: t.payFundOrderId,
    out_biz_no: t.outBizNo,
    trans_amount: formatYuan(t.amount),
    order_fee: '0.00',
    status: t.status,
    pay_date: shanghaiStamp(t.at),
    ...(t.errorCode === null ? {} : { error_code: t.errorCode, fail_reason: t.failReason }),
  });

/** 32 digits that begin with the day, in the shape of captured ones. */
const orderNumber = (at: Instant, middle: string): string =>
  `${shanghaiStamp(at).slice(0, 10).replaceAll('-', '')}110070${middle}${randomInt(1e9, 1e10 - 1)}0`;

const fromRecord = ({ kind: _, ...fields }: JournalRecord): Transfer =>
  ({ ...fields, amount: fen(BigInt(String(fields.amount))) }) as unknown as Transfer;
