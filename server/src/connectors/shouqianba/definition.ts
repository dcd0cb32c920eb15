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
import { shouqianbaConnector } from './connector.ts';

/** What guests paid at the till by Shouqianba. */
export const shouqianbaSource = defineSource({
  source: 'shouqianba',
  theme: 'sales',
  name: { zh: '收钱吧', en: 'Shouqianba' },
  reads: [
    {
      zh: '收钱吧收款：时间、金额、手续费、支付方式、退款',
      en: 'Payments by Shouqianba: time, amount, fee, way of paying, refunds',
    },
    { zh: '付款人只以密文比对', en: 'Payers are compared in sealed form only' },
  ],
  entry: null,
  historyDays: 365,
  follows: [],
  keepRawDays: 180,
  unconfirmed: [
    'that there is a list of orders (`SHOUQIANBA_LIST_PATH`), and its names (`SHOUQIANBA_FIELDS`)',
    'codes of ways to pay (`SHOUQIANBA_CHANNELS`) and of failure (`SHOUQIANBA_GRANT_CODES`, `SHOUQIANBA_BUSY_CODES`)',
    'that a terminal’s key is changed daily (`SHOUQIANBA_KEY_LIFE_MS`)',
    'that a notice names the terminal',
    'spans, history, a quota; the vendor has no sandbox',
  ],
  settings: z.object({
    SHOUQIANBA_API_URL: httpSetting.meta({ description: 'Where all paths are.' }),
    SHOUQIANBA_VENDOR_SN: z.string().min(1).meta({ description: 'Our number as a vendor.' }),
    SHOUQIANBA_VENDOR_KEY: z.string().min(8).meta({ description: 'Our key as a vendor.' }),
    SHOUQIANBA_APP_ID: z.string().min(1).meta({ description: 'Our app.' }),
    SHOUQIANBA_PUBLIC_KEY: pemSetting
      .optional()
      .meta({ description: 'Shouqianba’s own: notices are believed by it.' }),
    SHOUQIANBA_LIST_PATH: z
      .string()
      .regex(/^\/[\w/]+$/)
      .default('/upay/v2/orders')
      .meta({ description: 'The path that lists orders by time.' }),
    SHOUQIANBA_FIELDS: fieldsSetting({
      ...{ list: 'records', id: 'sn', at: 'finish_time', amount: 'total_amount' },
      ...{ net: 'net_amount', fee: 'fee', payer: 'payer_uid', channel: 'payway' },
      state: 'order_status',
    }).meta({ description: 'By which names the list tells what.' }),
    SHOUQIANBA_CHANNELS: fieldsSetting({
      ...{ alipay: '1.2', wechat: '3', unionpay: '17.18', card: '21' },
    }).meta({ description: 'Codes of the ways to pay, several with a dot between.' }),
    SHOUQIANBA_GRANT_CODES: codesSetting('ILLEGAL_SIGN,TERMINAL_NOT_EXISTS').meta({
      description: 'Codes that mean: the terminal’s key is void.',
    }),
    SHOUQIANBA_BUSY_CODES: codesSetting('RATE_LIMITED,UNKNOWN_SYSTEM_ERROR').meta({
      description: 'Codes that mean: ask later.',
    }),
    SHOUQIANBA_KEY_LIFE_MS: msSetting(86_400_000).meta({
      description: 'How long a terminal’s key serves before it is changed.',
    }),
    SHOUQIANBA_TIMEOUT_MS: msSetting(5_000).meta({
      description: 'The longest wait for an answer.',
    }),
    SHOUQIANBA_CALLS_PER_SECOND: perSecondSetting(10).meta({
      description: 'Our quota; assumed.',
    }),
  }),
  open: (s, deps) =>
    shouqianbaConnector(
      {
        apiUrl: s.SHOUQIANBA_API_URL,
        vendorSn: s.SHOUQIANBA_VENDOR_SN,
        vendorKey: s.SHOUQIANBA_VENDOR_KEY,
        appId: s.SHOUQIANBA_APP_ID,
        publicKey: s.SHOUQIANBA_PUBLIC_KEY,
        listPath: s.SHOUQIANBA_LIST_PATH,
        fields: s.SHOUQIANBA_FIELDS,
        channels: s.SHOUQIANBA_CHANNELS,
        grantCodes: s.SHOUQIANBA_GRANT_CODES,
        busyCodes: s.SHOUQIANBA_BUSY_CODES,
        keyLifeMs: s.SHOUQIANBA_KEY_LIFE_MS,
        timeoutMs: s.SHOUQIANBA_TIMEOUT_MS,
        callsPerSecond: s.SHOUQIANBA_CALLS_PER_SECOND,
      },
      deps,
    ),
});
