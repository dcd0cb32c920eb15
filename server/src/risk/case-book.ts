import { CompactGraph, type Edge, sampleNeighbours, setRelation } from '../graph/index.ts';
import type { Split } from './ready-data.ts';
import {
  type KnownValues,
  nodeIdOf,
  type SurroundedCase,
  type Surroundings,
  surroundingsOf,
} from './surroundings.ts';

/** A lender's decision on a borrower, with what it knew. */
export interface PastDecision {
  readonly id: string;
  /** The borrower as the relationship graph names it. */
  readonly borrower: string;
  /** Days since 1970. */
  readonly day: number;
  /** Its relations as of then. */
  readonly edges: readonly Edge[];
  readonly known: KnownValues;
  /** Whether it is a case of the book, and what came of it; `null`: it only tells of others. */
  readonly bad: boolean | null;
}

/** A decision of the book with what was around the borrower then. */
export interface CaseInTime extends Omit<PastDecision, 'edges' | 'bad'> {
  readonly surroundings: Surroundings;
  readonly bad: boolean;
}

/** The seed of samples, so that training and every decision draw alike. */
export const SAMPLE_SEED = 310;

/**
 * The cases of a book with what was around each when it was decided: relations that the lender had been told of by
 * then, and of its other borrowers what their own decisions before had known. Nothing later is in it.
 * @param decisions - In order of time, those of other segments too: they are neighbours.
 * @param open - What of another's decision before may be looked at for one on a day; all of it unless told.
 */
export function* casesInTime<D extends PastDecision>(
  decisions: Iterable<D>,
  open: (before: D, day: number) => KnownValues | null = ({ known }) => known,
): Generator<CaseInTime, void, undefined> {
  const graph = new CompactGraph();
  const last = new Map<string, D>();
  for (const decision of decisions) {
    const { edges, bad, ...one } = decision;
    for (const edge of edges) setRelation(graph, one.borrower, edge);
    if (bad !== null) {
      const { day } = one;
      const sample = sampleNeighbours(graph, graph.nodeOf(one.borrower), {
        ...{ day, seed: SAMPLE_SEED },
      });
      const surroundings = surroundingsOf(graph, sample, (name) => {
        const before = last.get(name);
        return before ? open(before, day) : null;
      });
      const { id, borrower, known } = one;
      yield { id, borrower, day, known, surroundings, bad };
    }
    last.set(one.borrower, decision);
  }
}

/** By time of decision the first six tenths to learn from, two to choose on, two to look at once. */
export function splitInTime(cases: readonly CaseInTime[]): SurroundedCase[] {
  const [a, b] = [Math.floor(cases.length * 0.6), Math.floor(cases.length * 0.8)];
  return cases.map(({ id, known, surroundings, bad }, i) => ({
    ...{ id, known, surroundings, bad },
    split: (i < a ? 'train' : i < b ? 'valid' : 'test') satisfies Split,
  }));
}

/** A book as the files of a data folder. Without any relation it has no edges. */
export function writeCaseBook(
  cases: readonly SurroundedCase[],
  names: readonly string[],
): Readonly<Record<string, string>> {
  const nodes = [['id', ...names].join(',')];
  const edges = ['src,dst,relation,weight,splits'];
  const labels = ['id,label,split'];
  for (const { id, known, surroundings, split, bad } of cases) {
    for (const [place, node] of surroundings.nodes.entries()) {
      const values = place === 0 ? known : node.known;
      nodes.push([nodeIdOf(id, place), ...names.map((n) => values?.[n] ?? '')].join(','));
    }
    for (const { from, to, relation, weightFen } of surroundings.edges) {
      edges.push(
        [nodeIdOf(id, from), nodeIdOf(id, to), relation, String(weightFen), split].join(','),
      );
    }
    labels.push([id, bad === null ? '' : bad ? 1 : 0, split].join(','));
  }
  const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  const files = { 'nodes.csv': text(nodes), 'labels.csv': text(labels) };
  return edges.length > 1 ? { ...files, 'edges.csv': text(edges) } : files;
}
