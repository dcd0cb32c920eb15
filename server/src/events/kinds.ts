import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Fen, fen, parseBusinessDate } from '../kernel/index.ts';

/** What a schema lets through, asked of a value that is inside already; see `checkEventData`. */
const checks = new Map<z.ZodType, (value: unknown) => boolean>();
function checked<S extends z.ZodType>(schema: S, holds: (value: unknown) => boolean): S {
  checks.set(schema, holds);
  return schema;
}
const orNull = <S extends z.ZodType>(schema: S) =>
  checked(schema.nullable(), (value) => value === null || checks.get(schema)?.(value) === true);

// Money is text in JSON and `Fen` inside: a JSON number would lose fen beyond 2^53.
const FEN_END = 10n ** 16n;
const amount = (shape: RegExp, least: bigint) =>
  checked(
    z
      .string()
      .regex(shape)
      .transform((text): Fen => fen(BigInt(text))),
    (value) => typeof value === 'bigint' && value >= least && value < FEN_END,
  );
const positiveFen = amount(/^[1-9]\d{0,15}$/, 1n);
const feeFen = amount(/^(0|[1-9]\d{0,15})$/, 0n);
const signedFen = amount(/^(0|-?[1-9]\d{0,15})$/, 1n - FEN_END);
const name = checked(
  z.string().min(1).max(200),
  (value) => typeof value === 'string' && value.length > 0 && value.length <= 200,
);
const atLeast = (least: number) =>
  checked(z.int().min(least), (value) => Number.isSafeInteger(value) && (value as number) >= least);
const count = atLeast(0);
const day = checked(
  z.string().transform((text, context) => {
    const date = parseBusinessDate(text);
    if (date) return date;
    context.addIssue('not a date');
    return z.NEVER;
  }),
  (value) => typeof value === 'string' && parseBusinessDate(value) !== undefined,
);

/**
 * Every kind of business event, version 1: a fact, in the past tense. `source` tells who reports it.
 * Buyers, payers and payees are opaque keyed digests, equal for equal people, never names.
 */
export const eventKinds = {
  'order.paid': z.strictObject({
    orderId: name,
    amountFen: feeFen, // A fully discounted order is paid with nothing.
    buyer: orNull(name),
    itemCount: count,
  }),
  'order.finished': z.strictObject({ orderId: name, amountFen: feeFen }),
  'order.closed': z.strictObject({ orderId: name, reason: name }),
  'refund.paid': z.strictObject({ refundId: name, orderId: name, amountFen: positiveFen }),
  'takings.received': z.strictObject({
    entryId: name,
    amountFen: positiveFen,
    balanceAfterFen: signedFen,
    payer: orNull(name),
  }),
  'account.paid': z.strictObject({
    entryId: name,
    amountFen: positiveFen,
    balanceAfterFen: signedFen,
    payee: orNull(name),
  }),
  'application.submitted': z.strictObject({ applicationId: name, product: name }),
  'facility.opened': z.strictObject({ facilityId: name, limitFen: feeFen }),
  'loan.disbursed': z.strictObject({ loanId: name, principalFen: positiveFen, on: day }),
  'loan.repaid': z.strictObject({
    loanId: name,
    repaymentId: name,
    amountFen: positiveFen,
    on: day,
  }),
  'loan.delinquent': z.strictObject({ loanId: name, dpd: atLeast(1), on: day }),
  'loan.closed': z.strictObject({ loanId: name, on: day }),
  'loan.repayment_reversed': z.strictObject({ loanId: name, repaymentId: name, on: day }),
  'loan.renewed': z.strictObject({
    loanId: name,
    renews: name,
    principalFen: positiveFen,
    on: day,
  }),
  'loan.restructured': z.strictObject({ loanId: name, on: day }),
  'loan.charged_off': z.strictObject({ loanId: name, on: day }),
} as const;

export type EventKind = keyof typeof eventKinds;
/** What an event of kind `K` says. Unit of every `...Fen`: fen. */
export type EventData<K extends EventKind = EventKind> = z.output<(typeof eventKinds)[K]>;

/** Where data about a borrower is pulled from. */
export type Source = 'taobao' | 'alipay';
/** Who reports an event: a source, or open310 itself. */
export type EventOrigin = Source | 'open310';

/** The data of an event of `kind`. Throws on a member that is missing, unknown or malformed. */
export const parseEventData = <K extends EventKind>(kind: K, json: unknown): EventData<K> =>
  eventKinds[kind].parse(json) as EventData<K>;

const checksOf = new Map(
  Object.entries(eventKinds).map(([kind, { shape }]) => [
    kind as EventKind,
    Object.entries(shape).map(([key, schema]) => ({
      key,
      holds: checks.get(schema) ?? assert.fail(`${kind}.${key} has no check`),
    })),
  ]),
);

/**
 * Throws when `data` is not that of `kind`, exactly as `parseEventData` would of its JSON: a caller
 * that makes a malformed event has a bug. A quarter of what writing and parsing it costs.
 */
export function checkEventData(kind: EventKind, data: EventData): void {
  const members = data as Readonly<Record<string, unknown>>;
  const wanted = checksOf.get(kind) ?? [];
  const wrong = wanted.find(({ key, holds }) => !holds(members[key]));
  assert(wrong === undefined, `event ${kind}: ${wrong?.key} is missing or malformed`);
  assert(Object.keys(members).length === wanted.length, `event ${kind} has an unknown member`);
}

/** `data` as JSON holds it: money as text. The inverse of `parseEventData`. */
export const writeEventData = (data: EventData): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === 'bigint' ? String(value) : value,
    ]),
  );

/**
 * The data of an event as it is kept, read back: money as fen. It was checked when it was recorded and
 * never changes, so that reading thousands costs 1 us each and not 3.
 */
export function readEventData(kept: Readonly<Record<string, unknown>>): EventData {
  const data: Record<string, unknown> = {};
  for (const key in kept) {
    const value = kept[key];
    data[key] = key.endsWith('Fen') ? BigInt(value as string) : value;
  }
  return data as EventData;
}
