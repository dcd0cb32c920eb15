import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  bucketText,
  type ConcentrationLimit,
  type Dimension,
  dimensions,
  EVERY,
  industries,
  listConcentrationLimits,
  listLimitChanges,
  regions,
  setConcentrationLimit,
  showUses,
} from '../../concentration/index.ts';
import { policiesInForce } from '../../decision/index.ts';
import { fen, sumFen } from '../../kernel/index.ts';
import { getBusinessDate, txOrRefuse } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './limit-contract.ts';

const MOST = 100;

const named = (dimension: Dimension, bucket: string) => ({
  ...{ dimension, bucket },
  says: { ...(bucketText(dimension, bucket) ?? { zh: bucket, en: bucket }) },
});

const viewLimit = ({ dimension, bucket, amount, sharePpm, warnPpm }: ConcentrationLimit) => ({
  ...named(dimension, bucket),
  amountFen: amount === null ? null : String(amount),
  ...{ sharePpm, warnPpm },
});

const codes: Readonly<Record<Dimension, readonly string[]>> = {
  region: Object.keys(regions),
  industry: Object.keys(industries),
};

/** How much lies in one region and one industry, and the most that may. */
export function limitRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.getLimits, async (c) => {
    const [uses, limits, changes] = await Promise.all([
      showUses(deps.db),
      listConcentrationLimits(deps.db),
      listLimitChanges(deps.db, MOST),
    ]);
    const inRegions = uses.filter(({ dimension }) => dimension === 'region');
    return c.json(
      {
        bookFen: String(sumFen(inRegions.map(({ used }) => used))),
        uses: uses.map(({ dimension, bucket, used, limit, warnPpm, state }) => ({
          ...named(dimension, bucket),
          ...{ usedFen: String(used), limitFen: limit === null ? null : String(limit) },
          ...{ warnPpm, state },
        })),
        limits: limits.map(viewLimit),
        changes: changes.map((change) => ({
          ...viewLimit(change),
          ...{ since: change.since, recordedAt: change.recordedAt },
          ...{ byWhom: change.byWhom, why: change.why },
        })),
        products: policiesInForce
          .flatMap(({ products }) => products)
          .map(({ id, says, segment, limitMax, thresholds: { exposureMaxFen } }) => ({
            ...{ product: id, says: { ...says }, segment, limitMaxFen: String(limitMax) },
            groupMaxFen: exposureMaxFen === undefined ? null : String(exposureMaxFen),
          })),
        buckets: dimensions.flatMap((dimension) =>
          [EVERY, ...codes[dimension], 'unknown'].map((bucket) => named(dimension, bucket)),
        ),
      },
      200,
    );
  });

  app.openapi(contract.setLimit, async (c) => {
    const { amountFen, ...told } = c.req.valid('json');
    const amount = amountFen === null ? null : fen(BigInt(amountFen));
    const since = await getBusinessDate(deps.db);
    const at = deps.clock.now();
    const by = { recordedAt: at, byWhom: c.var.access.name };
    const set = await txOrRefuse(deps.db, (tx) =>
      setConcentrationLimit(tx, { ...told, amount, since, ...by }),
    );
    return c.json(viewLimit(must(set)), 201);
  });
}
