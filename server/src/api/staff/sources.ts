import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  listHealth,
  listPulls,
  listRawPages,
  type Replayed,
  replayPage,
  type SourceHealth,
  sourceDefinitions,
} from '../../connectors/index.ts';
import { writeEventData } from '../../events/index.ts';
import { type Id, instant } from '../../kernel/index.ts';
import { findBorrower, listConsents, listReads } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { viewConsent } from '../view-consent.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './source-contract.ts';

const HOUR_MS = 3_600_000;
const PAGE = 100;
const BODY_MAX = 20_000;

/** How sources do, what they sent, and under which consents it was read. */
export function sourceRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listHealth, async (c) => {
    const until = deps.clock.now();
    const from = instant(until - c.req.valid('query').hours * HOUR_MS);
    const told = new Map((await listHealth(deps.db, from)).map((h) => [h.source, h]));
    const sources = sourceDefinitions.map((d) => viewHealth(deps, d, told.get(d.source)));
    return c.json({ from, until, sources }, 200);
  });

  app.openapi(contract.listPulls, async (c) => {
    const { source } = c.req.valid('param');
    const { before, failed, borrower } = c.req.valid('query');
    const pulls = await listPulls(deps.db, source, {
      before: before === undefined ? null : instant(before),
      failedOnly: failed === 'yes',
      borrowerId: (borrower as Id<'borrower'> | undefined) ?? null,
      atMost: PAGE,
    });
    const view = pulls.map(({ appended, existed, ...pull }) => ({
      ...pull,
      added: appended,
      known: existed,
    }));
    return c.json({ pulls: view }, 200);
  });

  app.openapi(contract.listPayloads, async (c) => {
    const { id: borrowerId } = found(await findBorrower(deps.db, c.req.valid('param').id));
    const { before, source = null } = c.req.valid('query');
    const payloads = await listRawPages(deps.db, borrowerId, {
      source,
      before: before === undefined ? null : instant(before),
      atMost: PAGE,
    });
    const view = payloads.map((p) => ({ ...p, request: JSON.stringify(p.request) }));
    return c.json({ payloads: view }, 200);
  });

  app.openapi(contract.replayPayload, async (c) => {
    const { id, rawId } = c.req.valid('param');
    const { record } = c.req.valid('json');
    const { id: borrowerId } = found(await findBorrower(deps.db, id));
    const replayed = must(await replayPage(deps, { borrowerId, rawId, record }));
    const by = c.var.access.name; // Personal data is looked at: who did is written down.
    deps.log.info('payload.replayed', { borrower: borrowerId, raw: rawId, by, record });
    return c.json(viewReplay(replayed), 200);
  });

  app.openapi(contract.listReads, async (c) => {
    const { id: borrowerId } = found(await findBorrower(deps.db, c.req.valid('param').id));
    const [consents, reads] = await Promise.all([
      listConsents(deps.db, borrowerId),
      listReads(deps.db, borrowerId, { atMost: PAGE }),
    ]);
    return c.json({ consents: consents.map(viewConsent), reads }, 200);
  });
}

const nothing = {
  ...{ pulls: 0, failed: 0, p50Ms: null, p95Ms: null, lastEndedAt: null, lastSuccessAt: null },
  ...{ newestFactAt: null, errors: {}, pushes: 0, lastPushAt: null, payloads: 0 },
  payloadBytes: 0n,
};

function viewHealth(
  { connectors }: ApiDeps,
  { source, theme, name, keepRawDays, unconfirmed }: (typeof sourceDefinitions)[number],
  told: SourceHealth | undefined,
) {
  const connector = connectors[source];
  const { errors, payloadBytes, ...health } = told ?? nothing;
  return {
    ...health,
    ...{ source, theme, name: { ...name }, keepRawDays, unconfirmed: [...unconfirmed] },
    offered: connector !== undefined,
    connection: connector?.connection.kind ?? null,
    circuit: connector?.health?.().circuit ?? null,
    errors: Object.entries(errors)
      .map(([code, times]) => ({ code, times }))
      .sort((a, b) => b.times - a.times),
    payloadBytes: String(payloadBytes),
  };
}

function viewReplay({ page, events, malformedAt, recorded }: Replayed) {
  const { text, encoding } = bodyOf(page.body);
  return {
    ...{ source: page.source, method: page.method, receivedAt: page.receivedAt },
    ...{ body: text.slice(0, BODY_MAX), encoding, cut: text.length > BODY_MAX },
    ...{ malformedAt, recorded },
    events: events.map(({ data, ...event }) => ({
      ...event,
      data: JSON.stringify(writeEventData(data)),
    })),
  };
}

function bodyOf(body: Uint8Array): { text: string; encoding: 'text' | 'base64' } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), encoding: 'text' };
  } catch {
    return { text: Buffer.from(body).toString('base64'), encoding: 'base64' };
  }
}
