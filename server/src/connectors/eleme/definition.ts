import { z } from 'zod';
import {
  codesSetting,
  fieldsSetting,
  httpSetting,
  msSetting,
  perSecondSetting,
} from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { elemeConnector } from './connector.ts';

/** A shop's takeaway orders on Ele.me, and what the platform pays out for them. */
export const elemeSource = defineSource({
  source: 'eleme',
  theme: 'sales',
  name: { zh: '饿了么外卖', en: 'Ele.me takeaway' },
  reads: [
    { zh: '近半年的外卖订单：金额、时间、状态', en: 'Orders of half a year: amount, time, state' },
    { zh: '平台每天的结算款和服务费', en: 'What the platform paid out a day, and its fees' },
    { zh: '不读取顾客的姓名、电话、地址', en: 'No name, phone or address of a guest' },
  ],
  entry: 'shop',
  historyDays: 180,
  follows: [],
  keepRawDays: 180,
  unconfirmed: [
    'the names in the list of bills (`ELEME_BILL_FIELDS`) and its query',
    'codes of failure other than UNAUTHORIZED (`ELEME_GRANT_CODES`, `ELEME_BUSY_CODES`)',
    'that delivery is part of `totalPrice`',
    'how far back orders are listed; a quota',
  ],
  settings: z.object({
    ELEME_API_URL: httpSetting.meta({ description: 'Where all actions go: up to `/api/v1/`.' }),
    ELEME_AUTHORIZE_URL: httpSetting.meta({ description: 'Where a merchant agrees.' }),
    ELEME_TOKEN_URL: httpSetting.meta({ description: 'Where a code becomes a token.' }),
    ELEME_APP_KEY: z.string().min(1).meta({ description: 'The app’s key.' }),
    ELEME_APP_SECRET: z.string().min(8).meta({ description: 'The app’s secret.' }),
    ELEME_BILL_FIELDS: fieldsSetting({
      ...{ list: 'bills', id: 'billId', paidAt: 'payTime', amount: 'payAmount' },
      ...{ fee: 'serviceAmount', orders: 'orderCount' },
    }).meta({ description: 'By which names a bill tells what.' }),
    ELEME_GRANT_CODES: codesSetting('UNAUTHORIZED').meta({
      description: 'Codes that mean: the token is void.',
    }),
    ELEME_BUSY_CODES: codesSetting('EXCEED_LIMIT,SERVER_ERROR').meta({
      description: 'Codes that mean: ask later.',
    }),
    ELEME_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
    ELEME_CALLS_PER_SECOND: perSecondSetting(20).meta({ description: 'Our quota; assumed.' }),
  }),
  open: (s, deps) =>
    elemeConnector(
      {
        apiUrl: s.ELEME_API_URL,
        authorizeUrl: s.ELEME_AUTHORIZE_URL,
        tokenUrl: s.ELEME_TOKEN_URL,
        appKey: s.ELEME_APP_KEY,
        appSecret: s.ELEME_APP_SECRET,
        billFields: s.ELEME_BILL_FIELDS,
        grantCodes: s.ELEME_GRANT_CODES,
        busyCodes: s.ELEME_BUSY_CODES,
        timeoutMs: s.ELEME_TIMEOUT_MS,
        callsPerSecond: s.ELEME_CALLS_PER_SECOND,
      },
      deps,
    ),
});
