import type { Id } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import { documentKinds } from './content.ts';

const DocumentRow = row({
  borrowerId: column.id('borrower'),
  id: column.id('document'),
  number: column.int,
  kind: column.oneOf(...documentKinds),
  template: column.text,
  language: column.oneOf('zh', 'en'),
  subject: column.text,
  /** As it stands in the file. */
  lender: column.text,
  contentDigest: column.text,
  fileDigest: column.text,
  madeAt: column.instant,
});
/** A document as it was handed out, without its file. */
export type DocumentRow = RowOf<typeof DocumentRow>;

/** The document of this very content; there is one. */
export const findByContent = (
  db: Db,
  o: Pick<
    DocumentRow,
    'borrowerId' | 'kind' | 'subject' | 'language' | 'template' | 'contentDigest'
  >,
) =>
  db.maybe(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where borrower_id = ${o.borrowerId} and kind = ${o.kind} and subject = ${o.subject}
       and language = ${o.language} and template = ${o.template}
       and content_digest = ${o.contentDigest}`;

/** Statements of a month that were handed out to these borrowers. */
export const listStatements = (
  db: Db,
  o: { readonly month: string; readonly language: DocumentRow['language'] },
  borrowerIds: readonly Id<'borrower'>[],
) =>
  db.many(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where borrower_id = any (${borrowerIds}::text[]) and kind = 'statement'
       and subject = ${o.month} and language = ${o.language}`;

/** The document whose file has these very bytes. */
export const findByFile = (db: Db, fileDigest: string) =>
  db.maybe(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where file_digest = ${fileDigest}`;

/** A borrower's documents, the newest first. */
export const listDocuments = (db: Db, borrowerId: Id<'borrower'>, most: number) =>
  db.many(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where borrower_id = ${borrowerId}
     order by number desc
     limit ${most}`;

/** Documents behind `after` in their order, to be looked at again. */
export const listAfter = (db: Db, after: number, most: number) =>
  db.many(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where number > ${after}
     order by number
     limit ${most}`;

const Number_ = row({ number: column.int });

/** The number that the next document has: taken before it is made, for it stands in the file. */
export const takeNumber = async (tx: Tx): Promise<number> =>
  (
    await tx.one(Number_)`
      select nextval(pg_get_serial_sequence('documents.documents', 'number')) as number`
  ).number;

/** So many numbers at once. */
export const takeNumbers = async (db: Db, n: number): Promise<number[]> =>
  (
    await db.many(Number_)`
      select nextval(pg_get_serial_sequence('documents.documents', 'number')) as number
        from generate_series(1, ${n}::int)`
  ).map(({ number }) => number);

/** A document with its file, as it is kept. */
export interface NewDocument extends DocumentRow {
  readonly fileSealed: Uint8Array;
}

export const insertDocument = (tx: Tx, document: NewDocument): Promise<number> =>
  tx.exec`
    insert into documents.documents (borrower_id, id, number, kind, template, language, subject,
                                     lender, content_digest, file_digest, file_sealed, made_at)
           overriding system value
    values (${document.borrowerId}, ${document.id}, ${document.number}, ${document.kind},
            ${document.template}, ${document.language}, ${document.subject},
            ${document.lender}, ${document.contentDigest}, ${document.fileDigest},
            ${document.fileSealed},
            ${new Date(document.madeAt)})
        on conflict do nothing`;

const File_ = row({ fileSealed: column.bytes });

export const findFile = (db: Db, borrowerId: Id<'borrower'>, id: Id<'document'>) =>
  db.maybe(File_)`
    select file_sealed from documents.documents where borrower_id = ${borrowerId} and id = ${id}`;

/** Documents whose id begins with `start`. */
export const listDocumentsStarting = (db: Db, start: string, atMost: number) =>
  db.many(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where id >= ${start} and id < ${start} || 'g' -- Ids end in hexadecimal digits.
     order by id
     limit ${atMost}`;

/** The document of a number, as it stands on it. */
export const findByDocumentNumber = (db: Db, number: number) =>
  db.maybe(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where number = ${number}`;

/** The document of that id, whoever's it is: for staff, who name no borrower. */
export const lookUpDocument = (db: Db, id: Id<'document'>) =>
  db.maybe(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where id = ${id}`;

/** Documents about any of these: a loan, its repayments. The newest first. */
export const listDocumentsAbout = (db: Db, subjects: readonly string[]) =>
  db.many(DocumentRow)`
    select borrower_id, id, number, kind, template, language, subject, lender, content_digest,
           file_digest, made_at
      from documents.documents
     where subject = any (${subjects}::text[])
     order by number desc
     limit 1000`;
