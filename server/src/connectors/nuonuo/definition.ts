import { z } from 'zod';
import { codesSetting, httpSetting, msSetting, perSecondSetting } from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { nuonuoConnector } from './connector.ts';

/** Invoices that a taxpayer issues by Nuonuo's software. */
export const nuonuoSource = defineSource({
  source: 'nuonuo',
  theme: 'invoices',
  name: { zh: '诺诺发票', en: 'Nuonuo invoices' },
  reads: [
    {
      zh: '您用诺诺开具的发票：号码、日期、金额、税额、商品、对方税号',
      en: 'Invoices you issue by Nuonuo: number, day, amount, tax, goods, the other side’s tax number',
    },
    { zh: '对方的名称和税号只以密文比对', en: 'The other side is compared in sealed form only' },
  ],
  entry: 'supplier',
  historyDays: 730,
  follows: [],
  keepRawDays: 180,
  unconfirmed: [
    'the list of invoices by time (`NUONUO_LIST_METHOD`), its parameters and the names of its fields',
    'the consent page and the token call (`NUONUO_AUTHORIZE_URL`, `NUONUO_TOKEN_URL`), and that the token names the taxpayer',
    'codes of failure (`NUONUO_GRANT_CODES`, `NUONUO_BUSY_CODES`)',
    'the mark of a purchase invoice of farm produce (`NUONUO_PRODUCE_FACTOR`)',
    'a quota',
  ],
  settings: z.object({
    NUONUO_SERVICE_URL: httpSetting.meta({ description: 'The one address of all methods.' }),
    NUONUO_AUTHORIZE_URL: httpSetting.meta({ description: 'Where a taxpayer agrees.' }),
    NUONUO_TOKEN_URL: httpSetting.meta({ description: 'Where a code becomes a token.' }),
    NUONUO_APP_KEY: z.string().min(1).meta({ description: 'The app’s key.' }),
    NUONUO_APP_SECRET: z.string().min(8).meta({ description: 'The app’s secret.' }),
    NUONUO_LIST_METHOD: z
      .string()
      .regex(/^[\w.]+$/)
      .default('nuonuo.OpeMplatform.queryInvoiceList')
      .meta({ description: 'The method that lists invoices by time.' }),
    NUONUO_GRANT_CODES: codesSetting('070101,070304,070305').meta({
      description: 'Codes that mean: the token is void.',
    }),
    NUONUO_BUSY_CODES: codesSetting('070306,070307').meta({
      description: 'Codes that mean: ask later.',
    }),
    NUONUO_PRODUCE_FACTOR: z
      .string()
      .default('16')
      .meta({ description: 'Marks a purchase invoice of farm produce.' }),
    NUONUO_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
    NUONUO_CALLS_PER_SECOND: perSecondSetting(5).meta({ description: 'Our quota; assumed.' }),
  }),
  open: (s, deps) =>
    nuonuoConnector(
      {
        serviceUrl: s.NUONUO_SERVICE_URL,
        authorizeUrl: s.NUONUO_AUTHORIZE_URL,
        tokenUrl: s.NUONUO_TOKEN_URL,
        appKey: s.NUONUO_APP_KEY,
        appSecret: s.NUONUO_APP_SECRET,
        listMethod: s.NUONUO_LIST_METHOD,
        grantCodes: s.NUONUO_GRANT_CODES,
        busyCodes: s.NUONUO_BUSY_CODES,
        produceFactor: s.NUONUO_PRODUCE_FACTOR,
        timeoutMs: s.NUONUO_TIMEOUT_MS,
        callsPerSecond: s.NUONUO_CALLS_PER_SECOND,
      },
      deps,
    ),
});
