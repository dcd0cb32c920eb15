import { z } from 'zod';
import { codesSetting, httpSetting, msSetting } from '../../platform/index.ts';

/** `signIn=SMS_1,beforeDue.en=SMS_2`: what templates are called at the vendor, by name and, where there are two, language. */
const templates = z
  .string()
  .regex(
    /^\w+(\.(zh|en))?=[\w-]+(,\w+(\.(zh|en))?=[\w-]+)*$/,
    'must be NAME=CODE, comma-separated; NAME.en for an English one',
  )
  .transform(
    (text): Readonly<Record<string, string>> =>
      Object.fromEntries(text.split(',').map((pair) => pair.split('='))),
  );

/** What it takes to send text messages by Alibaba Cloud (阿里云短信服务, Dysmsapi). */
export const aliyunSettings = z.object({
  ALIYUN_SMS_URL: httpSetting.meta({
    description: 'The service’s address: `https://dysmsapi.aliyuncs.com`.',
  }),
  ALIYUN_SMS_ACCESS_KEY_ID: z.string().min(1).meta({ description: 'Of a RAM user who may send.' }),
  ALIYUN_SMS_ACCESS_KEY_SECRET: z
    .string()
    .min(1)
    .meta({ description: 'What calls are signed with.' }),
  ALIYUN_SMS_SIGN_NAME: z
    .string()
    .min(1)
    .max(40)
    .meta({ description: 'The approved signature (短信签名), without its brackets.' }),
  ALIYUN_SMS_TEMPLATES: templates.meta({
    description:
      'Approved templates by our names: `signIn=SMS_1,bindPhone=SMS_2,phoneChanged=SMS_3,beforeDue=SMS_4,overdue=SMS_5`; `signIn.en=SMS_6` for a text in English.',
  }),
  ALIYUN_SMS_BUSY_CODES: codesSetting('Throttling,ServiceUnavailable,InternalError').meta({
    description: 'Codes, up to their first dot, that mean: ask again.',
  }),
  ALIYUN_SMS_FINDABLE_AFTER_MS: msSetting(3_000).meta({
    description: 'How soon a message that got no answer is looked up, before it is sent again.',
  }),
  ALIYUN_SMS_TIMEOUT_MS: msSetting(3_000).meta({
    description: 'The longest wait for an answer; the vendor advises a second or more.',
  }),
});

/** Settings, as they are read. */
export type AliyunSettings = z.output<typeof aliyunSettings>;

/** What of the vendor's format nobody confirmed. */
export const aliyunUnconfirmed = [
  'codes of failure (`ALIYUN_SMS_BUSY_CODES`) and which of them come with a status other than 200',
  'how soon a sent message is found by `QuerySendDetails` (`ALIYUN_SMS_FINDABLE_AFTER_MS`)',
  'that it tells of the last 30 days, and no more',
  'that stamps may be a quarter of an hour off',
] as const;

/** The settings of the environment, read; `undefined`: the lender sends no messages. Issues name what is wrong. */
export function readAliyunSettings(environment: Readonly<Record<string, string | undefined>>): {
  readonly settings: AliyunSettings | undefined;
  readonly issues: readonly { readonly name: string; readonly message: string }[];
} {
  const told = Object.fromEntries(
    Object.keys(aliyunSettings.shape).flatMap((name) =>
      environment[name] ? [[name, environment[name]]] : [],
    ),
  );
  if (Object.keys(told).length === 0) return { settings: undefined, issues: [] };
  const read = aliyunSettings.safeParse(told);
  if (read.success) return { settings: read.data, issues: [] };
  const issues = read.error.issues.map(({ path, message }) => ({
    name: path.join('.'),
    message: told[path.join('.')] === undefined ? 'is missing' : message,
  }));
  return { settings: undefined, issues };
}
