import { z } from 'zod';
import { codesSetting, httpSetting, msSetting, perSecondSetting } from '../../platform/index.ts';
import { defineSource } from '../define.ts';
import { kuaidi100Connector } from './connector.ts';

const DAY_MS = 86_400_000;

const atMost = (usual: number) => z.coerce.number().int().min(0).max(500).default(usual);

/** Parcels of most carriers in China, asked about by the numbers that shops told. */
export const kuaidi100Source = defineSource({
  source: 'kuaidi100',
  theme: 'logistics',
  name: { zh: '快递100', en: 'Kuaidi100' },
  reads: [
    {
      zh: '您发出的快递：揽收、签收、退回、异常的时间',
      en: 'Parcels you sent: when collected, signed for, returned, in trouble',
    },
    { zh: '不读取收件人姓名、电话、地址', en: 'No receiver’s name, phone or address' },
  ],
  entry: null,
  historyDays: 90,
  follows: ['taobao', 'ali1688'],
  keepRawDays: 90,
  unconfirmed: [
    'codes of failure but 408 (`KUAIDI100_UNKNOWN_CODES`, `KUAIDI100_BUSY_CODES`)',
    'the names of a track’s lines (`KUAIDI100_TRACK_WORDS`)',
    'that a notice is signed over `param` and salt',
    'one query a second; a limit for subscriptions',
    'which carriers want the last digits of a phone, and that the sender’s will do',
  ],
  settings: z.object({
    KUAIDI100_QUERY_URL: httpSetting.meta({ description: 'Where a parcel is asked about.' }),
    KUAIDI100_SUBSCRIBE_URL: httpSetting
      .default('https://poll.kuaidi100.com/poll')
      .meta({ description: 'Where following is asked for.' }),
    KUAIDI100_CUSTOMER: z.string().min(1).meta({ description: 'The customer number.' }),
    KUAIDI100_KEY: z.string().min(8).meta({ description: 'The customer’s key.' }),
    KUAIDI100_CALLBACK_URL: httpSetting
      .optional()
      .meta({ description: 'Our address for its notices; unset: no parcel is followed.' }),
    KUAIDI100_SALT: z
      .string()
      .min(8)
      .optional()
      .meta({ description: 'What notices are signed with; unset: no parcel is followed.' }),
    KUAIDI100_CALLBACK_SECRET: z.string().min(16).optional().meta({
      description:
        'Ours alone: ties a notice’s address to a borrower and a parcel; unset: no parcel is followed.',
    }),
    KUAIDI100_PARCELS_PER_PULL: atMost(6).meta({
      description: 'Parcels asked about in one pull; the vendor wants queries on demand only.',
    }),
    KUAIDI100_SUBSCRIPTIONS_PER_PULL: atMost(50).meta({
      description: 'Parcels newly followed in one pull. Each is paid for.',
    }),
    KUAIDI100_ASK_AGAIN_MS: msSetting(DAY_MS).meta({
      description: 'The least time between two queries about one parcel.',
    }),
    KUAIDI100_PHONE_CARRIERS: codesSetting('shunfeng,zhongtong').meta({
      description: 'Carriers that want the last four digits of a phone.',
    }),
    KUAIDI100_UNKNOWN_CODES: codesSetting('400,408,500').meta({
      description: 'Codes that mean: nothing is known of this parcel.',
    }),
    KUAIDI100_BUSY_CODES: codesSetting('501,502').meta({
      description: 'Codes that mean: ask later.',
    }),
    KUAIDI100_TRACK_WORDS: z
      .string()
      .regex(/^[^,]+(,[^,]+){3}$/)
      .default('揽收,签收,退签,疑难')
      .meta({ description: 'How a line is named: collected, signed, returned, in trouble.' }),
    KUAIDI100_TIMEOUT_MS: msSetting(5_000).meta({ description: 'The longest wait for an answer.' }),
    KUAIDI100_CALLS_PER_SECOND: perSecondSetting(1).meta({ description: 'Queries; assumed.' }),
    KUAIDI100_SUBSCRIPTIONS_PER_SECOND: perSecondSetting(10).meta({ description: 'Assumed.' }),
  }),
  open: (s, deps) => {
    const [collected = '', signed = '', returned = '', troubled = ''] =
      s.KUAIDI100_TRACK_WORDS.split(',');
    return kuaidi100Connector(
      {
        queryUrl: s.KUAIDI100_QUERY_URL,
        subscribeUrl: s.KUAIDI100_SUBSCRIBE_URL,
        customer: s.KUAIDI100_CUSTOMER,
        key: s.KUAIDI100_KEY,
        callbackUrl: s.KUAIDI100_SALT && s.KUAIDI100_CALLBACK_SECRET && s.KUAIDI100_CALLBACK_URL,
        salt: s.KUAIDI100_SALT ?? '',
        callbackSecret: s.KUAIDI100_CALLBACK_SECRET ?? '',
        timeoutMs: s.KUAIDI100_TIMEOUT_MS,
        callsPerSecond: s.KUAIDI100_CALLS_PER_SECOND,
        subscriptionsPerSecond: s.KUAIDI100_SUBSCRIPTIONS_PER_SECOND,
        parcelsPerPull: s.KUAIDI100_PARCELS_PER_PULL,
        subscriptionsPerPull: s.KUAIDI100_SUBSCRIPTIONS_PER_PULL,
        askAgainMs: s.KUAIDI100_ASK_AGAIN_MS,
        phoneCarriers: s.KUAIDI100_PHONE_CARRIERS,
        unknownCodes: s.KUAIDI100_UNKNOWN_CODES,
        busyCodes: s.KUAIDI100_BUSY_CODES,
        words: { collected, signed, returned, troubled },
      },
      deps,
    );
  },
});
