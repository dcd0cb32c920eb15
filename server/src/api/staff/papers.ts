import type { OpenAPIHono } from '@hono/zod-openapi';
import { listPapers, listQueue, paperKinds } from '../../evidence/index.ts';
import { type Id, parseId } from '../../kernel/index.ts';
import { decidePaper, openPaperFile } from '../../origination/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { fileHeaders, viewJudged } from '../view-paper.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './paper-contract.ts';

const placeOf = ({ id, paper }: { readonly id: string; readonly paper: string }) => ({
  borrowerId: found(parseId('borrower', id), 'paper_not_found'),
  paperId: found(parseId('paper', paper), 'paper_not_found') as Id<'paper'>,
});

/** Kinds that a person may say a paper is of. */
const kinds = paperKinds
  .filter(({ keepDays }) => keepDays > 0)
  .map(({ id, says, fields }) => ({
    ...{ id, says: { ...says } },
    fields: fields.map((field) => ({
      ...{ id: field.id, says: { ...field.says }, shape: field.shape },
      needed: field.needed === true,
    })),
  }));

/** The queue of papers that wait for a person. */
export function paperRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listPapers, async (c) => {
    const waiting = c.req.valid('query').state === 'waiting';
    return c.json({ papers: (await listQueue(deps, { waiting })).map(viewJudged), kinds }, 200);
  });

  app.openapi(contract.listBorrowerPapers, async (c) => {
    const id = found(parseId('borrower', c.req.valid('param').id), 'paper_not_found');
    return c.json({ papers: (await listPapers(deps, id)).map(viewJudged), kinds }, 200);
  });

  app.openapi(contract.openPaper, async (c) => {
    const place = placeOf(c.req.valid('param'));
    const { bytes, mediaType } = found(await openPaperFile(deps, place), 'paper_not_found');
    // Whoever looked is noted: it is somebody's paper.
    deps.log.info('paper.opened', { paper: place.paperId, by: c.var.access.name });
    return c.body(Buffer.from(bytes), 200, fileHeaders(mediaType)) as never;
  });

  app.openapi(contract.judgePaper, async (c) => {
    const { partyId, name } = c.var.access;
    const by = { id: partyId, name };
    const verdict = { ...c.req.valid('json'), by };
    return c.json(
      viewJudged(must(await decidePaper(deps, placeOf(c.req.valid('param')), verdict))),
      200,
    );
  });
}
