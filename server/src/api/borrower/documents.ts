import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  type DocumentRow,
  listDocuments,
  makeDocument,
  openDocument,
  verifyFile,
} from '../../documents/index.ts';
import { parseId } from '../../kernel/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './document-contract.ts';

const MOST = 200;

/** A borrower's documents. */
export function documentRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  app.openapi(contract.listDocuments, async (c) => {
    const documents = await listDocuments(deps.db, c.var.borrowerId, MOST);
    return c.json({ documents: documents.map(viewDocument) }, 200);
  });

  app.openapi(contract.makeDocument, async (c) => {
    const { borrowerId } = c.var;
    const made = await makeDocument(deps, { borrowerId, ...c.req.valid('json') });
    return c.json(viewDocument(must(made)), 200);
  });

  app.openapi(contract.verifyDocument, async (c) => {
    const { db, seal } = deps;
    if (!seal) throw problemOf({ code: 'documents_not_offered' });
    const file = new Uint8Array(await c.req.arrayBuffer());
    const { verdict, document } = await verifyFile({ db, seal }, file);
    return c.json(
      {
        ...{ verdict, number: document?.number ?? null, kind: document?.kind ?? null },
        ...{ madeAt: document?.madeAt ?? null, lender: seal.name, fingerprint: seal.fingerprint },
      },
      200,
    );
  });

  app.openapi(contract.getDocumentFile, async (c) => {
    const id = found(parseId('document', c.req.valid('param').id), 'document_not_found');
    const file = found(await openDocument(deps, c.var.borrowerId, id), 'document_not_found');
    return c.body(Buffer.from(file), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${id}.pdf"`,
      'cache-control': 'no-store',
    }) as never;
  });
}

const viewDocument = ({
  id,
  number,
  kind,
  language,
  subject,
  fileDigest,
  madeAt,
}: DocumentRow) => ({
  ...{ id, number, kind, language, subject, fileDigest, madeAt },
});
