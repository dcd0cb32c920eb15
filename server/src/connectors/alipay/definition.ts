import { z } from 'zod';
import { httpSetting, msSetting, pemSetting, perSecondSetting } from '../../platform/index.ts';
import { defineSource, type SourceSettings } from '../define.ts';
import { alipayConnector } from './connector.ts';
import type { AlipayConfig } from './gateway.ts';

/** Alipay's settings: of the source, and of the rail of the same app. */
const alipaySettings = z.object({
  ALIPAY_GATEWAY_URL: httpSetting.meta({ description: 'The v2 gateway.' }),
  ALIPAY_AUTHORIZE_URL: httpSetting.meta({ description: 'Where a merchant agrees.' }),
  ALIPAY_APP_ID: z.string().min(1).meta({ description: 'The app’s id.' }),
  ALIPAY_PRIVATE_KEY: pemSetting.meta({ description: 'The app’s own key, PEM or its path.' }),
  ALIPAY_PUBLIC_KEY: pemSetting.meta({ description: 'Alipay’s key, PEM or its path.' }),
  ALIPAY_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
  ALIPAY_READS_BILL: z.stringbool().default(false).meta({
    description: 'Whether months’ bills of takings are downloaded beside the account’s log.',
  }),
  ALIPAY_CALLS_PER_SECOND: perSecondSetting(20).meta({
    description: 'Our quota; the vendor publishes none.',
  }),
});

/** How to reach Alipay, from the settings as they were read. */
const alipayConfigOf = (s: z.output<typeof alipaySettings>): AlipayConfig => ({
  gatewayUrl: s.ALIPAY_GATEWAY_URL,
  authorizeUrl: s.ALIPAY_AUTHORIZE_URL,
  appId: s.ALIPAY_APP_ID,
  privateKeyPem: s.ALIPAY_PRIVATE_KEY,
  partnerPublicKeyPem: s.ALIPAY_PUBLIC_KEY,
  timeoutMs: s.ALIPAY_TIMEOUT_MS,
  callsPerSecond: s.ALIPAY_CALLS_PER_SECOND,
  readsBill: s.ALIPAY_READS_BILL,
});

/** How to reach Alipay, for the rail of the same app; `undefined`: the lender has no app there. */
export const alipayConfigIn = ({ alipay }: SourceSettings): AlipayConfig | undefined =>
  alipay && alipayConfigOf(alipay as z.output<typeof alipaySettings>);

/** A merchant's Alipay account. */
export const alipaySource = defineSource({
  source: 'alipay',
  theme: 'money',
  name: { zh: '支付宝商家账户', en: 'Alipay merchant account' },
  reads: [
    {
      zh: '近六个月的账务明细：收入、支出、余额',
      en: 'Account log of six months: income, payments, balance',
    },
    { zh: '收款码与店铺的交易账单', en: 'The bill of takings by code and shop' },
    { zh: '不读取个人聊天、好友与位置', en: 'No chats, contacts or location' },
  ],
  entry: 'shop',
  historyDays: 180,
  follows: [],
  keepRawDays: 180,
  unconfirmed: [
    'the columns of a bill, that it is a ZIP of CSV in GBK, and its lines with `#`',
    'what Alipay says of a month without a bill',
  ],
  settings: alipaySettings,
  open: (s, deps) => alipayConnector(alipayConfigOf(s), deps),
});
