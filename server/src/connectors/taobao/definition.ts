import { z } from 'zod';
import { httpSetting, msSetting, perSecondSetting } from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { taobaoConnector } from './connector.ts';

/** A shop on Taobao or Tmall, read through the Taobao Open Platform. */
export const taobaoSource = defineSource({
  source: 'taobao',
  theme: 'sales',
  name: { zh: '淘宝店铺', en: 'Taobao shop' },
  reads: [
    { zh: '近三个月的订单：金额、时间、状态', en: 'Orders of three months: amount, time, state' },
    { zh: '退款：金额、时间、原因', en: 'Refunds: amount, time, reason' },
    { zh: '发货的快递单号', en: 'Parcel numbers of what was sent' },
    {
      zh: '收货地址：仅平台脱敏后的文本，只以密文比对',
      en: 'Addresses as the platform masks them, compared in sealed form only',
    },
    { zh: '不读取买家姓名、电话', en: 'No buyer’s name or phone' },
  ],
  entry: 'onlineSeller',
  historyDays: 90,
  follows: [],
  keepRawDays: 180,
  unconfirmed: [
    'that a parcel’s record is created when it is sent, or at most three days before',
    '100 records of parcels a page',
    'how a receiver’s address is masked, and that equal addresses are masked alike',
  ],
  settings: z.object({
    TAOBAO_GATEWAY_URL: httpSetting.meta({ description: 'The router of the open platform.' }),
    TAOBAO_AUTHORIZE_URL: httpSetting.meta({ description: 'Where a seller agrees.' }),
    TAOBAO_TOKEN_URL: httpSetting.meta({ description: 'Where a code is traded for a token.' }),
    TAOBAO_APP_KEY: z.string().min(1).meta({ description: 'The app’s key.' }),
    TAOBAO_APP_SECRET: z.string().min(8).meta({ description: 'The app’s secret.' }),
    TAOBAO_READS_PARCELS: z
      .stringbool()
      .default(false)
      .meta({ description: 'Whether parcel numbers are read; the app needs a permission for it.' }),
    TAOBAO_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
    TAOBAO_CALLS_PER_SECOND: perSecondSetting(40).meta({
      description: 'Our quota; the vendor publishes none.',
    }),
  }),
  open: (s, deps) =>
    taobaoConnector(
      {
        gatewayUrl: s.TAOBAO_GATEWAY_URL,
        authorizeUrl: s.TAOBAO_AUTHORIZE_URL,
        tokenUrl: s.TAOBAO_TOKEN_URL,
        appKey: s.TAOBAO_APP_KEY,
        appSecret: s.TAOBAO_APP_SECRET,
        readsParcels: s.TAOBAO_READS_PARCELS,
        timeoutMs: s.TAOBAO_TIMEOUT_MS,
        callsPerSecond: s.TAOBAO_CALLS_PER_SECOND,
      },
      deps,
    ),
});
