import { generate } from '../../sdk/generate.ts';
import { type ApiDeps, describeApi } from '../../server/src/api/index.ts';
import { openMetrics, silentLog } from '../../server/src/platform/index.ts';
import type { Generated } from './generated.ts';

/** The API's description. Routes are only registered, never called: they need no database. */
const openapi: Generated = {
  path: 'sdk/openapi.json',
  make: async () => {
    const deps = {
      ...{ log: silentLog, metrics: openMetrics(), publicUrl: 'https://lender.example' },
      ...{ notices: {}, connectors: {} },
    };
    return `${JSON.stringify(describeApi(deps as unknown as ApiDeps), null, 2)}\n`;
  },
};

/** The client's types; made from the description on disk, so it comes after it. */
const client: Generated = { path: 'sdk/src/schema.d.ts', make: generate };

export const api: readonly Generated[] = [openapi, client];
