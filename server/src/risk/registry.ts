import assert from 'node:assert/strict';
import { type Instant, ok, type Result, refuse } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';
import { findUnfit, type Unfit } from './assess-model.ts';
import type { Evaluation } from './evaluate.ts';
import type { SealedModel } from './model.ts';
import { loadModel, type ModelRefusal } from './model-file.ts';
import {
  judgeStep,
  type ModelState,
  type ModelStepKind,
  modelStates,
  type StepRefusal,
} from './model-steps.ts';
import type { Provenance } from './provenance.ts';

/** Who does something with a model: an access key, by its party and name. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Measures of a model, and what the cases they are of are called. */
export interface Measures {
  readonly data: string;
  /** Where those cases come from; absent: nobody said. */
  readonly provenance?: Provenance;
  readonly measured: Evaluation;
}

const Listed = row({
  digest: column.text,
  id: column.text,
  version: column.int,
  segment: column.nullable(column.text),
  defaultDefinition: column.text,
  state: column.oneOf(...modelStates),
  evaluation: column.nullable(column.json<Measures>()),
});
/** A model in the registry, without its file. */
export type ListedModel = RowOf<typeof Listed>;

const Step = row({
  digest: column.text,
  step: column.text,
  byId: column.text,
  byName: column.text,
  reason: column.text,
  at: column.instant,
});
export type ModelStep = RowOf<typeof Step>;

const Filed = row({ digest: column.text, file: column.text });

/** Why a file is not taken into the registry. In order of precedence. */
export type RegisterRefusal =
  | ModelRefusal
  | Unfit
  | { readonly code: 'model_version_taken'; readonly id: string; readonly version: number };

/**
 * Takes a model file in. The same file again answers `exists` and adds its measures at most; another file of the same
 * id and version is refused. A model for a segment must be fit to score its borrowers.
 */
export async function registerModel(
  tx: Tx,
  text: string,
  o: {
    readonly measures: Measures | null;
    readonly by: Actor;
    readonly reason: string;
    readonly at: Instant;
  },
): Promise<
  Result<{ readonly digest: string; readonly saved: 'saved' | 'exists' }, RegisterRefusal>
> {
  const loaded = loadModel(text);
  if (!loaded.ok) return loaded;
  const model = loaded.value;
  const unfit = model.segment === null ? undefined : findUnfit(model);
  if (unfit) return refuse(unfit);
  const { digest, id, version } = model;
  const saved = await tx.exec`
    insert into risk.models (digest, id, version, segment, default_definition, state, file, evaluation)
    values (${digest}, ${id}, ${version}, ${model.segment}, ${model.defaultDefinition}, 'registered',
            ${text}, ${o.measures === null ? null : json(o.measures)})
    on conflict do nothing`;
  if (saved === 0) {
    const known = await findModel(tx, digest);
    if (!known) return refuse({ code: 'model_version_taken', id, version });
    const more = o.measures && moreOf(o.measures, known.evaluation);
    if (more) {
      await tx.exec`
        update risk.models set evaluation = ${json({ ...more })} where digest = ${digest}`;
    }
    return ok({ digest, saved: 'exists' });
  }
  await keepStep(tx, digest, 'register', o);
  return ok({ digest, saved: 'saved' });
}

/**
 * What measures add to those that stand: all, where there are none; where their cases come from, where that was not said.
 * What somebody approved by is never changed.
 */
function moreOf(now: Measures, before: Measures | null): Measures | undefined {
  if (before === null) return now;
  const { provenance } = now;
  const isUnsaid = before.provenance === undefined && provenance !== undefined;
  return isUnsaid && now.data === before.data ? { ...before, provenance } : undefined;
}

async function keepStep(
  tx: Tx,
  digest: string,
  step: ModelStepKind | 'register' | 'ship' | 'retire',
  o: { readonly by: Actor; readonly reason: string; readonly at: Instant },
): Promise<void> {
  await tx.exec`
    insert into risk.model_steps (digest, seq, step, by_id, by_name, reason, at)
    select ${digest}, coalesce(max(seq), 0) + 1, ${step}, ${o.by.id}, ${o.by.name}, ${o.reason},
           ${new Date(o.at)}
      from risk.model_steps
     where digest = ${digest}`;
}

