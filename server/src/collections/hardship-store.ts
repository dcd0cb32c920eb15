import type { BusinessDate, Id, Instant, RateE9 } from '../kernel/index.ts';
import { rateE9 } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';
import type { Ground, Relief } from './relief.ts';

const at = (instant: Instant): Date => new Date(instant);

export const hardshipStates = [
  'asked',
  'offered',
  'running',
  'declined',
  'withdrawn',
  'expired',
  'failed',
  'completed',
] as const;
export type HardshipState = (typeof hardshipStates)[number];

type ReliefJson = Readonly<Record<string, string | number>>;

const HardshipRow = row({
  id: column.id('hardship'),
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  ground: (raw: unknown) => raw as Ground,
  saidSealed: column.nullable(column.bytes),
  askedBy: column.oneOf('borrower', 'staff'),
  askedByName: column.text,
  askedAt: column.instant,
  state: column.oneOf(...hardshipStates),
  assigneeId: column.nullable(column.text),
  assigneeName: column.nullable(column.text),
  relief: column.nullable(column.json<ReliefJson>()),
  offeredBy: column.nullable(column.text),
  offeredAt: column.nullable(column.instant),
  offerUntil: column.nullable(column.date),
  acceptedOn: column.nullable(column.date),
  acceptedDigest: column.nullable(column.text),
  isSigned: column.bool,
  endedAt: column.nullable(column.instant),
  endedWhy: column.nullable(column.text),
});

/** A borrower who cannot pay, as it is kept. */
export interface KeptHardship extends Omit<RowOf<typeof HardshipRow>, 'relief'> {
  readonly relief: Relief | null;
}

const reliefIn = (kept: ReliefJson | null): Relief | null => {
  if (kept === null) return null;
  if (kept.kind !== 'rateCut') return kept as unknown as Relief;
  return { kind: 'rateCut', annualRate: rateE9(BigInt(kept.annualRate ?? 0)) as RateE9 };
};

const hardshipOf = ({ relief, ...kept }: RowOf<typeof HardshipRow>): KeptHardship => ({
  ...kept,
  relief: reliefIn(relief),
});

export async function findHardship(db: Db, id: Id<'hardship'>): Promise<KeptHardship | undefined> {
  const found = await db.maybe(HardshipRow)`
    select *, signature is not null as is_signed from collections.hardships where id = ${id}`;
  return found && hardshipOf(found);
}

export async function lockHardship(tx: Tx, id: Id<'hardship'>): Promise<KeptHardship | undefined> {
  const found = await tx.maybe(HardshipRow)`
    select *, signature is not null as is_signed
      from collections.hardships where id = ${id} for update`;
  return found && hardshipOf(found);
}

/** All that was ever asked for about a loan, the newest first. */
export const listOfLoan = async (db: Db, loanId: Id<'loan'>): Promise<KeptHardship[]> =>
  (
    await db.many(HardshipRow)`
      select *, signature is not null as is_signed
        from collections.hardships where loan_id = ${loanId}
       order by asked_at desc, id desc
       limit 50`
  ).map(hardshipOf);

/** Those that wait for somebody, the oldest first; or those that are over, the newest first. */
export const listQueue = async (
  db: Db,
  o: { readonly open: boolean; readonly most: number },
): Promise<KeptHardship[]> =>
  (
    await db.many(HardshipRow)`
      select *, signature is not null as is_signed
        from collections.hardships
       where (state in ('asked', 'offered', 'running')) = ${o.open}::boolean
       order by case when ${o.open}::boolean then (case state when 'asked' then 0 when 'offered' then 1
                                                               else 2 end) end,
                case when ${o.open}::boolean then asked_at end,
                asked_at desc, id
       limit ${o.most}`
  ).map(hardshipOf);

const WaitingRow = row({ waiting: column.int, oldestAt: column.nullable(column.instant) });

/** How many wait to be answered, and since when the oldest. */
export const countHardships = (db: Db) =>
  db.one(WaitingRow)`
    select count(*) as waiting, min(asked_at) as oldest_at
      from collections.hardships where state = 'asked'`;

/** @returns 0 where one is under way for the loan already. */
export const insertHardship = (
  tx: Tx,
  o: {
    readonly id: Id<'hardship'>;
    readonly borrowerId: Id<'borrower'>;
    readonly loanId: Id<'loan'>;
    readonly ground: Ground;
    readonly saidSealed: Uint8Array | null;
    readonly askedBy: 'borrower' | 'staff';
    readonly askedByName: string;
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    insert into collections.hardships (borrower_id, loan_id, id, ground, said_sealed, asked_by,
                                       asked_by_name, asked_at, state)
    values (${o.borrowerId}, ${o.loanId}, ${o.id}, ${o.ground}, ${o.saidSealed}, ${o.askedBy},
            ${o.askedByName}, ${at(o.at)}, 'asked')
        on conflict do nothing`;

export const saveAssignee = (
  tx: Tx,
  id: Id<'hardship'>,
  to: { readonly id: string; readonly name: string } | null,
): Promise<number> =>
  tx.exec`
    update collections.hardships
       set assignee_id = ${to?.id ?? null}, assignee_name = ${to?.name ?? null}
     where id = ${id}`;

export const saveOffer = (
  tx: Tx,
  id: Id<'hardship'>,
  o: {
    readonly relief: Relief;
    readonly by: string;
    readonly at: Instant;
    readonly until: BusinessDate;
  },
): Promise<number> =>
  tx.exec`
    update collections.hardships
       set state = 'offered', relief = ${json(o.relief)}::jsonb, offered_by = ${o.by},
           offered_at = ${at(o.at)}, offer_until = ${o.until}
     where id = ${id}`;

export const saveAccepted = (
  tx: Tx,
  id: Id<'hardship'>,
  o: {
    readonly on: BusinessDate;
    readonly table: object;
    readonly digest: string;
    readonly publicKey: Uint8Array | null;
    readonly signature: Uint8Array | null;
  },
): Promise<number> =>
  tx.exec`
    update collections.hardships
       set state = 'running', accepted_on = ${o.on}, accepted_table = ${json(o.table)}::jsonb,
           accepted_digest = ${o.digest}, public_key = ${o.publicKey}, signature = ${o.signature}
     where id = ${id}`;

export const saveEnd = (
  tx: Tx,
  id: Id<'hardship'>,
  o: { readonly state: HardshipState; readonly why: string; readonly at: Instant },
): Promise<number> =>
  tx.exec`
    update collections.hardships
       set state = ${o.state}, ended_why = ${o.why}, ended_at = ${at(o.at)}
     where id = ${id}`;

const OpenRow = row({
  id: column.id('hardship'),
  loanId: column.id('loan'),
  state: column.oneOf(...hardshipStates),
  acceptedOn: column.nullable(column.date),
  offerUntil: column.nullable(column.date),
});

/** Offers that nobody took in time, and plans under way. */
export const listToEnd = (db: Db, today: BusinessDate) =>
  db.many(OpenRow)`
    select id, loan_id, state, accepted_on, offer_until
      from collections.hardships
     where state = 'running' or (state = 'offered' and offer_until < ${today})`;
