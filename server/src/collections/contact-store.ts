import type { BusinessDate, Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import { channels } from './contact-rules.ts';

const at = (instant: Instant): Date => new Date(instant);

export const outcomes = [
  'reached',
  'noAnswer',
  'wrongNumber',
  'refused',
  'sent',
  'failed',
] as const;
export type Outcome = (typeof outcomes)[number];

const ContactRow = row({
  id: column.id('contact'),
  borrowerId: column.id('borrower'),
  loanId: column.nullable(column.id('loan')),
  direction: column.oneOf('out', 'in'),
  channel: column.oneOf(...channels),
  whom: column.oneOf('borrower', 'guarantor'),
  template: column.nullable(column.text),
  textSealed: column.nullable(column.bytes),
  byName: column.text,
  at: column.instant,
  onDay: column.date,
  outcome: column.nullable(column.oneOf(...outcomes)),
  saidSealed: column.nullable(column.bytes),
  endedAt: column.nullable(column.instant),
});
export type KeptContact = RowOf<typeof ContactRow>;

/** Locks what is known of how a borrower is reached, so that two who try at once are both counted. */
export async function lockReached(tx: Tx, borrowerId: Id<'borrower'>): Promise<void> {
  await tx.exec`
    insert into collections.borrowers (borrower_id) values (${borrowerId}) on conflict do nothing`;
  await tx.exec`
    select from collections.borrowers where borrower_id = ${borrowerId} for update`;
}

const LanguageRow = row({ language: column.oneOf('zh', 'en') });

/** The language a borrower is written to in. */
export const findLanguage = async (db: Db, borrowerId: Id<'borrower'>): Promise<'zh' | 'en'> =>
  (
    await db.maybe(LanguageRow)`
      select language from collections.borrowers where borrower_id = ${borrowerId}`
  )?.language ?? 'zh';

/** Keeps the language a borrower speaks here. */
export const saveLanguage = (db: Db, borrowerId: Id<'borrower'>, language: 'zh' | 'en') =>
  db.exec`
    insert into collections.borrowers (borrower_id, language) values (${borrowerId}, ${language})
        on conflict (borrower_id) do update set language = excluded.language`;

const PastRow = row({
  borrowerId: column.id('borrower'),
  channel: column.oneOf(...channels),
  on: column.date,
});

/** Attempts to reach these borrowers from a day on. */
export const listPast = (db: Db, borrowers: readonly Id<'borrower'>[], since: BusinessDate) =>
  db.many(PastRow)`
    select borrower_id, channel, on_day as on
      from collections.contacts
     where borrower_id = any (${borrowers}::text[]) and direction = 'out' and on_day >= ${since}`;

export interface NewContact {
  readonly id: Id<'contact'>;
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'> | null;
  readonly direction: 'out' | 'in';
  readonly channel: (typeof channels)[number];
  readonly whom: 'borrower' | 'guarantor';
  readonly template: string | null;
  readonly textSealed: Uint8Array | null;
  readonly byId: string;
  readonly byName: string;
  readonly at: Instant;
  readonly onDay: BusinessDate;
}

export const insertContact = (tx: Tx, c: NewContact): Promise<number> =>
  tx.exec`
    insert into collections.contacts (borrower_id, id, loan_id, direction, channel, whom, template,
                                      text_sealed, by_id, by_name, at, on_day)
    values (${c.borrowerId}, ${c.id}, ${c.loanId}, ${c.direction}, ${c.channel}, ${c.whom},
            ${c.template}, ${c.textSealed}, ${c.byId}, ${c.byName}, ${at(c.at)}, ${c.onDay})`;

export const findContact = (db: Db, id: Id<'contact'>) =>
  db.maybe(ContactRow)`
    select c.id, c.borrower_id, c.loan_id, c.direction, c.channel, c.whom, c.template, c.text_sealed,
           c.by_name, c.at, c.on_day, o.outcome, o.said_sealed, o.at as ended_at
      from collections.contacts c
      left join collections.contact_outcomes o on o.contact_id = c.id
     where c.id = ${id}`;

/** A borrower's contacts, the newest first. */
export const listContactsOf = (db: Db, borrowerId: Id<'borrower'>, most: number) =>
  db.many(ContactRow)`
    select c.id, c.borrower_id, c.loan_id, c.direction, c.channel, c.whom, c.template, c.text_sealed,
           c.by_name, c.at, c.on_day, o.outcome, o.said_sealed, o.at as ended_at
      from collections.contacts c
      left join collections.contact_outcomes o on o.contact_id = c.id
     where c.borrower_id = ${borrowerId}
     order by c.at desc, c.id desc
     limit ${most}`;

/** The newest contact of each of these borrowers. */
export const listLastContacts = (db: Db, borrowers: readonly Id<'borrower'>[]) =>
  db.many(ContactRow)`
    select c.*, o.outcome, o.said_sealed, o.at as ended_at
      from unnest(${borrowers}::text[]) as b (borrower_id)
      cross join lateral (
        select id, borrower_id, loan_id, direction, channel, whom, template, text_sealed, by_name, at,
               on_day
          from collections.contacts n
         where n.borrower_id = b.borrower_id
         order by n.at desc
         limit 1) c
      left join collections.contact_outcomes o on o.contact_id = c.id`;

export const insertOutcome = (
  tx: Tx,
  o: {
    readonly contactId: Id<'contact'>;
    readonly outcome: Outcome;
    readonly saidSealed: Uint8Array | null;
    readonly byId: string;
    readonly byName: string;
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    insert into collections.contact_outcomes (contact_id, outcome, said_sealed, by_id, by_name, at)
    values (${o.contactId}, ${o.outcome}, ${o.saidSealed}, ${o.byId}, ${o.byName}, ${at(o.at)})
        on conflict do nothing`;

const CountRow = row({ n: column.int });

/** Whether a member of staff tried to reach this borrower: they do not judge a complaint about it. */
export const hasContacted = async (
  db: Db,
  borrowerId: Id<'borrower'>,
  staffId: string,
): Promise<boolean> =>
  (
    await db.one(CountRow)`
      select count(*) as n
        from collections.contacts
       where borrower_id = ${borrowerId} and by_id = ${staffId}`
  ).n > 0;
