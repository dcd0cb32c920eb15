import { randomInt } from 'node:crypto';
import { formatYuan, shanghaiStamp } from '@open310/server/kernel';
import { pause } from '../clock.ts';
import { writeJson } from '../wire-json.ts';
import type { World } from '../world.ts';
import { type AlipayKeys, rsa2Sign, signedText } from './sign.ts';
import type { Transfer, TransferStatus } from './transfer.ts';

/** What a try to deliver came to. */
export interface Delivery {
  readonly notifyId: string;
  readonly outBizNo: string;
  readonly status: TransferStatus;
  /** HTTP status, 0 when there was no answer. */
  readonly http: number;
  readonly acknowledged: boolean;
}

export interface Notifier {
  /** Tells the lender that a transfer ended, again and again until it answers `success`. */
  announce(transfer: Transfer): void;
  /** Sends a notice once more, whether it was acknowledged or not. */
  repeat(outBizNo: string): boolean;
  deliveries(): readonly Delivery[];
  close(): void;
}

/** Alipay gives up on a slow receiver. */
const ANSWER_MS = 5_000;

/**
 * The message `alipay.fund.trans.order.changed` as a signed form POST. Messages are signed over
 * everything but `sign`; `sign_type` stays in.
 */
export function createNotifier(world: World, keys: AlipayKeys): Notifier {
  const deliveries: Delivery[] = [];
  const last = new Map<string, Record<string, string>>(); // By out_biz_no.
  let closed = false;

  const send = async (t: Transfer, status: TransferStatus, form: Record<string, string>) => {
    if (closed || world.lender.notifyUrl === undefined) return false;
    let http = 0;
    let text = '';
    try {
      const answer = await fetch(world.lender.notifyUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
        body: new URLSearchParams(form).toString(),
        signal: AbortSignal.timeout(ANSWER_MS),
        redirect: 'manual',
      });
      http = answer.status;
      text = await answer.text();
    } catch {
      // No answer: the next try follows.
    }
    const acknowledged = http === 200 && text.trim() === 'success';
    deliveries.push({
      notifyId: form.notify_id ?? '',
      outBizNo: t.outBizNo,
      status,
      http,
      acknowledged,
    });
    return acknowledged;
  };

  const deliver = async (t: Transfer): Promise<void> => {
    const form = toForm(world, keys, t, t.status, 0);
    last.set(t.outBizNo, form);
    for (const delay of [0, ...world.notifyDelaysMs]) {
      await pause(delay, true);
      if (closed) return;
      if (await send(t, t.status, form)) break;
    }
    if (world.faults.take('alipay', ['duplicate_notify'])) await send(t, t.status, form);
    // The notice of an earlier state comes last, with the time at which it was true.
    if (world.faults.take('alipay', ['out_of_order_notify']))
      await send(t, 'DEALING', toForm(world, keys, t, 'DEALING', -2_000));
    world.journal.append({ kind: 'announced', outBizNo: t.outBizNo });
  };

  return {
    announce: (transfer) => {
      if (world.lender.notifyUrl !== undefined) void deliver(transfer);
    },
    repeat: (outBizNo) => {
      const form = last.get(outBizNo);
      if (!form) return false;
      void send({ outBizNo } as Transfer, 'SUCCESS', form);
      return true;
    },
    deliveries: () => deliveries,
    close: () => {
      closed = true;
    },
  };
}

function toForm(
  world: World,
  keys: AlipayKeys,
  t: Transfer,
  status: TransferStatus,
  shiftMs: number,
): Record<string, string> {
  const at = world.clock.now() + shiftMs;
  const day = shanghaiStamp(world.clock.now()).slice(0, 10).replaceAll('-', '');
  const unsigned: Record<string, string> = {
    charset: 'UTF-8',
    biz_content: writeJson({
      pay_date: shanghaiStamp(t.at),
      biz_scene: t.bizScene,
      action_type: 'FINISH',
      pay_fund_order_id: t.payFundOrderId,
      origin_interface: 'alipay.fund.trans.uni.transfer',
      out_biz_no: t.outBizNo,
      trans_amount: formatYuan(t.amount),
      product_code: t.productCode,
      order_id: t.orderId,
      status,
    }),
    utc_timestamp: String(at),
    app_id: world.keys.alipayAppId,
    version: '1.1',
    sign_type: 'RSA2',
    notify_id: `${day}002221${Array.from({ length: 2 }, () => randomInt(1e9, 1e10 - 1)).join('')}`,
    msg_method: 'alipay.fund.trans.order.changed',
  };
  return { ...unsigned, sign: rsa2Sign(signedText(unsigned, ['sign']), keys.own) };
}
