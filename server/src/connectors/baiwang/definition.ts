import { z } from 'zod';
import { codesSetting, httpSetting, msSetting, perSecondSetting } from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { baiwangConnector } from './connector.ts';

const method = (usual: string) =>
  z
    .string()
    .regex(/^[\w.]+$/)
    .default(usual);

/** Invoices that a taxpayer issues by Baiwang's software. */
export const baiwangSource = defineSource({
  source: 'baiwang',
  theme: 'invoices',
  name: { zh: '百望云发票', en: 'Baiwang invoices' },
  reads: [
    {
      zh: '您用百望开具的发票：号码、日期、金额、税额、商品、对方税号',
      en: 'Invoices you issue by Baiwang: number, day, amount, tax, goods, the other side’s tax number',
    },
    { zh: '对方的名称和税号只以密文比对', en: 'The other side is compared in sealed form only' },
  ],
  entry: null,
  historyDays: 730,
  follows: [],
  keepRawDays: 180,
  unconfirmed: [
    'the query’s parameters and the names of its fields (`BAIWANG_LIST_METHOD`)',
    'the consent page (`BAIWANG_AUTHORIZE_URL`), that a code buys a token, and that the token names the taxpayer',
    'codes of failure but 100001, 100002, 100007 (`BAIWANG_GRANT_CODES`, `BAIWANG_BUSY_CODES`)',
    'the mark of a purchase invoice of farm produce (`BAIWANG_PRODUCE_MARK`)',
    'a quota',
  ],
  settings: z.object({
    BAIWANG_SERVICE_URL: httpSetting.meta({ description: 'The one address of all methods.' }),
    BAIWANG_AUTHORIZE_URL: httpSetting.meta({ description: 'Where a taxpayer agrees.' }),
    BAIWANG_APP_KEY: z.string().min(1).meta({ description: 'The app’s key.' }),
    BAIWANG_APP_SECRET: z.string().min(8).meta({ description: 'The app’s secret.' }),
    BAIWANG_VERSION: z
      .string()
      .regex(/^\d+\.\d+$/)
      .default('6.0')
      .meta({ description: 'Of the interface.' }),
    BAIWANG_LIST_METHOD: method('baiwang.output.invoice.query').meta({
      description: 'The method that lists invoices by time.',
    }),
    BAIWANG_GRANT_CODES: codesSetting('100001,100002').meta({
      description: 'Codes that mean: the token is void.',
    }),
    BAIWANG_BUSY_CODES: codesSetting('100011,100012').meta({
      description: 'Codes that mean: ask later.',
    }),
    BAIWANG_PRODUCE_MARK: z
      .string()
      .default('02')
      .meta({ description: 'Marks a purchase invoice of farm produce.' }),
    BAIWANG_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
    BAIWANG_CALLS_PER_SECOND: perSecondSetting(5).meta({ description: 'Our quota; assumed.' }),
  }),
  open: (s, deps) =>
    baiwangConnector(
      {
        serviceUrl: s.BAIWANG_SERVICE_URL,
        authorizeUrl: s.BAIWANG_AUTHORIZE_URL,
        appKey: s.BAIWANG_APP_KEY,
        appSecret: s.BAIWANG_APP_SECRET,
        version: s.BAIWANG_VERSION,
        listMethod: s.BAIWANG_LIST_METHOD,
        grantCodes: s.BAIWANG_GRANT_CODES,
        busyCodes: s.BAIWANG_BUSY_CODES,
        produceMark: s.BAIWANG_PRODUCE_MARK,
        timeoutMs: s.BAIWANG_TIMEOUT_MS,
        callsPerSecond: s.BAIWANG_CALLS_PER_SECOND,
      },
      deps,
    ),
});
