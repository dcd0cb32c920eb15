import {
  addMonths,
  type Id,
  type Instant,
  ok,
  parseBusinessDate,
  type Result,
  refuse,
  shanghaiStamp,
} from '../kernel/index.ts';
import { getBusinessDate, newId, type Tx } from '../platform/index.ts';
import { countLoanBorrowers, listLoanBorrowers } from '../servicing/index.ts';
import { type Content, digestOfContent } from './content.ts';
import {
  type DocumentDeps,
  type DocumentRequest,
  digestOfFile,
  sealFile,
} from './make-document.ts';
import type { Draft, Press, Pressed } from './press.ts';
import {
  findByContent,
  insertDocument,
  listStatements,
  type NewDocument,
  takeNumbers,
} from './queries.ts';
import type { Seal } from './seal.ts';
import { statementContents } from './statement-contents.ts';
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
  const left = borrowerIds.filter((id) => !done.has(id));
  const { told, wanted } = await sortOut(work, run, left);
  told.push(...(await pressAndKeep(work, run, wanted, told)));
  count.borrowers += borrowerIds.length;
  count.before += done.size;
  for (const { outcome } of told) count[outcome] += 1;
}

/** Of whom there is nothing to tell, who has theirs already, and whose is to be made. */
async function sortOut(
  work: Work,
  { month, language }: StatementRun,
  borrowerIds: readonly Id<'borrower'>[],
): Promise<{ told: StatementTold[]; wanted: Wanted[] }> {
  if (borrowerIds.length === 0) return { told: [], wanted: [] };
  const { contents, faults } = await contentsOf(work, month, borrowerIds);
  const kept = await listStatements(work.db, { month, language }, [...contents.keys()]);
  const told: StatementTold[] = [];
  const wanted: Wanted[] = [];
  for (const borrowerId of borrowerIds) {
    const end = { borrowerId, documentId: null, detail: null };
    const content = contents.get(borrowerId);
    const detail = faults.get(borrowerId);
    if (detail !== undefined) told.push({ ...end, outcome: 'failed', detail });
    else if (!content) told.push({ ...end, outcome: 'nothing' });
    else {
      const { template } = content;
      const contentDigest = digestOfContent(content);
      const before = kept.find(
        (one) =>
          one.borrowerId === borrowerId &&
          one.template === template &&
          one.contentDigest === contentDigest,
      );
      const known = { borrowerId, kind: 'statement', subject: month, language } as const;
      if (before) told.push({ ...end, outcome: 'exists', documentId: before.id });
      else wanted.push({ known: { ...known, template, contentDigest }, content });
    }
  }
  return { told, wanted };
}

/** Contents of a batch; should they not be read together, one by one: whose cannot be read leaves the others. */
async function contentsOf(
  work: Work,
  month: string,
  borrowerIds: readonly Id<'borrower'>[],
): ReturnType<typeof statementContents> {
  const asked = { month, lender: work.seal.name };
  try {
    return await statementContents(work, asked, borrowerIds);
  } catch (error) {
    const [only, ...others] = borrowerIds;
    if (only !== undefined && others.length === 0) {
      return { contents: new Map(), faults: new Map([[only, String(error)]]) };
    }
    const contents = new Map<Id<'borrower'>, Content>();
    const faults = new Map<Id<'borrower'>, string>();
    for (const id of borrowerIds) {
      const one = await contentsOf(work, month, [id]);
      for (const [whose, content] of one.contents) contents.set(whose, content);
      for (const [whose, fault] of one.faults) faults.set(whose, fault);
    }
    return { contents, faults };
  }
}

/** Lays out and seals, and keeps files and what became of all of the batch in one transaction. */
async function pressAndKeep(
  work: Work,
  run: StatementRun,
  wanted: readonly Wanted[],
  others: readonly StatementTold[],
): Promise<StatementTold[]> {
  const { db, clock, press } = work;
  const madeAt = clock.now();
  const numbers = await takeNumbers(db, wanted.length);
  const drafts = wanted.map(({ content }, i): Draft => {
    const number = `No. ${String(numbers[i]).padStart(8, '0')}`;
    const frame = { number, made: shanghaiStamp(madeAt), language: run.language };
    return { content, frame, madeAt };
  });
  const pressed = drafts.length === 0 ? [] : await press.press(drafts);
  const made = wanted.map(({ known }, i) =>
    documentOf(work, known, pressed[i], numbers[i] ?? 0, madeAt),
  );
  return db.tx(async (tx) => {
    // Sent together: one by one each would be waited for.
    const told = await Promise.all(made.map((one) => keep(tx, one)));
    const all = [...others, ...told];
    if (all.length > 0) await writeTold(tx, run, all, madeAt);
    return told;
  });
}

type Made = { readonly document: NewDocument } | { readonly told: StatementTold };

/** A file as it is to be kept, or why there is none. */
function documentOf(
  work: Work,
  known: Wanted['known'],
  pressed: Pressed | undefined,
  number: number,
  madeAt: Instant,
): Made {
  const one = pressed ?? { fault: 'nothing came from the press' };
  if ('fault' in one) {
    const { borrowerId } = known;
    return { told: { borrowerId, outcome: 'failed', documentId: null, detail: one.fault } };
  }
  const row = {
    ...{ ...known, id: newId('document', work.clock), number },
    ...{ lender: work.seal.name, madeAt, fileDigest: digestOfFile(one.file) },
  };
  return { document: { ...row, fileSealed: sealFile(work, row, one.file) } };
}

async function keep(tx: Tx, made: Made): Promise<StatementTold> {
  if ('told' in made) return made.told;
  const { document } = made;
  const { borrowerId } = document;
  const kept = await insertDocument(tx, document);
  if (kept === 1) return { borrowerId, outcome: 'made', documentId: document.id, detail: null };
  // Another process made the very same meanwhile: the first that was kept counts.
  const first = await findByContent(tx, document);
  if (!first) throw new Error('a statement that was made is not there');
  return { borrowerId, outcome: 'exists', documentId: first.id, detail: null };
}
