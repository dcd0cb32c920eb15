import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  getPaper,
  listPapers,
  makeTakingsForm,
  paperKinds,
  takeBackPaper,
} from '../../evidence/index.ts';
import { parseId, shanghaiDay } from '../../kernel/index.ts';
import { handInPaper, openPaperFile } from '../../origination/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { fileHeaders, viewPaper } from '../view-paper.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './paper-contract.ts';
import { nameOf } from './sources.ts';

const paperId = (id: string) => found(parseId('paper', id), 'paper_not_found');
const offered = paperKinds.filter(({ keepDays }) => keepDays > 0);

/** A borrower's papers. */
export function paperRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  app.openapi(contract.listPapers, async (c) => {
    const papers = await listPapers(deps, c.var.borrowerId);
    const kinds = offered.map(({ id, says, why }) => ({ id, says: { ...says }, why: { ...why } }));
    return c.json({ papers: papers.map(viewPaper), kinds }, 200);
  });

  app.openapi(contract.handInPaper, async (c) => {
    const name = nameOf(c.req.valid('header')['x-file-name']);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const paper = must(await handInPaper(deps, c.var.borrowerId, { name, bytes }));
    return c.json(viewPaper(paper), 202);
  });

  app.openapi(contract.getPaper, async (c) => {
    const place = { borrowerId: c.var.borrowerId, paperId: paperId(c.req.valid('param').id) };
    return c.json(viewPaper(found(await getPaper(deps, place), 'paper_not_found')), 200);
  });

  app.openapi(contract.getPaperFile, async (c) => {
    const place = { borrowerId: c.var.borrowerId, paperId: paperId(c.req.valid('param').id) };
    const { bytes, mediaType } = found(await openPaperFile(deps, place), 'paper_not_found');
    return c.body(Buffer.from(bytes), 200, fileHeaders(mediaType)) as never;
  });

  app.openapi(contract.takeBackPaper, async (c) => {
    const place = { borrowerId: c.var.borrowerId, paperId: paperId(c.req.valid('param').id) };
    return c.json(viewPaper(must(await takeBackPaper(deps, place))), 200);
  });

  app.openapi(contract.takingsForm, (c) => {
    const month = shanghaiDay(deps.clock.now()).slice(0, 7);
    return c.body(Buffer.from(makeTakingsForm(month)), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="open310-takings.xlsx"',
    }) as never;
  });
}