/** Every model, those in force first. */
export const listModels = (db: Db): Promise<ListedModel[]> =>
  db.many(Listed)`
    select digest, id, version, segment, default_definition, state, evaluation
      from risk.models
     order by array_position(array['champion', 'proposed', 'shadow', 'registered', 'retired', 'withdrawn'], state),
              segment nulls last, id, version desc`;

export const findModel = (db: Db, digest: string): Promise<ListedModel | undefined> =>
  db.maybe(Listed)`
    select digest, id, version, segment, default_definition, state, evaluation
      from risk.models
     where digest = ${digest}`;

/** What was done with a model, the first thing first. */
export const listModelSteps = (db: Db, digest: string): Promise<ModelStep[]> =>
  db.many(Step)`
    select digest, step, by_id, by_name, reason, at
      from risk.model_steps
     where digest = ${digest}
     order by seq`;

/** Why a model cannot come into force, whoever wants it: its file, or what features mean today. */
export type StandingRefusal = Unfit | { readonly code: 'model_altered' };

const inForce: ReadonlySet<ModelState> = new Set(['shadow', 'proposed', 'champion']);

async function findWrongFile(tx: Tx, digest: string): Promise<StandingRefusal | undefined> {
  const { file } = await tx.one(
    Filed,
  )`select digest, file from risk.models where digest = ${digest}`;
  const loaded = loadModel(file);
  return findWrong(loaded.ok && loaded.value.digest === digest ? loaded.value : undefined);
}

/**
 * Takes a step with a model. The approval of one retires the champion that its segment had.
 * @returns `undefined` when there is no such model.
 */
export async function takeModelStep(
  tx: Tx,
  digest: string,
  o: {
    readonly step: ModelStepKind;
    readonly by: Actor;
    readonly reason: string;
    readonly at: Instant;
  },
): Promise<Result<ListedModel, StepRefusal | StandingRefusal> | undefined> {
  // One step at a time in all: two approvals for a segment would otherwise wait for each other.
  await tx.exec`lock table risk.model_steps in share row exclusive mode`;
  const known = await findModel(tx, digest);
  if (!known) return undefined;
  const steps = await listModelSteps(tx, digest);
  const proposal = steps.findLast(({ step }) => step === 'propose');
  const judged = judgeStep({
    ...{ state: known.state, segment: known.segment, isMeasured: known.evaluation !== null },
    proposedBy: proposal ? { id: proposal.byId, name: proposal.byName } : null,
    ...{ step: o.step, by: o.by.id },
  });
  if (!judged.ok) return judged;
  const wrong = inForce.has(judged.value) ? await findWrongFile(tx, digest) : undefined;
  if (wrong) return refuse(wrong);
  if (judged.value === 'champion' && known.segment !== null) {
    await retireChampion(tx, known.segment, { ...o, reason: `${known.id} v${known.version}` });
  }
  await tx.exec`update risk.models set state = ${judged.value} where digest = ${digest}`;
  await keepStep(tx, digest, o.step, o);
  return ok({ ...known, state: judged.value });
}

async function retireChampion(
  tx: Tx,
  segment: string,
  o: { readonly by: Actor; readonly reason: string; readonly at: Instant },
): Promise<void> {
  const before = await tx.maybe(row({ digest: column.text }))`
    update risk.models set state = 'retired'
     where segment = ${segment} and state = 'champion'
    returning digest`;
  if (before) await keepStep(tx, before.digest, 'retire', o);
}

const SYSTEM: Actor = { id: 'system', name: 'system' };

/**
 * Takes in a model that comes with the release. It becomes the champion of its segment, or runs in its shadow, where no
 * model was ever more than registered but for such shadows; else it waits for people.
 */
