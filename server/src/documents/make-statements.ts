import {
  addMonths,
  type Id,
  ok,
  parseBusinessDate,
  type Result,
  refuse,
  shanghaiStamp,
} from '../kernel/index.ts';
import { getBusinessDate, newId } from '../platform/index.ts';
import { countLoanBorrowers, listLoanBorrowers } from '../servicing/index.ts';
import { type Content, digestOfContent } from './content.ts';
import {
  contentOf,
  type DocumentDeps,
  type DocumentRequest,
  digestOfFile,
  sealFile,
} from './make-document.ts';
import type { Draft, Press } from './press.ts';
import { type DocumentRow, findByContent, insertDocument, takeNumbers } from './queries.ts';
import type { Seal } from './seal.ts';
import { listDone, type StatementRun, type StatementTold, writeTold } from './statement-queries.ts';

/** In order of precedence. */
export type StatementsRefusal =
  | { readonly code: 'documents_not_offered' }
  /** The month is not over. */
  | { readonly code: 'statement_not_ready' };

/** What came of a run, this call's part of it: counts of borrowers. */
export interface StatementsReport {
  readonly borrowers: number;
  readonly made: number;
  /** The very statement was handed out before. */
  readonly exists: number;
  /** Borrowers of whom the month has nothing to tell. */
  readonly nothing: number;
  readonly failed: number;
  /** Done by an earlier call. */
  readonly before: number;
}

const BATCH = 64; // Fonts are made small once for so many; their names share a few hundred letters.
const AT_ONCE = 4;

type Count = { -readonly [K in keyof StatementsReport]: number };

interface Work extends DocumentDeps {
  readonly seal: Seal;
  readonly press: Press;
}

/** A statement that is to be made: its content is not known yet. */
interface Wanted {
  readonly known: DocumentRequest & { readonly template: string; readonly contentDigest: string };
  readonly content: Content;
}

/**
 * Makes a month's statements for every borrower with something to tell. Each is kept with what became of it in one
 * transaction, so that the call may be stopped and made again: it goes on where it was, and whose failed are tried
 * again. A borrower whose statement cannot be made leaves the others.
 */
export async function makeStatements(
  deps: DocumentDeps & { readonly press: Press },
  run: StatementRun,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Result<StatementsReport, StatementsRefusal>> {
  const { db, seal } = deps;
  if (!seal) return refuse({ code: 'documents_not_offered' });
  const from = parseBusinessDate(`${run.month}-01`);
  if (!from || addMonths(from, 1) > (await getBusinessDate(db))) {
    return refuse({ code: 'statement_not_ready' });
  }
  const total = await countLoanBorrowers(db, from);
  const count: Count = { borrowers: 0, made: 0, exists: 0, nothing: 0, failed: 0, before: 0 };
  const under = new Set<Promise<void>>();
  let failure: unknown;
  for (let after = ''; failure === undefined; ) {
    const page = await listLoanBorrowers(db, { closedFrom: from, after, atMost: BATCH });
    const last = page.at(-1);
    if (last === undefined) break;
    after = last;
    const batch = makeBatch({ ...deps, seal }, run, page, count)
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => {
        under.delete(batch);
        onProgress(count.borrowers, total);
      });
    under.add(batch);
    if (under.size >= AT_ONCE) await Promise.race(under);
  }
  await Promise.all(under);
  if (failure !== undefined) throw failure;
  return ok(count);
}

/** What is to be told of each of these borrowers. */
async function makeBatch(
  work: Work,
  run: StatementRun,
  borrowerIds: readonly Id<'borrower'>[],
  count: Count,
): Promise<void> {
  const done = await listDone(work.db, run, borrowerIds);
  const told: StatementTold[] = [];
  const wanted: Wanted[] = [];
  for (const borrowerId of borrowerIds.filter((id) => !done.has(id))) {
    const one = await wantedOf(work, run, borrowerId);
    if ('outcome' in one) told.push(one);
    else wanted.push(one);
  }
  told.push(...(await pressAndKeep(work, run, wanted, told)));
  count.borrowers += borrowerIds.length;
  count.before += done.size;
  for (const { outcome } of told) count[outcome] += 1;
}

async function wantedOf(
  work: Work,
  { month, language }: StatementRun,
  borrowerId: Id<'borrower'>,
): Promise<Wanted | StatementTold> {
  const end = { borrowerId, documentId: null, detail: null };
  try {
    const request = { borrowerId, kind: 'statement', subject: month, language } as const;
    const content = await contentOf(work, request, work.seal.name);
    if (!content.ok) return { ...end, outcome: 'nothing' };
    const { template } = content.value;
    const known = { ...request, template, contentDigest: digestOfContent(content.value) };
    const before = await findByContent(work.db, known);
    if (before) return { ...end, outcome: 'exists', documentId: before.id };
    return { known, content: content.value };
  } catch (error) {
    return { ...end, outcome: 'failed', detail: String(error) };
  }
}

/** Lays out and seals, and keeps files and what became of all of the batch in one transaction. */
async function pressAndKeep(
  work: Work,
  run: StatementRun,
  wanted: readonly Wanted[],
  others: readonly StatementTold[],
): Promise<StatementTold[]> {
  const { db, clock, press, seal } = work;
  const madeAt = clock.now();
  const numbers = await takeNumbers(db, wanted.length);
  const drafts = wanted.map(({ content }, i): Draft => {
    const number = `No. ${String(numbers[i]).padStart(8, '0')}`;
    const frame = { number, made: shanghaiStamp(madeAt), language: run.language };
    return { content, frame, madeAt };
  });
  const pressed = drafts.length === 0 ? [] : await press.press(drafts);
  return db.tx(async (tx) => {
    const told: StatementTold[] = [];
    for (const [i, { known }] of wanted.entries()) {
      const { borrowerId } = known;
      const one = pressed[i] ?? { fault: 'nothing came from the press' };
      if ('fault' in one) {
        told.push({ borrowerId, outcome: 'failed', documentId: null, detail: one.fault });
        continue;
      }
      const row: Omit<DocumentRow, 'fileDigest'> = {
        ...{ ...known, id: newId('document', clock), number: numbers[i] ?? 0 },
        ...{ lender: seal.name, madeAt },
      };
      const document = { ...row, fileDigest: digestOfFile(one.file) };
      const fileSealed = sealFile(work, document, one.file);
      const kept = await insertDocument(tx, { ...document, fileSealed });
      // Another process made the very same meanwhile: the first that was kept counts.
      const id = kept === 1 ? document.id : (await findByContent(tx, known))?.id;
      if (id === undefined) throw new Error('a statement that was made is not there');
      told.push({
        ...{ borrowerId, documentId: id, detail: null },
        outcome: kept === 1 ? 'made' : 'exists',
      });
    }
    const all = [...others, ...told];
    if (all.length > 0) await writeTold(tx, run, all, madeAt);
    return told;
  });
}
