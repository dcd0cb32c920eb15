import { createHash } from 'node:crypto';
import { type Id, ok, type Result, refuse, shanghaiStamp } from '../kernel/index.ts';
import { listLoans } from '../lending/index.ts';
import { type AgreedRefusal, agreedOf } from '../origination/index.ts';
import { openProfile } from '../party/index.ts';
import { type Clock, type Database, newId, type Vault } from '../platform/index.ts';
import { findRepayment } from '../servicing/index.ts';
import { type Content, type DocumentKind, digestOfContent, type Language } from './content.ts';
import { layOut } from './layout.ts';
import {
  type DocumentRow,
  findByContent,
  findFile,
  insertDocument,
  takeNumber,
} from './queries.ts';
import { type Seal, sealed } from './seal.ts';
import { statementContents } from './statement-contents.ts';
import { contractContent } from './templates/contract.ts';
import { disclosureContent } from './templates/disclosure.ts';
import { receiptContent } from './templates/receipt.ts';

/** What documents are made with. */
export interface DocumentDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  /** The lender's; `null`: no documents are handed out. */
  readonly seal: Seal | null;
}

/** Why there is no such document. In order of precedence. */
export type DocumentRefusal =
  | { readonly code: 'documents_not_offered' }
  | AgreedRefusal
  | { readonly code: 'repayment_not_found' }
  /** A month that is not over, or before anything was drawn. */
  | { readonly code: 'statement_not_ready' };

export interface DocumentRequest {
  readonly borrowerId: Id<'borrower'>;
  readonly kind: DocumentKind;
  /** A loan, a repayment, or a month: `2027-01`. */
  readonly subject: string;
  readonly language: Language;
}

/**
 * A document, made and sealed the first time it is asked for; the very same file from then on, for as long as what
 * stands in it is the same.
 */
export async function makeDocument(
  deps: DocumentDeps,
  request: DocumentRequest,
): Promise<Result<DocumentRow, DocumentRefusal>> {
  const { db, vault, seal, clock } = deps;
  if (!seal) return refuse({ code: 'documents_not_offered' });
  const made = await contentOf(deps, request, seal.name);
  if (!made.ok) return made;
  const content = made.value;
  const known = {
    ...request,
    ...{ template: content.template, contentDigest: digestOfContent(content) },
  };
  const before = await findByContent(db, known);
  if (before) return ok(before);
  const madeAt = clock.now();
  const number = await db.tx(takeNumber);
  const frame = { number: `No. ${String(number).padStart(8, '0')}`, made: shanghaiStamp(madeAt) };
  const pdf = await layOut(content, { ...frame, language: request.language });
  const file = await sealed(pdf, seal, madeAt);
  const id = newId('document', clock);
  const fileDigest = digestOfFile(file);
  const document = { ...known, id, number, lender: seal.name, fileDigest, madeAt };
  const fileSealed = sealFile({ vault }, document, file);
  await db.tx((tx) => insertDocument(tx, { ...document, fileSealed }));
  // Two who asked at once get one: the first that was kept.
  const kept = await findByContent(db, known);
  if (!kept) throw new Error('a document that was written is not there');
  return ok(kept);
}

export const digestOfFile = (file: Uint8Array): string =>
  createHash('sha256').update(file).digest('hex');

const boundTo = ({ borrowerId, id }: Pick<DocumentRow, 'borrowerId' | 'id'>): string =>
  `documents.documents.file:${borrowerId}:${id}`;

/** A file as it is kept. */
export const sealFile = (
  { vault }: Pick<DocumentDeps, 'vault'>,
  document: Pick<DocumentRow, 'borrowerId' | 'id'>,
  file: Uint8Array,
): Uint8Array => vault.seal(Buffer.from(file).toString('base64'), boundTo(document));

/** The file of a document; `undefined`: there is none of that id, or not of this borrower. */
export async function openDocument(
  { db, vault }: Pick<DocumentDeps, 'db' | 'vault'>,
  borrowerId: Id<'borrower'>,
  id: Id<'document'>,
): Promise<Uint8Array | undefined> {
  const kept = await findFile(db, borrowerId, id);
  if (!kept) return undefined;
  return new Uint8Array(
    Buffer.from(vault.open(kept.fileSealed, boundTo({ borrowerId, id })), 'base64'),
  );
}

type Reading = Pick<DocumentDeps, 'db' | 'vault'>;

/** What stands in a document, from what is kept now. @param lender - As it stands there. */
export async function contentOf(
  deps: Reading,
  request: DocumentRequest,
  lender: string,
): Promise<Result<Content, DocumentRefusal>> {
  const { kind } = request;
  if (kind === 'statement') return statementOf(deps, request, lender);
  if (kind === 'receipt') return receiptOf(deps, request, lender);
  const { borrowerId, subject } = request;
  const agreed = await agreedOf(deps, borrowerId, subject as Id<'loan'>);
  if (!agreed.ok) return agreed;
  const loan = (await listLoans(deps.db, borrowerId)).find(({ id }) => id === subject);
  if (!loan) return refuse({ code: 'loan_not_found' });
  const { quote } = agreed.value;
  const told = { lender, loan, quote, agreed: agreed.value };
  return ok(kind === 'contract' ? contractContent(told) : disclosureContent(told));
}

async function receiptOf(
  { db, vault }: Reading,
  { borrowerId, subject }: DocumentRequest,
  lender: string,
): Promise<Result<Content, DocumentRefusal>> {
  const repayment = await findRepayment(db, borrowerId, subject as Id<'repayment'>);
  if (repayment?.settled == null) return refuse({ code: 'repayment_not_found' });
  const { holderName } = await openProfile(db, vault, borrowerId);
  const settled = { ...repayment, settled: repayment.settled };
  return ok(receiptContent({ lender, payer: holderName ?? '', repayment: settled }));
}

async function statementOf(
  deps: Reading,
  { borrowerId, subject }: DocumentRequest,
  lender: string,
): Promise<Result<Content, DocumentRefusal>> {
  const { contents } = await statementContents(deps, { month: subject, lender }, [borrowerId]);
  const content = contents.get(borrowerId);
  return content ? ok(content) : refuse({ code: 'statement_not_ready' });
}
