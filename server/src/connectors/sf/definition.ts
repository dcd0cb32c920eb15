import { z } from 'zod';
import { codesSetting, httpSetting, msSetting, perSecondSetting } from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { sfConnector } from './connector.ts';
import { digestMethods } from './sign.ts';

/** What a monthly customer of SF Express sent, read through SF's open platform. */
export const sfSource = defineSource({
  source: 'sf',
  theme: 'logistics',
  name: { zh: '顺丰', en: 'SF Express' },
  reads: [
    {
      zh: '您发出的顺丰快递：揽收、签收、退回、异常的时间',
      en: 'SF parcels you sent: when collected, signed for, returned, in trouble',
    },
    { zh: '不读取收件人姓名、电话、地址', en: 'No receiver’s name, phone or address' },
  ],
  entry: null,
  historyDays: 90,
  follows: ['taobao', 'ali1688'],
  keepRawDays: 90,
  unconfirmed: [
    'operation codes (`SF_COLLECTED_CODES`, `SF_SIGNED_CODES`, `SF_RETURNED_CODES`, `SF_TROUBLED_CODES`)',
    'result codes but A1000 (`SF_BUSY_CODES`)',
    'that the service of prices refuses a monthly card it does not know (`SF_CARD_SERVICE`)',
    'a quota',
  ],
  settings: z.object({
    SF_SERVICE_URL: httpSetting.meta({ description: 'The one address of all services.' }),
    SF_PARTNER_ID: z.string().min(1).meta({ description: 'Our partner id.' }),
    SF_CHECK_WORD: z.string().min(8).meta({ description: 'Our check word.' }),
    SF_DIGEST: z
      .enum(digestMethods)
      .default('standard_md5')
      .meta({ description: 'How requests are signed, as chosen in SF’s console.' }),
    SF_CARD_SERVICE: z
      .string()
      .regex(/^\w+$/)
      .default('EXP_RECE_QUERY_DELIVERTM')
      .meta({ description: 'The service that is asked whether a monthly card is good.' }),
    SF_COLLECTED_CODES: codesSetting('50,54').meta({ description: 'Operations: collected.' }),
    SF_SIGNED_CODES: codesSetting('80').meta({ description: 'Operations: signed for.' }),
    SF_RETURNED_CODES: codesSetting('648').meta({ description: 'Operations: returned.' }),
    SF_TROUBLED_CODES: codesSetting('33,70').meta({ description: 'Operations: not delivered.' }),
    SF_BUSY_CODES: codesSetting('A1005,A1009,A1099').meta({
      description: 'Result codes that mean: ask later.',
    }),
    SF_ASK_AGAIN_MS: msSetting(4 * 3_600_000).meta({
      description: 'The least time between two queries about one parcel.',
    }),
    SF_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
    SF_CALLS_PER_SECOND: perSecondSetting(10).meta({ description: 'Our quota; assumed.' }),
  }),
  open: (s, deps) =>
    sfConnector(
      {
        serviceUrl: s.SF_SERVICE_URL,
        partnerId: s.SF_PARTNER_ID,
        checkWord: s.SF_CHECK_WORD,
        digest: s.SF_DIGEST,
        timeoutMs: s.SF_TIMEOUT_MS,
        callsPerSecond: s.SF_CALLS_PER_SECOND,
        askAgainMs: s.SF_ASK_AGAIN_MS,
        busyCodes: s.SF_BUSY_CODES,
        cardService: s.SF_CARD_SERVICE,
        opCodes: {
          collected: s.SF_COLLECTED_CODES,
          signed: s.SF_SIGNED_CODES,
          returned: s.SF_RETURNED_CODES,
          troubled: s.SF_TROUBLED_CODES,
        },
      },
      deps,
    ),
});
