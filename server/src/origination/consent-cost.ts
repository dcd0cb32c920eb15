import {
  type DecisionOutcome,
  decide,
  listDecisions,
  policyOf,
  type StoredDecision,
  soldProduct,
} from '../decision/index.ts';
import { readFeatures } from '../features/index.ts';
import {
  type Fen,
  type Id,
  instant,
  ok,
  type Result,
  refuse,
  type Says,
  type Source,
} from '../kernel/index.ts';
import { listConsents } from '../party/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Surroundings } from '../risk/index.ts';
import { listAllowed } from './allow.ts';
import { modelsFor, scoreBy } from './assess.ts';
import { ASSESSMENT } from './consent-text.ts';
import type { Deps } from './deps.ts';
import { lookAround } from './look-around.ts';

/** A part of the limit that a source has a say in, with it and without. */
export interface FedPart {
  readonly says: Says;
  readonly now: Fen;
  readonly without: Fen;
}

/** What it would cost to take a consent back, were the limit decided today. */
export interface ConsentCost {
  readonly source: Source;
  /** The limit as it would be decided today, and as it would be without the source. Unit: fen. */
  readonly now: Fen;
  readonly without: Fen;
  /** Rules that would stand in the way without it and do not with it. */
  readonly reasons: readonly Says[];
  readonly feeds: readonly FedPart[];
}

/**
 * What a consent feeds and what taking it back would cost, by the newest decision's product and what is known
 * today. `null`: nothing was decided yet that it could have fed. Another's consent is not found.
 */
export const consentCost = (
  deps: Deps,
  borrowerId: Id<'borrower'>,
  consentId: Id<'consent'>,
): Promise<Result<ConsentCost | null, { readonly code: 'consent_not_found' }>> =>
  deps.db.tx(async (tx) => {
    const consent = (await listConsents(tx, borrowerId)).find(({ id }) => id === consentId);
    if (!consent) return refuse({ code: 'consent_not_found' });
    if (consent.purpose !== ASSESSMENT) return ok(null); // Nothing is read under it.
    const [newest] = await listDecisions(tx, borrowerId, 1);
    if (!newest) return ok(null);
    const { source } = consent;
    const live = await listAllowed(tx, borrowerId, instant(deps.clock.now()));
    const used = newest.connected.filter((one) => live.some((s) => s === one));
    const { outcome: now } = await decideWith(deps, tx, newest, used);
    const { outcome: other } = await decideWith(
      deps,
      tx,
      newest,
      used.filter((one) => one !== source),
    );
    return ok({ source, now: now.limit, without: other.limit, ...compare(now, other) });
  });

/** The newest decision again, as of today, from some sources alone: by features and relations that they tell of. */
export async function decideWith(
  deps: Deps,
  tx: Tx,
  { borrowerId, productId, exposures }: StoredDecision,
  connected: readonly string[],
): Promise<
  Pick<
    StoredDecision,
    'policyVersion' | 'asOf' | 'features' | 'score' | 'model' | 'surroundings' | 'outcome'
  > & { readonly around?: Surroundings }
> {
  const policyVersion = policyOf(productId).version;
  const product = soldProduct(productId);
  const asOf = instant(deps.clock.now() + 1);
  const models = await modelsFor(tx, { product: productId });
  const filter = { asOf, connected: new Set(connected as Source[]), segment: product.segment };
  const features = await readFeatures(tx, borrowerId, filter);
  const { champion } = models;
  const deciding = { champion, shadows: [] };
  const around = await lookAround(deps, tx, borrowerId, deciding, { asOf, connected });
  const scored = await scoreBy(deps, champion, { product: productId }, features, around);
  const outcome = decide({ product, policyVersion, asOf, features, ...scored, exposures });
  return { policyVersion, asOf, features, ...scored, outcome, ...(around ? { around } : {}) };
}

function compare(
  now: DecisionOutcome,
  without: DecisionOutcome,
): Pick<ConsentCost, 'reasons' | 'feeds'> {
  const before = new Set(now.reasons);
  return {
    reasons: without.rules
      .filter(({ code, verdict }) => verdict !== 'pass' && !before.has(code))
      .map(({ says }) => says),
    feeds: now.parts.flatMap((part, i): FedPart[] => {
      const other = without.parts[i];
      if (!other || (other.value === part.value && other.fen === part.fen)) return [];
      return [{ says: part.says, now: part.fen, without: other.fen }];
    }),
  };
}
