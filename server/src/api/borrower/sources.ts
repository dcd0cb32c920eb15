import type { OpenAPIHono } from '@hono/zod-openapi';
import { fileFaults } from '../../connectors/index.ts';
import {
  connectByKey,
  disconnect,
  handInFile,
  listSources,
  ownNumbers,
  type SourceState,
  tellNumber,
} from '../../origination/index.ts';
import type { BorrowerId } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must, problemOf } from '../problems.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './source-contract.ts';

/** What a borrower's business leaves traces in: connect, disconnect, hand in files. */
export function sourceRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  app.openapi(contract.listSources, async (c) =>
    c.json(await viewSources(deps, c.var.borrowerId), 200),
  );

  app.openapi(contract.connectSource, async (c) => {
    const { source } = c.req.valid('param');
    must(await connectByKey(deps, c.var.borrowerId, source, c.req.valid('json').values));
    return c.json(await viewSources(deps, c.var.borrowerId), 200);
  });

  app.openapi(contract.tellNumber, async (c) => {
    const { kind, value } = c.req.valid('json');
    must(await tellNumber(deps, c.var.borrowerId, kind, value));
    return c.json(await viewSources(deps, c.var.borrowerId), 200);
  });

  app.openapi(contract.disconnectSource, async (c) => {
    must(await disconnect(deps, c.var.borrowerId, c.req.valid('param').source));
    return c.body(null, 204);
  });

  app.openapi(contract.handInFile, async (c) => {
    const { source } = c.req.valid('param');
    const name = nameOf(c.req.valid('header')['x-file-name']);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const read = await handInFile(deps, c.var.borrowerId, source, { name, bytes });
    if (!read.ok && read.error.code === 'file_refused') {
      const { code, place } = read.error.fault;
      throw problemOf({ code, place, says: fileFaults[code] } as { code: string });
    }
    const { documents, events, from, to } = must(read);
    const { appended: added, existed: known, revised } = events;
    return c.json({ documents, added, known, revised, from, to }, 201);
  });
}

/** A file's name as its header tells it. Throws a problem. */
export function nameOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw problemOf({ code: 'invalid_request', detail: 'x-file-name: percent-encoded' } as {
      code: string;
    });
  }
}

const viewSources = async (deps: ApiDeps, borrowerId: BorrowerId) => ({
  sources: (await listSources(deps, borrowerId)).map(viewSource),
});

const viewSource = ({ connection, ...state }: SourceState) => ({
  ...state,
  asks: state.asks.map((kind) => {
    const { label, hint, pattern } = ownNumbers[kind];
    return { kind, label: { ...label }, hint: { ...hint }, pattern };
  }),
  name: { ...state.name },
  via: state.via && { ...state.via },
  reads: state.reads.map((says) => ({ ...says })),
  files: [...state.files],
  connection: connection.kind,
  fields:
    connection.kind === 'key'
      ? connection.fields.map(({ name, label, hint, pattern, secret }) => ({
          ...{ name, label: { ...label }, hint: { ...hint }, pattern: pattern.source, secret },
        }))
      : [],
});
