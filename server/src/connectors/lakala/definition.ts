import { z } from 'zod';
import {
  codesSetting,
  fieldsSetting,
  httpSetting,
  msSetting,
  pemSetting,
  perSecondSetting,
} from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { lakalaConnector } from './connector.ts';

const path = (usual: string) =>
  z
    .string()
    .regex(/^\/[\w/]+$/)
    .default(usual);

/** What guests paid at the till by Lakala. */
export const lakalaSource = defineSource({
  source: 'lakala',
  theme: 'sales',
  name: { zh: '拉卡拉收款', en: 'Lakala' },
  reads: [
    {
      zh: '拉卡拉收款：时间、金额、手续费、支付方式、退款',
      en: 'Payments by Lakala: time, amount, fee, way of paying, refunds',
    },
    { zh: '每天的结算款', en: 'What was paid out a day' },
    { zh: '付款人只以密文比对', en: 'Payers are compared in sealed form only' },
  ],
  entry: null,
  historyDays: 180,
  follows: [],
  keepRawDays: 180,
  unconfirmed: [
    'the lists (`LAKALA_TRADES_PATH`, `LAKALA_SETTLES_PATH`) and their names (`LAKALA_FIELDS`, `LAKALA_SETTLE_FIELDS`)',
    'how a merchant’s number is proven (`LAKALA_MERCHANT_PATH`)',
    'the headers that sign an answer, and what acknowledges a notice',
    'codes of ways to pay (`LAKALA_CHANNELS`) and of failure (`LAKALA_BUSY_CODES`)',
    'history, a quota',
  ],
  settings: z.object({
    LAKALA_API_URL: httpSetting.meta({ description: 'Where all paths are.' }),
    LAKALA_APP_ID: z.string().min(1).meta({ description: 'Our app.' }),
    LAKALA_SERIAL_NO: z.string().min(1).meta({ description: 'Of our certificate.' }),
    LAKALA_PRIVATE_KEY: pemSetting.meta({ description: 'Ours, RSA.' }),
    LAKALA_PUBLIC_KEY: pemSetting.meta({ description: 'Lakala’s own.' }),
    LAKALA_MERCHANT_PATH: path('/api/v3/mms/merchant/verify').meta({
      description: 'The path that knows a merchant by number and phone.',
    }),
    LAKALA_TRADES_PATH: path('/api/v3/labs/query/tradelist').meta({
      description: 'The path that lists payments by the day.',
    }),
    LAKALA_SETTLES_PATH: path('/api/v3/labs/query/settlelist').meta({
      description: 'The path that lists what was paid out.',
    }),
    LAKALA_FIELDS: fieldsSetting({
      ...{ list: 'trades', id: 'log_no', at: 'trade_time', amount: 'total_amount', fee: 'fee' },
      ...{ payer: 'user_id1', channel: 'account_type', kind: 'trade_type' },
      ...{ state: 'trade_status', refundOf: 'origin_log_no' },
    }).meta({ description: 'By which names a payment tells what.' }),
    LAKALA_SETTLE_FIELDS: fieldsSetting({
      ...{ list: 'settles', id: 'settle_no', at: 'settle_time', amount: 'settle_amount' },
      ...{ fee: 'fee_amount', count: 'trade_count' },
    }).meta({ description: 'By which names a settlement tells what.' }),
    LAKALA_CHANNELS: fieldsSetting({
      ...{ alipay: 'ALIPAY', wechat: 'WECHAT', unionpay: 'UQRCODEPAY', card: 'CARD' },
    }).meta({ description: 'Codes of the ways to pay, several with a dot between.' }),
    LAKALA_SUCCESS_CODES: codesSetting('BBS00000,000000').meta({
      description: 'Codes that mean: done.',
    }),
    LAKALA_BUSY_CODES: codesSetting('BBS10000,BBS99999').meta({
      description: 'Codes that mean: ask later.',
    }),
    LAKALA_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
    LAKALA_CALLS_PER_SECOND: perSecondSetting(10).meta({ description: 'Our quota; assumed.' }),
  }),
  open: (s, deps) =>
    lakalaConnector(
      {
        apiUrl: s.LAKALA_API_URL,
        appId: s.LAKALA_APP_ID,
        serialNo: s.LAKALA_SERIAL_NO,
        privateKey: s.LAKALA_PRIVATE_KEY,
        publicKey: s.LAKALA_PUBLIC_KEY,
        merchantPath: s.LAKALA_MERCHANT_PATH,
        tradesPath: s.LAKALA_TRADES_PATH,
        settlesPath: s.LAKALA_SETTLES_PATH,
        fields: s.LAKALA_FIELDS,
        settleFields: s.LAKALA_SETTLE_FIELDS,
        channels: s.LAKALA_CHANNELS,
        successCodes: s.LAKALA_SUCCESS_CODES,
        busyCodes: s.LAKALA_BUSY_CODES,
        timeoutMs: s.LAKALA_TIMEOUT_MS,
        callsPerSecond: s.LAKALA_CALLS_PER_SECOND,
      },
      deps,
    ),
});
