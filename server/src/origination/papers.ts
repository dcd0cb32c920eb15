import {
  judgePaper,
  openFile,
  type Paper,
  type PaperVerdict,
  readPaper,
  type Settled,
  type TakeRefusal,
  takePaper,
  type VerdictRefusal,
} from '../evidence/index.ts';
import type { Id, Json, Result } from '../kernel/index.ts';
import type { WorkflowDefinition } from '../platform/index.ts';
import { addSource } from './add-source.ts';
import { ASSESSMENT } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { tellNumber } from './own-numbers.ts';
import { findLatestApplication } from './queries.ts';

const READ_PAPER_WORKFLOW = 'origination.read-paper.v1';

interface PaperPlace {
  readonly borrowerId: Id<'borrower'>;
  readonly paperId: Id<'paper'>;
}

/** Takes in a paper of the borrower's; it is read right afterwards. */
export const handInPaper = (
  deps: Deps,
  borrowerId: Id<'borrower'>,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<Paper, TakeRefusal>> =>
  takePaper(deps, { borrowerId, ...file }, (tx, place) =>
    deps.workflows.enqueue(tx, {
      workflow: READ_PAPER_WORKFLOW,
      id: `paper:${place.paperId}`,
      input: { ...place },
      heavy: true,
    }),
  );

/** Reads a paper, and lets what it tells count. What it came to alone is recorded: never what stands in it. */
export const readPaperWorkflow = (deps: Deps): WorkflowDefinition => ({
  name: READ_PAPER_WORKFLOW,
  run: async (flow, input) => {
    const place = input as unknown as PaperPlace;
    await flow.call('read.v1', async () => {
      const settled = await readPaper(deps, place, ASSESSMENT);
      await letCount(deps, place.borrowerId, settled);
      return settled.state as Json;
    });
  },
});

/** A person's word on a paper, with what follows from it. */
export async function decidePaper(
  deps: Deps,
  place: PaperPlace,
  verdict: PaperVerdict,
): Promise<Result<Paper, VerdictRefusal>> {
  const judged = await judgePaper(deps, place, verdict, ASSESSMENT);
  if (!judged.ok) return judged;
  await letCount(deps, place.borrowerId, judged.value.settled);
  return { ok: true, value: judged.value.paper };
}

/** What an accepted paper changes: an application that waits reads its facts, and a known code is asked for no more. */
async function letCount(
  deps: Deps,
  borrowerId: Id<'borrower'>,
  { creditCode, source }: Settled,
): Promise<void> {
  // Where a source vouches for another code, that one stays.
  if (creditCode !== null) await tellNumber(deps, borrowerId, 'creditCode', creditCode);
  if (source === null) return;
  const application = await findLatestApplication(deps.db, borrowerId);
  // Refused where nothing waits: then the next application reads it.
  if (application) await addSource(deps, { borrowerId, applicationId: application.id }, source);
}

/** A paper's bytes, for its borrower or whoever judges it. */
export const openPaperFile = (deps: Deps, place: PaperPlace) => openFile(deps, place);
