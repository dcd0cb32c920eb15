import { digestOfContent } from './content.ts';
import { contentOf, type DocumentDeps, digestOfFile, openDocument } from './make-document.ts';
import { type DocumentRow, findByFile, listAfter } from './queries.ts';
import { judgeSeal, type Seal } from './seal.ts';

/**
 * What a file is. `genuine`: the very file that was handed out, whole and sealed by this lender. `altered`: it was sealed
 * and is no longer what it was. `strange`: sealed by another. `unsealed`: no document of a lender at all. `unknown`:
 * sealed by this lender's key, and never handed out.
 */
export type FileVerdict = 'genuine' | 'altered' | 'strange' | 'unsealed' | 'unknown';

export interface Verified {
  readonly verdict: FileVerdict;
  /** Of a genuine one. */
  readonly document: DocumentRow | null;
}

/** Whether a file is a document of this lender's, byte by byte. Anybody may ask: nothing of it is told but its number. */
export async function verifyFile(
  { db, seal }: Pick<DocumentDeps, 'db'> & { readonly seal: Seal },
  file: Uint8Array,
): Promise<Verified> {
  const judged = judgeSeal(file, seal.fingerprint);
  if (judged === 'none') return { verdict: 'unsealed', document: null };
  if (judged !== 'ours') return { verdict: judged, document: null };
  const document = await findByFile(db, digestOfFile(file));
  return document ? { verdict: 'genuine', document } : { verdict: 'unknown', document: null };
}

/** What is wrong with a document that is kept. */
export interface KeptProblem {
  readonly number: number;
  /** `file`: not the bytes it was made of. `seal`: not sealed whole. `agreement`: of a contract, what it rests on is another now. */
  readonly what: 'file' | 'seal' | 'agreement';
}

const AT_ONCE = 200;

/**
 * Looks at every document that was handed out: its file, its seal, and of a contract and its table, whether what they
 * say is still what was agreed. Receipts and statements may be told anew when history is corrected; those stay.
 */
export async function verifyKept(
  deps: DocumentDeps & { readonly seal: Seal },
  progress: (documents: number) => void = () => {},
): Promise<{ readonly documents: number; readonly problems: readonly KeptProblem[] }> {
  const problems: KeptProblem[] = [];
  let [documents, after] = [0, 0];
  for (;;) {
    const page = await listAfter(deps.db, after, AT_ONCE);
    for (const document of page) {
      const what = await problemOf(deps, document);
      if (what) problems.push({ number: document.number, what });
      [documents, after] = [documents + 1, document.number];
    }
    progress(documents);
    if (page.length < AT_ONCE) return { documents, problems };
  }
}

async function problemOf(
  deps: DocumentDeps & { readonly seal: Seal },
  document: DocumentRow,
): Promise<KeptProblem['what'] | undefined> {
  const file = await openDocument(deps, document.borrowerId, document.id).catch(() => undefined);
  if (!file || digestOfFile(file) !== document.fileDigest) return 'file';
  // One sealed by a certificate of before is whole, too.
  if (!['ours', 'strange'].includes(judgeSeal(file, deps.seal.fingerprint))) return 'seal';
  if (document.kind !== 'contract' && document.kind !== 'disclosure') return undefined;
  const content = await contentOf(deps, document, document.lender);
  if (!content.ok) return 'agreement';
  return digestOfContent(content.value) === document.contentDigest ? undefined : 'agreement';
}
