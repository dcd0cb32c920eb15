import {
  type DecisionOutcome,
  decide,
  findSurroundings,
  getProduct,
  listDecisions,
  type ProductDefinition,
  policiesInForce,
  type StoredDecision,
} from '../decision/index.ts';
import { definitionsFor, type FeatureSnapshot } from '../features/index.ts';
import type { Id } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import { columnsRead } from '../risk/index.ts';
import { modelsFor, pdBy } from './assess.ts';
import type { Deps } from './deps.ts';

/** What one policy in force makes of a record. */
export interface Way {
  readonly policyVersion: string;
  readonly product: ProductDefinition;
  /** The one that decided. */
  readonly decided: boolean;
  /** Values that this policy looks at, and how many of them the record has. */
  readonly looksAt: number;
  readonly known: number;
  readonly pdE9: bigint;
  readonly outcome: DecisionOutcome;
}

/**
 * The newest decision on a borrower under every policy in force, guided and by the fixed form: the same
 * record, read by each. Decides nothing. `undefined`: nothing was decided yet.
 */
export const waysOf = (
  deps: Deps,
  borrowerId: Id<'borrower'>,
): Promise<{ readonly record: StoredDecision; readonly ways: readonly Way[] } | undefined> =>
  deps.db.tx(async (tx) => {
    const [record] = await listDecisions(tx, borrowerId, 1);
    if (!record) return undefined;
    const segment = segmentOf(record);
    const features = { ...unknownOf(segment), ...record.features };
    const ways: Way[] = [];
    for (const { version, products } of policiesInForce) {
      const product = products.find((one) => one.segment === segment);
      if (product) ways.push(await wayOf(deps, tx, record, features, { product, version }));
    }
    return { record, ways };
  });

const segmentOf = ({ policyVersion, productId }: StoredDecision) =>
  getProduct(policyVersion, productId).segment;

/** What was defined after the record was written is not known in it. */
const unknownOf = (segment: ProductDefinition['segment']): FeatureSnapshot =>
  Object.fromEntries(
    definitionsFor(segment).map(({ name, unit, sources, version }) => [
      name,
      { value: null, unit, source: sources[0] ?? 'open310', events: 0, newestAt: null, version },
    ]),
  );

async function wayOf(
  deps: Deps,
  tx: Tx,
  record: StoredDecision,
  features: FeatureSnapshot,
  { product, version }: { readonly product: ProductDefinition; readonly version: string },
): Promise<Way> {
  const { champion } = await modelsFor(tx, { product: product.id });
  const kept = await findSurroundings(tx, record);
  const around = kept?.isForgotten ? undefined : kept?.surroundings;
  const scored = await pdBy(deps, champion, { product: product.id }, features, around);
  const { asOf, exposures } = record;
  const input = { product, policyVersion: version, asOf, features, ...scored, exposures };
  const looked = new Set([
    ...(champion && scored.model
      ? columnsRead(champion).numbers
      : scored.score.points.map(({ feature }) => feature)),
    ...product.limit.map(({ feature }) => feature),
  ]);
  return {
    policyVersion: version,
    product,
    decided: record.policyVersion === version && record.productId === product.id,
    looksAt: looked.size,
    known: [...looked].filter((name) => features[name]?.value != null).length,
    pdE9: (scored.model ?? scored.score).pdE9,
    outcome: decide(input),
  };
}
