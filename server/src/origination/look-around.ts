import { listKnownValues } from '../decision/index.ts';
import {
  type Edge,
  type FollowedGraph,
  listRelationsIf,
  sampleNeighbours,
} from '../graph/index.ts';
import { dayNumber, type Id, type Instant, parseId, shanghaiDay } from '../kernel/index.ts';
import { errorFields, type Tx } from '../platform/index.ts';
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
import { listAllowedOf } from './allow.ts';
import type { Deps } from './deps.ts';
import { liveOf, relate } from './relate.ts';

/** How long a decision waits for the graph for the sake of models that decide nothing. */
const SHADOWS_WAIT_MS = 500;

/**
 * What is around a borrower as of now, for the models that read relations: a sample of its relations that hold, two steps
 * far, and of those that are borrowers here what their newest decisions knew, as far as each still allows it. Of everybody
 * else nothing but that the relation is there. `undefined`: none of these models reads any; or only shadows do, and the graph
 * is not there yet.
 * @param o.connected - Only relations that these of the borrower's sources tell of; without, those of all that may be looked at.
 */
export async function lookAround(
  deps: Deps,
  tx: Tx,
  borrowerId: Id<'borrower'>,
  { champion, shadows }: Pick<ModelsInForce, 'champion' | 'shadows'>,
  { asOf, connected }: { readonly asOf: Instant; readonly connected?: readonly string[] },
): Promise<Surroundings | undefined> {
  const reading = [champion, ...shadows].filter(
    (model): model is SealedModel => model !== null && relationsRead(model).length > 0,
  );
  if (reading.length === 0) return undefined;
  const decides = champion !== null && relationsRead(champion).length > 0;
  const followed = await graphFor(deps, decides);
  if (!followed) return undefined;
  // What the borrower's own facts tell is taken as this transaction sees it. Were it rolled back, they would be told again:
  // relations follow from facts that are there already.
  await relate(tx, borrowerId, deps.clock.now());
  const only = connected && (await narrowTo(tx, borrowerId, connected, deps.clock.now()));
  await followed.take(borrowerId, tx);
  const { graph } = followed;
  const day = dayNumber(shanghaiDay(asOf));
  const draw = () => sampleNeighbours(graph, graph.nodeOf(borrowerId), { day, seed: SAMPLE_SEED });
  const sample = only ? followed.narrowed(borrowerId, only, draw) : draw();
  const near = sample.nodes
    .flatMap((node) => parseId('borrower', graph.nameOf(node)) ?? [])
    .filter((id) => id !== borrowerId);
  const columns = [...new Set(reading.flatMap((model) => columnsRead(model).numbers))];
  const known = await knownOf(tx, near, columns, asOf);
  return surroundingsOf(graph, sample, (name) => known.get(name) ?? null);
}

/** The relations that some of a borrower's sources tell of; `undefined` where no others may be looked at. */
async function narrowTo(
  tx: Tx,
  borrowerId: Id<'borrower'>,
  connected: readonly string[],
  at: Instant,
): Promise<readonly Edge[] | undefined> {
  const live = await liveOf(tx, borrowerId, at);
  const part = new Map([...live].filter(([source]) => connected.includes(source)));
  return part.size === live.size ? undefined : listRelationsIf(tx, borrowerId, part);
}

/**
 * The relationship graph as it stands now. Where only models look at it that decide nothing, nobody's application waits long
 * for it or ends with it: `undefined`, and the log says so.
 */
async function graphFor(deps: Deps, decides: boolean): Promise<FollowedGraph | undefined> {
  const opening = deps.graph().then(async (followed) => {
    await followed.follow();
    return followed;
  });
  if (decides) return opening;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, SHADOWS_WAIT_MS, 'late');
  });
  try {
    const first = await Promise.race([opening, late]);
    if (first !== 'late') return first;
    opening.catch(() => {}); // Whoever needs it next meets the failure.
    deps.log.warn('graph.late', { waitedMs: SHADOWS_WAIT_MS });
  } catch (error) {
    deps.log.error('graph.failed', errorFields(error));
  } finally {
    clearTimeout(timer);
  }
  return undefined;
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
  const [values, allows] = await Promise.all([
    listKnownValues(tx, near, { columns, before: asOf }),
    listAllowedOf(tx, near, asOf),
  ]);
  for (const [borrowerId, of] of values) {
    const allowed = allows.get(borrowerId) ?? new Set<string>();
    if (allowed.size === 0) continue; // Forgotten, or taken back: even what the lender saw itself stays out.
    const open = of.filter(({ sources }) =>
      sources.every((source) => source === 'open310' || allowed.has(source)),
    );
    if (open.length === 0) continue;
    known.set(borrowerId, Object.fromEntries(open.map(({ name, value }) => [name, value])));
  }
  return known;
}
