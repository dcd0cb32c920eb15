import { type Id, instant, ok, type Result, refuse } from '../kernel/index.ts';
import { newId, type Tx, txOrRefuse } from '../platform/index.ts';
import type { EvidenceDeps } from './deps.ts';
import { openPaper, type Paper } from './paper.ts';
import {
  findByDigest,
  findPaper,
  findSealed,
  insertPaper,
  listByState,
  listPapersOf,
  type Place,
  tallyOf,
  withdrawPaper,
} from './queries.ts';
import { digestOf, openBody, sealBody } from './sealing.ts';
import { sniffPaper } from './sniff-paper.ts';

/** The most that a picture or a PDF may hold. Unit: bytes. */
export const PAPER_MAX_BYTES = 12 * 1024 * 1024;
const A_DAY = 60;
const WAITING_MOST = 20;
const DAY_MS = 86_400_000;

/** Why a file does not become a paper. In order of precedence. */
export type TakeRefusal =
  | { readonly code: 'paper_empty' }
  | { readonly code: 'paper_too_large' }
  /** HEIC, Word, a program: `kinds` are those that are taken. */
  | { readonly code: 'paper_kind_unknown' }
  /** Sixty a day, twenty that wait: more is no borrower's evidence. */
  | { readonly code: 'papers_too_many' };

export interface HandedPaper {
  readonly borrowerId: Id<'borrower'>;
  /** As the device names it; only its ending is looked at. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a paper and has it read later. The same file again is the same paper. Nothing of the file is opened here.
 * @param later - Starts the reading in the same transaction.
 */
export async function takePaper(
  deps: EvidenceDeps,
  { borrowerId, name, bytes }: HandedPaper,
  later: (tx: Tx, place: Place) => Promise<unknown>,
): Promise<Result<Paper, TakeRefusal>> {
  if (bytes.length === 0) return refuse({ code: 'paper_empty' });
  if (bytes.length > PAPER_MAX_BYTES) return refuse({ code: 'paper_too_large' });
  const known = sniffPaper(name, bytes);
  if (!known) return refuse({ code: 'paper_kind_unknown' });
  const { db, vault, clock } = deps;
  const at = clock.now();
  const digest = digestOf(vault, bytes);
  return txOrRefuse<Paper, TakeRefusal>(db, async (tx) => {
    const before = await findByDigest(tx, borrowerId, digest);
    if (before) return ok(openPaper(vault, before));
    const { today, waiting } = await tallyOf(tx, borrowerId, instant(at - DAY_MS));
    if (today >= A_DAY || waiting >= WAITING_MOST) return refuse({ code: 'papers_too_many' });
    const place = { borrowerId, paperId: newId('paper', clock) };
    const bodySealed = sealBody(vault, place, bytes);
    const isNew = await insertPaper(tx, {
      ...{ borrowerId, id: place.paperId, ...known, bytes: bytes.length, digest, bodySealed, at },
    });
    const kept = isNew ? await findPaper(tx, place) : await findByDigest(tx, borrowerId, digest);
    if (!kept) throw new Error('a paper that was written is not there');
    if (isNew) await later(tx, place);
    return ok(openPaper(vault, kept));
  });
}

/** A borrower's papers, the newest first. */
export const listPapers = async (
  { db, vault }: Pick<EvidenceDeps, 'db' | 'vault'>,
  borrowerId: Id<'borrower'>,
): Promise<Paper[]> =>
  (await listPapersOf(db, borrowerId, LIST_MOST)).map((row) => openPaper(vault, row));

const LIST_MOST = 200;

/** What waits for a person, the oldest first, or what a person judged, the newest first. */
export const listQueue = async (
  { db, vault }: Pick<EvidenceDeps, 'db' | 'vault'>,
  o: { readonly waiting: boolean },
): Promise<Paper[]> =>
  (await listByState(db, { ...o, most: LIST_MOST })).map((row) => openPaper(vault, row));

export async function getPaper(
  { db, vault }: Pick<EvidenceDeps, 'db' | 'vault'>,
  place: Place,
): Promise<Paper | undefined> {
  const row = await findPaper(db, place);
  return row && openPaper(vault, row);
}

/** A paper's bytes as they came; `undefined` where they are not kept. */
export async function openFile(
  { db, vault }: Pick<EvidenceDeps, 'db' | 'vault'>,
  place: Place,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | undefined> {
  const [row, sealed] = await Promise.all([findPaper(db, place), findSealed(db, place)]);
  if (!row || !sealed?.bodySealed) return undefined;
  return { bytes: openBody(vault, place, sealed.bodySealed), mediaType: row.mediaType };
}

/** Takes a paper back before anybody judged it; its bytes and words are forgotten at once. */
export const takeBackPaper = (
  { db, vault }: Pick<EvidenceDeps, 'db' | 'vault'>,
  place: Place,
): Promise<
  Result<Paper, { readonly code: 'paper_not_found' } | { readonly code: 'paper_judged' }>
> =>
  txOrRefuse<Paper, { code: 'paper_not_found' } | { code: 'paper_judged' }>(db, async (tx) => {
    const before = await findPaper(tx, place);
    if (!before) return refuse({ code: 'paper_not_found' });
    if (before.state === 'withdrawn') return ok(openPaper(vault, before));
    if ((await withdrawPaper(tx, place)) === 0) return refuse({ code: 'paper_judged' });
    const after = await findPaper(tx, place);
    return after ? ok(openPaper(vault, after)) : refuse({ code: 'paper_not_found' });
  });
