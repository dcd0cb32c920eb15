import { z } from 'zod';
import { httpSetting, msSetting, perSecondSetting } from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { ali1688Connector } from './connector.ts';

/** A member of 1688, the wholesale market: what it sells there, and what it buys. */
export const ali1688Source = defineSource({
  source: 'ali1688',
  theme: 'sales',
  name: { zh: '1688 店铺与采购', en: '1688 sales and purchases' },
  reads: [
    { zh: '近一年卖出的订单：金额、时间、状态', en: 'Orders sold in a year: amount, time, state' },
    { zh: '近一年的采购订单：金额、时间、状态', en: 'Purchases of a year: amount, time, state' },
    { zh: '发货的快递单号', en: 'Parcel numbers of what was sent' },
    { zh: '不读取买家、卖家的姓名、电话、地址', en: 'No name, phone or address of anyone' },
  ],
  entry: 'onlineSeller',
  historyDays: 360,
  follows: [],
  keepRawDays: 180,
  unconfirmed: [
    'the namespace of the order lists (`ALI1688_NAMESPACE`)',
    'that the lists tell of parcels: their pages say that they may not',
    'what the lists hold beyond three months without `isHis`',
    'the longest span of a query and how far back it answers',
    'the type of the message that tells of a withdrawn consent',
  ],
  settings: z.object({
    ALI1688_GATEWAY_URL: httpSetting.meta({ description: 'Up to `/openapi`.' }),
    ALI1688_AUTHORIZE_URL: httpSetting.meta({ description: 'Where a member agrees.' }),
    ALI1688_APP_KEY: z.string().min(1).meta({ description: 'The app’s key.' }),
    ALI1688_APP_SECRET: z.string().min(6).meta({ description: 'The app’s secret.' }),
    ALI1688_NAMESPACE: z
      .string()
      .regex(/^[\w.]+$/)
      .default('com.alibaba.trade')
      .meta({ description: 'Of the order lists.' }),
    ALI1688_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
    ALI1688_CALLS_PER_SECOND: perSecondSetting(20).meta({ description: 'Our quota; assumed.' }),
  }),
  open: (s, deps) =>
    ali1688Connector(
      {
        gatewayUrl: s.ALI1688_GATEWAY_URL,
        authorizeUrl: s.ALI1688_AUTHORIZE_URL,
        appKey: s.ALI1688_APP_KEY,
        appSecret: s.ALI1688_APP_SECRET,
        namespace: s.ALI1688_NAMESPACE,
        timeoutMs: s.ALI1688_TIMEOUT_MS,
        callsPerSecond: s.ALI1688_CALLS_PER_SECOND,
      },
      deps,
    ),
});
