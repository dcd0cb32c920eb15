import { Hono } from 'hono';
import { settlePayout } from '../../origination/index.ts';
import type { Tx } from '../../platform/index.ts';
import { keepNotice, type RailNotice } from '../../rails/index.ts';
import { settleReturn } from '../../reconciliation/index.ts';
import {
  applyRepayment,
  refundOfOrder,
  repaymentOfOrder,
  settleRefund,
} from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must } from '../problems.ts';

/**
 * Where rails push what became of an order. A notice is verified over its raw bytes before anything
 * is read of it; a repeat changes nothing; one about an order we do not know is kept and answered,
 * because the rail would send it for ever.
 */
export function noticeRoutes(deps: ApiDeps): Hono {
  const app = new Hono();
  for (const [rail, thanks] of [
    ['bank', ''],
    ['alipay', 'success'], // The one word Alipay takes for an acknowledgement.
  ] as const) {
    const reader = deps.notices[rail];
    if (!reader) continue;
    app.post(`/rails/${rail}/notices`, async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer());
      const notice = must(reader.parseNotice(c.req.header(), body));
      const outcome = await deps.db.tx(async (tx) => {
        const kept = await keepNotice(tx, notice, body);
        return kept === 'repeat' ? kept : carryOut(deps, tx, notice);
      });
      deps.metrics.count('rail-notice', `${rail}:${notice.kind}:${outcome}`);
      const level = outcome === 'contradicts' ? 'error' : 'info'; // A person must look.
      deps.log[level]('rail.notice', { rail, kind: notice.kind, order: notice.orderId, outcome });
      return c.text(thanks);
    });
  }
  return app;
}

async function carryOut(deps: ApiDeps, tx: Tx, notice: RailNotice): Promise<string> {
  const { kind, orderId, answer } = notice;
  if (kind === 'transfer') {
    if (orderId.startsWith('return:')) return settleReturn(deps, tx, orderId, answer);
    return refundOfOrder(orderId) === undefined
      ? settlePayout(deps, tx, orderId, answer)
      : settleRefund(deps, tx, orderId, answer);
  }
  const repaymentId = repaymentOfOrder(orderId);
  if (repaymentId === undefined) return 'not_found';
  return applyRepayment(tx, repaymentId, answer, deps.clock.now());
}
