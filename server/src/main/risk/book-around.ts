import { listDecisionsInTime, type StoredDecision } from '../../decision/index.ts';
import { getDefinition } from '../../features/index.ts';
import { listRelationsAt } from '../../graph/index.ts';
import { dayNumber, instant, shanghaiDay } from '../../kernel/index.ts';
import { ASSESSMENT } from '../../origination/index.ts';
import { type Consent, listConsents, liveSources } from '../../party/index.ts';
import type { Database } from '../../platform/index.ts';
import {
  type CaseInTime,
  casesInTime,
  type KnownValues,
  type PastDecision,
} from '../../risk/index.ts';

const PAGE = 200;
const DAY_MS = 86_400_000;

interface Told extends PastDecision {
  readonly decision: StoredDecision;
  readonly consents: readonly Consent[];
}

/** A case of the book before anybody looked around it. */
export interface Line {
  readonly id: string;
  readonly known: KnownValues;
  readonly bad: boolean;
}

/**
 * The cases of a book with what was around each when it was decided: relations from the facts that were recorded by then,
 * and of other borrowers what their own decisions before had known, from sources they have not taken back since.
 */
export async function lookAround(db: Database, lines: readonly Line[]): Promise<CaseInTime[]> {
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const told: Told[] = [];
  for await (const decision of everyDecision(db)) {
    const { id, borrowerId, asOf } = decision;
    const line = lineOf.get(id);
    const consents = await listConsents(db, borrowerId);
    const live = liveSources(consents, ASSESSMENT, asOf);
    told.push({
      ...{ id, borrower: borrowerId, day: dayNumber(shanghaiDay(asOf)), decision, consents },
      edges: await listRelationsAt(db, borrowerId, { asOf, live }),
      known: line?.known ?? {},
      bad: line?.bad ?? null,
    });
  }
  return [...casesInTime(told, open)];
}

/** What a decision knew, as far as it may be looked at on a later day and still today. */
function open({ decision, consents }: Told, day: number): KnownValues | null {
  const allowed = new Set<string>(
    consents
      .filter(
        ({ purpose, withdrawnAt, expiresAt }) =>
          purpose === ASSESSMENT && withdrawnAt === null && day * DAY_MS < expiresAt,
      )
      .map(({ source }) => source),
  );
  if (allowed.size === 0) return null;
  const known = Object.entries(decision.features).flatMap(([name, of]): [string, bigint][] => {
    const { value, version, source, also = [] } = of;
    const isOpen = [source, ...also].every((one) => one === 'open310' || allowed.has(one));
    const isSame = version === getDefinition(name).version;
    return value !== null && isOpen && isSame ? [[name, value]] : [];
  });
  return known.length > 0 ? Object.fromEntries(known) : null;
}

async function* everyDecision(db: Database): AsyncGenerator<StoredDecision, void, undefined> {
  let after = { decidedAt: instant(0), id: '' };
  for (;;) {
    const page = await listDecisionsInTime(db, { after, most: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { decidedAt: last.decidedAt, id: last.id };
  }
}
