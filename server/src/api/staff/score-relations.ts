import { findSurroundings, type StoredDecision } from '../../decision/index.ts';
import type { Db } from '../../platform/index.ts';
import {
  classOf,
  type RelationContribution,
  readModel,
  type Surroundings,
  sayRelation,
  shareNeighbours,
} from '../../risk/index.ts';

/** What a borrower's relations did to the score of a decision, class by class and within each by whom. */
export async function viewRelations(
  db: Db,
  decision: StoredDecision,
  told: readonly RelationContribution[],
) {
  const kept = await findSurroundings(db, decision);
  const shares =
    kept && !kept.isForgotten ? await divide(db, decision, told, kept.surroundings) : new Map();
  return {
    nodes: kept?.surroundings.nodes.length ?? 1,
    known: kept?.surroundings.nodes.filter(({ known }) => known !== null).length ?? 0,
    isForgotten: kept?.isForgotten ?? false,
    classes: told.map(({ relation, logitE6 }) => ({
      ...{ relation, says: { ...sayRelation(relation) }, logit: Number(logitE6) / 1e6 },
      neighbours: shares.get(relation) ?? [],
    })),
  };
}

type Neighbour = { readonly node: string; readonly weightFen: string; readonly logit: number };

async function divide(
  db: Db,
  { model: said, features }: StoredDecision,
  told: readonly RelationContribution[],
  surroundings: Surroundings,
): Promise<ReadonlyMap<string, Neighbour[]>> {
  const model = said && (await readModel(db, said.digest));
  if (!model) return new Map();
  const known = Object.fromEntries(
    model.features.flatMap(({ name }) => {
      const value = features[name]?.value ?? null;
      return value === null ? [] : [[name, value]];
    }),
  );
  const did = new Map(told.map(({ relation, logitE6 }) => [relation, Number(logitE6) / 1e6]));
  const shares = await shareNeighbours(model, known, surroundings, did);
  const rows = shares.flatMap(({ edge, logit }) => {
    const of = surroundings.edges[edge];
    if (!of) return [];
    const node = surroundings.nodes[of.from === 0 ? of.to : of.from]?.name ?? '';
    const neighbour: Neighbour = { node, weightFen: String(of.weightFen), logit };
    return [{ relation: classOf(of) ?? '', neighbour }];
  });
  return new Map(
    [...Map.groupBy(rows, ({ relation }) => relation)].map(([relation, of]) => [
      relation,
      of
        .map(({ neighbour }) => neighbour)
        .toSorted((a, b) => Math.abs(b.logit) - Math.abs(a.logit) || (a.node < b.node ? -1 : 1)),
    ]),
  );
}
