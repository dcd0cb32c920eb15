import { z } from 'zod';
import { type EventData, type ToldKind, toldKinds, writeEventData } from '../events/index.ts';
import type { Says } from '../kernel/index.ts';

const id = (prefix: string) =>
  z.string().meta({ example: `${prefix}_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f` });
const fenText = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/)
  .meta({ description: 'Renminbi in fen (1/100 yuan), as text.', example: '200000' });
const day = z.string().meta({ description: 'A day, Asia/Shanghai.', example: '2027-01-04' });
const loanId = id('loan');
const applicationId = id('application');

export interface WebhookKindDefinition {
  /** Of `data`. A changed meaning or shape is a new version; receivers see which they got. */
  readonly version: number;
  readonly says: Says;
  /** Ids, days and amounts: no personal data. */
  readonly data: z.ZodObject;
}

const define = (zh: string, en: string, shape: z.ZodRawShape): WebhookKindDefinition => ({
  version: 1,
  says: { zh, en },
  data: z.strictObject(shape),
});

/** Everything that is told, by its name in a message's `type`. */
const told: Readonly<Record<ToldKind, WebhookKindDefinition>> = {
  'application.submitted': define('提交了申请', 'An application was submitted', {
    applicationId,
    product: z.string().meta({ example: 'shopRevolving' }),
  }),
  'application.offered': define('申请获得授信方案', 'An application got an offer', {
    applicationId,
  }),
  'application.declined': define('申请被拒绝', 'An application was declined', { applicationId }),
  'application.referred': define('申请转人工', 'An application waits for a person', {
    applicationId,
  }),
  'application.withdrawn': define('申请已撤回', 'An application was withdrawn', { applicationId }),
  'application.expired': define('申请已过期', 'An application expired', { applicationId }),
  'facility.opened': define('授信协议生效', 'A facility was opened', {
    facilityId: id('facility'),
    limitFen: fenText,
  }),
  'loan.disbursed': define('放款到账', 'A loan was paid out', {
    loanId,
    principalFen: fenText,
    on: day,
  }),
  'loan.repaid': define('收到还款', 'A repayment of a loan was booked', {
    loanId,
    repaymentId: id('repayment'),
    amountFen: fenText,
    on: day,
  }),
  'loan.delinquent': define('借据逾期', 'A loan is past due', {
    loanId,
    dpd: z.int().min(1).meta({ description: 'Days past due.', example: 1 }),
    on: day,
  }),
  'loan.closed': define('借据结清', 'A loan was paid off', { loanId, on: day }),
  'loan.repayment_reversed': define('还款被冲正', 'A repayment was reversed', {
    loanId,
    repaymentId: id('repayment'),
    on: day,
  }),
  'loan.renewed': define('借据续贷', 'A loan was renewed by a new one', {
    loanId,
    renews: id('loan').meta({ description: 'The loan that the new one takes over.' }),
    principalFen: fenText,
    on: day,
  }),
  'loan.restructured': define('借据重组', 'A loan was restructured', { loanId, on: day }),
  'loan.charged_off': define('借据核销', 'A loan was charged off', { loanId, on: day }),
};

export const webhookKinds = {
  ...told,
  'webhook.ping': define('测试消息', 'A test, sent when somebody asks for it', {
    endpointId: id('endpoint'),
  }),
  'webhook.switched_off': define(
    '另一接收地址被停用',
    'Another endpoint of yours was switched off',
    {
      endpointId: id('endpoint'),
      why: z.enum(['gone', 'failing']).meta({
        description: '`gone`: it answered 410; `failing`: it failed for five days.',
      }),
    },
  ),
} as const satisfies Readonly<Record<string, WebhookKindDefinition>>;

export type WebhookKind = keyof typeof webhookKinds;

/** The kinds that an endpoint may choose: a test comes to any. */
export const chosenKinds = [...toldKinds, 'webhook.switched_off'] as const;

/** What a message about a fact says: the fact itself, as JSON. */
export const dataOf = (kind: ToldKind, data: EventData<ToldKind>): Record<string, unknown> =>
  told[kind].data.parse(writeEventData(data)) as Record<string, unknown>;

/** What a fact is about: messages about one subject are numbered. */
export function subjectOf(kind: ToldKind, data: Readonly<Record<string, unknown>>): string {
  const [room] = kind.split('.');
  return String(data[`${room}Id`]);
}

/** A whole message of `kind`, as it is sent. */
export const messageSchema = (kind: WebhookKind) =>
  z.strictObject({
    type: z.literal(kind),
    timestamp: z.string().meta({
      description: 'When it happened, RFC 3339.',
      example: '2027-01-04T02:03:04.000Z',
    }),
    version: z.literal(webhookKinds[kind].version),
    subject: z
      .string()
      .meta({ description: 'What it is about: the id of a loan, an application.' }),
    sequence: z.int().min(1).meta({
      description:
        'Numbers the messages about this subject: of two, the higher happened later. There are gaps where kinds were not asked for.',
      example: 1,
    }),
    borrowerId: z
      .union([id('borrower'), z.null()])
      .meta({ description: 'Null: about an endpoint.' }),
    data: webhookKinds[kind].data,
  });

/** The text of a message. Signed and sent as it is: made once. */
export const bodyOf = (message: {
  readonly kind: WebhookKind;
  readonly timestamp: string;
  readonly subject: string;
  readonly sequence: number;
  readonly borrowerId: string | null;
  readonly data: unknown;
}): string => {
  const { kind, ...rest } = message;
  return JSON.stringify({
    ...{ type: kind, timestamp: rest.timestamp, version: webhookKinds[kind].version },
    ...{ subject: rest.subject, sequence: rest.sequence, borrowerId: rest.borrowerId },
    data: rest.data,
  });
};
