import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { fen, formatYuan, instant, type Json, ok, refuse } from '../../kernel/index.ts';
import {
  type NoticeReader,
  type PayoutRail,
  type RailAnswer,
  type RailNotFound,
  RailUnanswered,
  type TransferOrder,
} from '../../rails/index.ts';
import { PartnerAnswerMalformed, PartnerRefusedCall } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { parsePartnerJson, readFields, textOrNull } from '../read-answer.ts';
import { type AlipayConfig, alipayGateway } from './gateway.ts';
import { toOrderId, toOutBizNo } from './order-no.ts';
import { verifyNotice } from './sign.ts';

const RAIL = 'alipay';
const TRANSFER = 'alipay.fund.trans.uni.transfer';
const QUERY = 'alipay.fund.trans.common.query';
const CHANGED = 'alipay.fund.trans.order.changed';
const PRODUCT = { product_code: 'TRANS_ACCOUNT_NO_PWD', biz_scene: 'DIRECT_TRANSFER' };
const AMOUNT_MIN = fen(10n); // 0.1 yuan.

/** Alipay as a rail, for lenders whose contract names a transfer scene: none of the public ones is a loan. */
export interface AlipayTransferConfig extends AlipayConfig {
  readonly scene: {
    readonly name: string;
    readonly reports: readonly { readonly type: string; readonly content: string }[];
  };
}

// Refused for good: no money moved and none will. Whatever is not on this list is unknown.
const rejections = new Set([
  'PAYER_BALANCE_NOT_ENOUGH',
  'BALANCE_IS_NOT_ENOUGH',
  'PAYEE_NOT_EXIST',
  'PAYEE_USERINFO_STATUS_ERROR',
  'PAYEE_USER_INFO_ERROR',
  'EXCEED_LIMIT_SM_AMOUNT',
  'EXCEED_LIMIT_DM_AMOUNT',
  'EXCEED_LIMIT_MM_AMOUNT',
  'PERM_AML_NOT_REALNAME_REV',
  'SECURITY_CHECK_FAILED',
  'NOT_IN_WHITE_LIST',
]);

const Status = z.object({
  out_biz_no: z.string(),
  order_id: z.string().min(1),
  status: z.enum(['SUCCESS', 'DEALING', 'WAIT_PAY', 'FAIL', 'CLOSED', 'REFUND']),
  error_code: textOrNull,
  fail_reason: textOrNull,
});

function readStatus(read: z.output<typeof Status>): RailAnswer {
  const { status, order_id, error_code } = read;
  if (status === 'SUCCESS') return { status: 'settled', railRef: order_id };
  if (status === 'DEALING' || status === 'WAIT_PAY')
    return { status: 'accepted', railRef: order_id };
  return { status: 'rejected', reason: error_code ?? status }; // REFUND: the money came back.
}

/** A user id, or a sign-in name (mail address or mobile). Anything else is not an Alipay account. */
function payee({ name, accountNumber: identity }: TransferOrder['to']) {
  if (/^2088\d{12}$/.test(identity)) return { identity, identity_type: 'ALIPAY_USER_ID', name };
  const signInName = /^1\d{10}$|^[^@\s]+@[^@\s]+$/.test(identity);
  return signInName ? { identity, identity_type: 'ALIPAY_LOGON_ID', name } : undefined;
}