export async function shipModel(
  tx: Tx,
  text: string,
  o: {
    readonly measures: Measures | null;
    readonly at: Instant;
    readonly as?: 'champion' | 'shadow';
  },
): Promise<Result<'champion' | 'shadow' | 'registered' | 'exists', RegisterRefusal>> {
  const { as = 'champion' } = o;
  const told = { ...o, by: SYSTEM, reason: 'comes with the release' };
  const registered = await registerModel(tx, text, told);
  if (!registered.ok) return registered;
  if (registered.value.saved === 'exists') return ok('exists');
  const { digest } = registered.value;
  const first = await tx.exec`
    update risk.models m set state = ${as}
     where digest = ${digest} and segment is not null
       and not exists (
         select from risk.models o join risk.model_steps s using (digest)
          where o.segment = m.segment and s.step <> 'register'
            and (s.step <> 'shadow' or s.by_id <> ${SYSTEM.id}))`;
  if (first === 0) return ok('registered');
  await keepStep(tx, digest, as === 'champion' ? 'ship' : 'shadow', told);
  return ok(as);
}

/** The models that score a segment's borrowers now. */
export interface ModelsInForce {
  readonly champion: SealedModel | null;
  /** In shadow, or proposed. */
  readonly shadows: readonly SealedModel[];
  /** Shadows whose file is altered, or that features have left behind: they are left out. */
  readonly refused: readonly string[];
}

const InForce = row({ digest: column.text, state: column.oneOf(...modelStates) });

/** Read and checked once a process: a file under a digest never changes. */
const opened = new Map<string, SealedModel>();
const OPENED_MOST = 32;

/**
 * Throws when the champion's file is not what was taken in, or a feature means something else since: nobody
 * may be decided on by it.
 */
export async function readModelsInForce(db: Db, segment: string): Promise<ModelsInForce> {
  const listed = await db.many(InForce)`
    select digest, state
      from risk.models
     where segment = ${segment} and state in ('champion', 'shadow', 'proposed')
     order by digest`;
  const files = await openAll(
    db,
    listed.map(({ digest }) => digest),
  );
  const champion = listed.find(({ state }) => state === 'champion');
  const model = champion && files.get(champion.digest);
  const wrong = champion && findWrong(model);
  assert(!wrong, `model ${champion?.digest} may not decide: ${wrong?.code}`);
  const others = listed.filter(({ state }) => state !== 'champion').map(({ digest }) => digest);
  const [shadows, refused]: [SealedModel[], string[]] = [[], []];
  for (const digest of others) {
    const shadow = files.get(digest);
    if (shadow && !findWrong(shadow)) shadows.push(shadow);
    else refused.push(digest);
  }
  return { champion: model ?? null, shadows, refused };
}

/** What stands in the way of a model's scoring borrowers now; `undefined` of it: its file is altered. */
const findWrong = (model: SealedModel | undefined): StandingRefusal | undefined =>
  model ? findUnfit(model) : { code: 'model_altered' };

/** A model by digest, whatever became of it; `undefined` when it is not there, or its file is altered. */
export async function readModel(db: Db, digest: string): Promise<SealedModel | undefined> {
  return (await openAll(db, [digest])).get(digest);
}

/** Those of the models that are there and unaltered. */
async function openAll(
  db: Db,
  digests: readonly string[],
): Promise<ReadonlyMap<string, SealedModel>> {
  // Taken before anything is read: another call may empty the store meanwhile.
  const found = new Map(
    digests.flatMap((digest): [string, SealedModel][] => {
      const model = opened.get(digest);
      return model ? [[digest, model]] : [];
    }),
  );
  const missing = digests.filter((digest) => !found.has(digest));
  if (missing.length === 0) return found;
  const filed = await db.many(Filed)`
    select digest, file from risk.models where digest = any(${missing})`;
  for (const { digest, file } of filed) {
    const loaded = loadModel(file);
    if (!loaded.ok || loaded.value.digest !== digest) continue;
    if (opened.size >= OPENED_MOST) opened.clear();
    opened.set(digest, loaded.value);
    found.set(digest, loaded.value);
  }
  return found;
}
