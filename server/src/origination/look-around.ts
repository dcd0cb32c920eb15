import { listKnownValues } from '../decision/index.ts';
import { refreshRelations, sampleNeighbours } from '../graph/index.ts';
import { dayNumber, type Id, type Instant, parseId, shanghaiDay } from '../kernel/index.ts';
import type { Tx } from '../platform/index.ts';
import {
  columnsRead,
  type KnownValues,
  type ModelsInForce,
  relationsRead,
  SAMPLE_SEED,
  type SealedModel,
  type Surroundings,
  surroundingsOf,
} from '../risk/index.ts';
import { listAllowed } from './allow.ts';
import type { Deps } from './deps.ts';

/** Other borrowers whose values are read for one decision; of those further away nothing is known. */
const NEIGHBOURS_MOST = 50;

/**
 * What is around a borrower as of now, for the models that read relations: a sample of its relations that hold, two steps
 * far, and of those that are borrowers here what their newest decisions knew, as far as each still allows it. Of everybody
 * else nothing but that the relation is there. `undefined`: no model in force reads any.
 */
export async function lookAround(
  deps: Deps,
  tx: Tx,
  borrowerId: Id<'borrower'>,
  { champion, shadows }: Pick<ModelsInForce, 'champion' | 'shadows'>,
  asOf: Instant,
): Promise<Surroundings | undefined> {
  const reading = [champion, ...shadows].filter(
    (model): model is SealedModel => model !== null && relationsRead(model).length > 0,
  );
  if (reading.length === 0) return undefined;
  const followed = await deps.graph();
  await followed.follow();
  // What the borrower's own facts tell is taken as this transaction sees it. Were it rolled back, they would be told again:
  // relations follow from facts that are there already.
  await refreshRelations(tx, borrowerId);
  await followed.take(borrowerId, tx);
  const { graph } = followed;
  const day = dayNumber(shanghaiDay(asOf));
  const sample = sampleNeighbours(graph, graph.nodeOf(borrowerId), { day, seed: SAMPLE_SEED });
  const near = sample.nodes
    .flatMap((node) => parseId('borrower', graph.nameOf(node)) ?? [])
    .filter((id) => id !== borrowerId)
    .slice(0, NEIGHBOURS_MOST);
  const columns = [...new Set(reading.flatMap((model) => columnsRead(model).numbers))];
  const known = await knownOf(tx, near, columns, asOf);
  return surroundingsOf(graph, sample, (name) => known.get(name) ?? null);
}

/** By borrower; one without a decision, or that allows nothing of it any more, is not there. */
async function knownOf(
  tx: Tx,
  near: readonly Id<'borrower'>[],
  columns: readonly string[],
  asOf: Instant,
): Promise<ReadonlyMap<string, KnownValues>> {
  const known = new Map<string, KnownValues>();
  if (near.length === 0) return known;
  for (const [borrowerId, values] of await listKnownValues(tx, near, { columns, before: asOf })) {
    const allowed = new Set<string>(await listAllowed(tx, borrowerId, asOf));
    if (allowed.size === 0) continue; // Forgotten, or taken back: even what the lender saw itself stays out.
    const open = values.filter(({ sources }) =>
      sources.every((source) => source === 'open310' || allowed.has(source)),
    );
    if (open.length === 0) continue;
    known.set(borrowerId, Object.fromEntries(open.map(({ name, value }) => [name, value])));
  }
  return known;
}
