import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Fen, fen, parseBusinessDate, sources } from '../kernel/index.ts';

/** What a schema lets through, asked of a value that is inside already; see `checkEventData`. */
const checks = new Map<z.ZodType, (value: unknown) => boolean>();
function checked<S extends z.ZodType>(schema: S, holds: (value: unknown) => boolean): S {
  checks.set(schema, holds);
  return schema;
}
const orNull = <S extends z.ZodType>(schema: S) =>
  checked(schema.nullable(), (value) => value === null || checks.get(schema)?.(value) === true);
/** A member that came later, or that not every source tells: facts without it say nothing of it. */
const orAbsent = <S extends z.ZodType>(schema: S) =>
  checked(
    schema.optional(),
    (value) => value === undefined || checks.get(schema)?.(value) === true,
  );

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
const flag = checked(z.boolean(), (value) => typeof value === 'boolean');
/** One of a few words. */
const word = <const W extends string>(...words: readonly [W, ...W[]]) =>
  checked(z.enum(words), (value) => words.some((w) => w === value));
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
 * Every kind of business event: a fact, in the past tense. Each is of version 1 unless `eventVersions`
 * says other. `source` tells who reports it.
 * Buyers, payers, payees, addresses and devices are opaque keyed digests, equal for equal ones, never names.
 */
