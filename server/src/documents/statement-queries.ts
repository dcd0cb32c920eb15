import type { Id, Instant } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { Language } from './content.ts';

/** A month's statements in a language. */
export interface StatementRun {
  /** `2027-01`. */
  readonly month: string;
  readonly language: Language;
}

/** What became of one borrower's. */
export interface StatementTold {
  readonly borrowerId: Id<'borrower'>;
  readonly outcome: 'made' | 'exists' | 'nothing' | 'failed';
  readonly documentId: Id<'document'> | null;
  readonly detail: string | null;
}

const DoneRow = row({ borrowerId: column.id('borrower') });

/** Which of these borrowers are done: told of otherwise than as failed. */
export const listDone = async (
  db: Db,
  { month, language }: StatementRun,
  borrowerIds: readonly Id<'borrower'>[],
): Promise<Set<Id<'borrower'>>> => {
  const rows = await db.many(DoneRow)`
    select borrower_id from documents.statements
     where month = ${month} and language = ${language} and outcome <> 'failed'
       and borrower_id = any (${borrowerIds}::text[])`;
  return new Set(rows.map(({ borrowerId }) => borrowerId));
};

export const writeTold = (
  db: Db,
  { month, language }: StatementRun,
  told: readonly StatementTold[],
  at: Instant,
): Promise<number> =>
  db.exec`
    insert into documents.statements
           (month, language, borrower_id, outcome, document_id, detail, at)
    select ${month}, ${language}, t.*, ${new Date(at)}::timestamptz
      from unnest(${told.map((t) => t.borrowerId)}::text[], ${told.map((t) => t.outcome)}::text[],
                  ${told.map((t) => t.documentId)}::text[], ${told.map((t) => t.detail)}::text[])
           as t
        on conflict (month, language, borrower_id) do update
       set outcome = excluded.outcome, document_id = excluded.document_id,
           detail = excluded.detail, at = excluded.at
     where statements.outcome = 'failed'`;

const FailedRow = row({ borrowerId: column.id('borrower'), detail: column.text });

/** Whose statement could not be made, and why. */
export const listFailedStatements = (db: Db, { month, language }: StatementRun) =>
  db.many(FailedRow)`
    select borrower_id, detail from documents.statements
     where month = ${month} and language = ${language} and outcome = 'failed'
     order by borrower_id
     limit 1000`;