/** Pays out through Alipay transfers. Sent once, never repeated here: the caller queries first. */
export function alipayRail(config: AlipayTransferConfig, deps: PartnerDeps): PayoutRail {
  const gateway = alipayGateway(config, deps);

  const ask = async (
    method: string,
    bizContent: { readonly out_biz_no: string } & Readonly<Record<string, Json>>,
    repeat: boolean,
  ): Promise<RailAnswer> => {
    const { json } = await gateway.call({ method, bizContent, repeat });
    const read = readFields(Status, json, RAIL, method);
    if (read.out_biz_no !== bizContent.out_biz_no) {
      throw new PartnerAnswerMalformed(RAIL, method, 'out_biz_no'); // About another order.
    }
    return readStatus(read);
  };
  return {
    name: RAIL,
    transfer: async (order): Promise<RailAnswer> => {
      if (order.amount < AMOUNT_MIN) return { status: 'rejected', reason: 'AMOUNT_BELOW_MINIMUM' };
      const payeeInfo = payee(order.to);
      if (!payeeInfo) return { status: 'rejected', reason: 'PAYEE_NOT_AN_ALIPAY_ACCOUNT' };
      const bizContent = {
        ...PRODUCT,
        out_biz_no: toOutBizNo(order.id),
        trans_amount: formatYuan(order.amount),
        order_title: order.purpose,
        remark: order.purpose,
        payee_info: payeeInfo,
        transfer_scene_name: config.scene.name,
        transfer_scene_report_infos: config.scene.reports.map((report) => ({
          info_type: report.type,
          info_content: report.content,
        })),
      };
      try {
        return await ask(TRANSFER, bizContent, false);
      } catch (error) {
        const refused = error instanceof PartnerRefusedCall ? error : undefined;
        const reason = refused?.partnerCode === '40004' ? refused.partnerSubCode : null;
        if (reason !== null && rejections.has(reason)) return { status: 'rejected', reason };
        throw new RailUnanswered(RAIL, order.id, error);
      }
    },
    queryTransfer: async (id): Promise<RailAnswer | RailNotFound> => {
      const bizContent = { ...PRODUCT, out_biz_no: toOutBizNo(id) };
      try {
        return await ask(QUERY, bizContent, true);
      } catch (error) {
        const refused = error instanceof PartnerRefusedCall ? error : undefined;
        const unknown = refused?.partnerCode === '40004' && refused.partnerSubCode;
        if (unknown === 'ORDER_NOT_EXIST') return { status: 'not_found' };
        throw new RailUnanswered(RAIL, id, error);
      }
    },
  };
}

const Message = z.object({
  app_id: z.string(),
  notify_id: z.string().min(1),
  msg_method: z.literal(CHANGED),
  utc_timestamp: z.string().regex(/^\d{13}$/),
  biz_content: z.string(),
});

// Alipay repeats a notice for 25 hours; a clock may be ten minutes off.
const OLDEST_MS = 26 * 3_600_000;
const AHEAD_MS = 600_000;

/** Reads Alipay's message that a transfer changed its state. Answer it with the text `success`. */
export function alipayNoticeReader(
  config: AlipayConfig,
  { clock }: Pick<PartnerDeps, 'clock'>,
): NoticeReader {
  const partnerKey = createPublicKey(config.partnerPublicKeyPem);
  return {
    parseNotice: (_, body) => {
      const form = [...new URLSearchParams(new TextDecoder().decode(body))];
      const params = Object.fromEntries(form);
      if (Object.keys(params).length !== form.length) return refuse({ code: 'malformed' });
      if (!verifyNotice(params, partnerKey)) return refuse({ code: 'bad_signature' });
      const message = Message.safeParse(params);
      if (!message.success || message.data.app_id !== config.appId) {
        return refuse({ code: 'malformed' });
      }
      const { notify_id, utc_timestamp, biz_content } = message.data;
      const age = clock.now() - instant(Number(utc_timestamp));
      if (age > OLDEST_MS || age < -AHEAD_MS) return refuse({ code: 'stale' });
      const content = Status.safeParse(parseText(biz_content));
      if (!content.success) return refuse({ code: 'malformed' });
      return ok({
        rail: RAIL,
        noticeId: `${notify_id}:${content.data.status}`, // One id may report several states.
        kind: 'transfer',
        orderId: toOrderId(content.data.out_biz_no),
        answer: readStatus(content.data),
      });
    },
  };
}

function parseText(text: string): unknown {
  try {
    return parsePartnerJson(text);
  } catch {
    return undefined;
  }
}