export const eventKinds = {
  'order.paid': z.strictObject({
    orderId: name,
    amountFen: feeFen, // A fully discounted order is paid with nothing.
    buyer: orNull(name),
    itemCount: count,
    address: orAbsent(name), // Where it was to be sent, as far as the platform shows it.
    device: orAbsent(name), // From which it was placed.
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
  // What a platform or an acquirer pays out for a day: many takings in one sum.
  'settlement.paid': z.strictObject({
    settlementId: name,
    amountFen: signedFen, // Net of fees; below zero when refunds outweigh.
    feeFen: feeFen,
    orderCount: count,
  }),
  // Money taken at the till through a code or a terminal. Its account is not seen: no balance.
  'till.received': z.strictObject({
    paymentId: name,
    amountFen: positiveFen,
    feeFen: feeFen,
    payer: orNull(name),
    channel: word('alipay', 'wechat', 'unionpay', 'card', 'other'),
  }),
  'till.refunded': z.strictObject({ refundId: name, paymentId: name, amountFen: positiveFen }),
  // What the borrower bought from others.
  'purchase.paid': z.strictObject({
    orderId: name,
    amountFen: feeFen,
    seller: orNull(name),
    itemCount: count,
  }),
  'purchase.received': z.strictObject({ orderId: name, amountFen: feeFen }),
  'purchase.refunded': z.strictObject({ refundId: name, orderId: name, amountFen: positiveFen }),
  // A parcel number is kept as it is: logistics partners are asked by it.
  'order.shipped': z.strictObject({ orderId: name, carrier: name, parcelNo: name }),
  'purchase.shipped': z.strictObject({ orderId: name, carrier: name, parcelNo: name }),
  'parcel.collected': z.strictObject({ parcelNo: name, carrier: name }),
  'parcel.signed': z.strictObject({ parcelNo: name, carrier: name }),
  'parcel.returned': z.strictObject({ parcelNo: name, carrier: name }),
  'parcel.troubled': z.strictObject({ parcelNo: name, carrier: name }),
  // Tax included; a red invoice (a correction) is negative and names the blue one.
  'invoice.issued': z.strictObject({
    invoiceNo: name,
    amountFen: signedFen,
    taxFen: signedFen,
    buyer: orNull(name),
    redOf: orNull(name),
    goods: orNull(name),
  }),
  'invoice.received': z.strictObject({
    invoiceNo: name,
    amountFen: signedFen,
    taxFen: signedFen,
    seller: orNull(name),
    redOf: orNull(name),
    goods: orNull(name),
  }),
  // Farm produce, told by the purchase invoice that its buyer issues.
  'produce.sold': z.strictObject({
    saleId: name,
    amountFen: signedFen,
    buyer: orNull(name),
    crop: orNull(name),
    kilograms: orNull(count),
  }),
  'produce.bought': z.strictObject({
    saleId: name,
    amountFen: signedFen,
    seller: orNull(name),
    crop: orNull(name),
    kilograms: orNull(count),
  }),
  'input.bought': z.strictObject({
    purchaseId: name,
    amountFen: positiveFen,
    category: word('seed', 'fertilizer', 'pesticide', 'film', 'feed', 'machinery', 'other'),
    onCredit: flag,
    seller: orNull(name),
  }),
  // Land codes are those of the register (GB/T 35958). Unit of areas: square metres.
  'land.contracted': z.strictObject({
    parcelCode: name,
    contractCode: name,
    areaM2: count,
    from: day,
    until: day,
  }),
  'land.transferred': z.strictObject({
    transferNo: name,
    parcelCode: name,
    direction: word('in', 'out'),
    areaM2: count,
    from: day,
    until: day,
    rentYearFen: feeFen,
    other: orNull(name),
  }),
  // An anchor's word on its supplier: order, receipt, invoice, payable, payment.
  'anchor.ordered': z.strictObject({ orderNo: name, amountFen: positiveFen, anchor: name }),
  'anchor.received': z.strictObject({
    receiptNo: name,
    orderNo: name,
    acceptedFen: feeFen,
    rejectedFen: feeFen,
    anchor: name,
  }),
  'anchor.invoiced': z.strictObject({
    invoiceNo: name,
    orderNo: name,
    amountFen: signedFen,
    anchor: name,
  }),
  'anchor.confirmed': z.strictObject({
    payableNo: name,
    orderNo: name,
    amountFen: positiveFen,
    dueOn: day,
    anchor: name,
  }),
  'anchor.paid': z.strictObject({
    payableNo: name,
    amountFen: positiveFen,
    dueOn: day,
    anchor: name,
  }),
  // A line of a bank statement. Not every bank prints a balance.
  'bank.received': z.strictObject({
    entryId: name,
    amountFen: positiveFen,
    balanceAfterFen: orNull(signedFen),
    payer: orNull(name),
  }),
  'bank.paid': z.strictObject({
    entryId: name,
    amountFen: positiveFen,
    balanceAfterFen: orNull(signedFen),
    payee: orNull(name),
  }),
  // A credit bureau's report: what is owed to other lenders on that day.
  'credit.reported': z.strictObject({
    reportId: name,
    on: day,
    lenders: count,
    limitFen: feeFen,
    owedFen: feeFen,
    overdueFen: feeFen,
    // Of what is owed, debts that are past due for more than 90 days, whole.
    overdue90Fen: orAbsent(feeFen),
    dpd: count,
    maxDpd24m: count,
    inquiries90d: count,
  }),
  // What the bureau says of people: whom the borrower stands for, who stands for it, where its owner works.
  'guarantee.reported': z.strictObject({
    contractNo: name,
    side: word('given', 'taken'),
    amountFen: positiveFen,
    from: day,
    until: day,
    other: orNull(name),
  }),
  'employment.reported': z.strictObject({ employmentId: name, employer: name, from: day }),
  // A browser from which the borrower came in: a keyed digest of a cookie of ours.
  'device.used': z.strictObject({ device: name }),
  // What the register of businesses says of a firm: where it is, who holds how much of it.
  'premises.registered': z.strictObject({ address: name }),
  'ownership.registered': z.strictObject({ owner: name, sharePpm: count }),
  // What is seen of those whom a borrower has to do with and who are borrowers, too. `neighbour` is a digest
  // of this pair alone: nobody learns from it who that is. `sharePpm`: of what the borrower buys, or sells.
  'neighbours.counted': z.strictObject({ neighbours: count, late: count }),
  'neighbour.delinquent': z.strictObject({
    neighbour: name,
    relation: word(
      ...(['supplier', 'buyer', 'guaranteed', 'guarantor', 'employer', 'employed'] as const),
      ...(['same_device', 'same_address', 'same_owner', 'same_anchor', 'two_hops'] as const),
    ),
    sharePpm: count,
    weightFen: feeFen,
    dpd: atLeast(1),
  }),
  'neighbour.shared': z.strictObject({ neighbour: name, what: word('device', 'address') }),
  // What a borrower says of the business in a fixed form: nobody vouches for it.
  'form.submitted': z.strictObject({
    monthsOpen: count,
    staff: count,
    monthTakingsFen: feeFen,
    monthCostsFen: feeFen,
    askedFen: positiveFen,
  }),
  'application.submitted': z.strictObject({ applicationId: name, product: name }),
  'application.offered': z.strictObject({ applicationId: name }),
  'application.declined': z.strictObject({ applicationId: name }),
  'application.referred': z.strictObject({ applicationId: name }),
  'application.withdrawn': z.strictObject({ applicationId: name }),
  'application.expired': z.strictObject({ applicationId: name }),
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

/** Kinds that those outside may be told of: what became of an application, a facility, a loan. */
export const toldKinds = [
  'application.submitted',
  'application.offered',
  'application.declined',
  'application.referred',
  'application.withdrawn',
  'application.expired',
  'facility.opened',
  'loan.disbursed',
  'loan.repaid',
  'loan.delinquent',
  'loan.closed',
  'loan.repayment_reversed',
  'loan.renewed',
  'loan.restructured',
  'loan.charged_off',
] as const satisfies readonly EventKind[];
export type ToldKind = (typeof toldKinds)[number];

const told: ReadonlySet<string> = new Set(toldKinds);
export const isTold = (kind: EventKind): boolean => told.has(kind);

/**
 * Kinds whose data changed its shape: the version in force, and how data of an older one is read as the
 * next. Facts are never rewritten: they are kept as they were recorded, under their version.
 */
export const eventVersions: Readonly<Partial<Record<EventKind, KindVersions>>> = {};

export interface KindVersions {
  /** 2 or more. */
  readonly version: number;
  /** By version: data of it, made data of the next. Every version before `version` has one. */
  readonly next: Readonly<Record<number, (old: Kept) => Kept>>;
}

/** Data as JSON holds it. */
export type Kept = Readonly<Record<string, unknown>>;

/** The version under which a fact of `kind` is recorded now. */
export const versionOf = (kind: EventKind): number => eventVersions[kind]?.version ?? 1;

/** Data of an older version as the version in force would hold it. */
export function upgrade(
  kind: EventKind,
  version: number,
  kept: Kept,
  versions: typeof eventVersions = eventVersions,
): Kept {
  const { version: now = 1, next } = versions[kind] ?? {};
  assert(version >= 1 && version <= now, `event ${kind} of version ${version} is not known here`);
  let data = kept;
  for (let v = version; v < now; v++) {
    const step = next?.[v] ?? assert.fail(`event ${kind} has no way on from version ${v}`);
    data = step(data);
  }
  return data;
}
/** What an event of kind `K` says. Unit of every `...Fen`: fen. */
export type EventData<K extends EventKind = EventKind> = z.output<(typeof eventKinds)[K]>;

/** Who reports an event: a source, or open310 itself. */
export const eventOrigins = [...sources, 'open310'] as const;
export type EventOrigin = (typeof eventOrigins)[number];

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
  let told = 0;
  for (const { key } of wanted) if (key in members) told += 1;
  assert(Object.keys(members).length === told, `event ${kind} has an unknown member`);
}

/** `data` as JSON holds it: money as text. The inverse of `parseEventData`. */
export const writeEventData = (data: EventData): Record<string, string | number | boolean | null> =>
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
    data[key] = key.endsWith('Fen') && value !== null ? BigInt(value as string) : value;
  }
  return data as EventData;
}
