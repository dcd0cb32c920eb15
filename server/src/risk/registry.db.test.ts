import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { instant } from '../kernel/index.ts';
import { isSqlState } from '../platform/index.ts';
import { evaluateModel } from './evaluate.ts';
import type { SealedModel } from './model.ts';
import { sealModel, writeModel } from './model-file.ts';
import { featureBook, trainOn } from './model-fixture.ts';
import type { ModelStepKind } from './model-steps.ts';
import {
  findModel,
  listModelSteps,
  listModels,
  type Measures,
  readModel,
  readModelsInForce,
  registerModel,
  shipModel,
  takeModelStep,
} from './registry.ts';

const db = await testDatabase();
const at = instant(Date.parse('2027-01-04T10:00:00+08:00'));
const [ann, ben] = [
  { id: 'staff_a', name: 'risk desk' },
  { id: 'staff_b', name: 'validation' },
];
const data = featureBook();
let models: SealedModel[] = [];
beforeAll(async () => {
  models = await Promise.all([
    trainOn(data, { id: 'one' }),
    trainOn(data, { id: 'two' }),
    trainOn(data, { id: 'two', segment: 'onlineSeller' }),
  ]);
});
const modelAt = (i: number): SealedModel => models[i] ?? expect.fail('no such model');
const measuresOf = async (model: SealedModel): Promise<Measures> => ({
  data: 'book',
  measured: await evaluateModel(model, data, 'test'),
});
const register = (model: SealedModel, o: { readonly measured?: boolean } = {}) =>
  db.tx(async (tx) =>
    registerModel(tx, writeModel(model), {
      measures: o.measured === false ? null : await measuresOf(model),
      ...{ by: ann, reason: 'new', at },
    }),
  );
const take = (digest: string, step: ModelStepKind, by = ann) =>
  db.tx((tx) => takeModelStep(tx, digest, { step, by, reason: 'because', at }));
const stateOf = async (digest: string) => (await findModel(db, digest))?.state;

test('behaviour: a model is registered once, measured, proposed, approved by another, and then decides', async () => {
  const { digest } = modelAt(0);
  expect(await register(modelAt(0))).toEqual({ ok: true, value: { digest, saved: 'saved' } });
  expect(await register(modelAt(0))).toEqual({ ok: true, value: { digest, saved: 'exists' } });
  expect((await readModelsInForce(db, 'shop')).champion).toBeNull();
  expect((await take(digest, 'propose'))?.ok).toBe(true);
  const { champion, shadows } = await readModelsInForce(db, 'shop');
  expect([champion, shadows.map((model) => model.digest)]).toEqual([null, [digest]]);
  expect(await take(digest, 'approve')).toEqual({
    ...{ ok: false, error: { code: 'second_person_needed', proposedBy: 'risk desk' } },
  });
  expect((await take(digest, 'approve', ben))?.ok).toBe(true);
  const now = await readModelsInForce(db, 'shop');
  expect(now.champion).toEqual(await readModel(db, digest));
  expect(now.champion?.digest).toBe(digest);
  const steps = await listModelSteps(db, digest);
  expect(steps.map(({ step, byName }) => [step, byName])).toEqual([
    ['register', 'risk desk'],
    ['propose', 'risk desk'],
    ['approve', 'validation'],
  ]);
});

test('behaviour: another’s approval retires the champion, and a withdrawal leaves none', async () => {
  const [one, two] = [modelAt(0).digest, modelAt(1).digest];
  await register(modelAt(1));
  await take(two, 'shadow');
  await take(two, 'propose', ben);
  await take(two, 'approve', ann);
  expect([await stateOf(one), await stateOf(two)]).toEqual(['retired', 'champion']);
  expect((await listModelSteps(db, one)).at(-1)).toMatchObject({
    step: 'retire',
    reason: 'two v1',
  });
  await take(two, 'withdraw');
  expect((await readModelsInForce(db, 'shop')).champion).toBeNull();
  expect((await take(two, 'propose'))?.ok).toBe(false);
  expect((await listModels(db)).map(({ state }) => state)).toEqual(['retired', 'withdrawn']);
  expect(await readModel(db, two)).toMatchObject({ id: 'two' }); // Old decisions are replayed with it.
});

test('behaviour: two approvals at the same moment leave one champion', async () => {
  const [one] = [modelAt(0).digest];
  const again = await trainOn(data, { id: 'three' });
  await register(again);
  for (const digest of [one, again.digest]) await take(digest, 'propose');
  await Promise.all([one, again.digest].map((digest) => take(digest, 'approve', ben)));
  const states = await Promise.all([one, again.digest].map(stateOf));
  expect(states.toSorted()).toEqual(['champion', 'retired']);
});

test('error: another file of the same id and version, no such model, and one without measures', async () => {
  expect(await register(modelAt(2))).toMatchObject({
    ...{ ok: false, error: { code: 'model_version_taken', id: 'two', version: 1 } },
  });
  expect(await take('sha256:none', 'shadow')).toBeUndefined();
  const blind = await trainOn(data, { id: 'four', version: 2 });
  await register(blind, { measured: false });
  expect(await take(blind.digest, 'propose')).toMatchObject({
    error: { code: 'model_not_measured' },
  });
});

test('error: the database lets nobody change what was done, and keeps one champion a segment', async () => {
  const refused = (error: unknown) => isSqlState(error, '23001');
  await expect(db.exec`update risk.model_steps set by_name = 'x'`).rejects.toSatisfy(refused);
  await expect(db.exec`delete from risk.model_steps`).rejects.toSatisfy(refused);
  const second = db.exec`update risk.models set state = 'champion' where segment = 'shop'`;
  await expect(second).rejects.toSatisfy((error: unknown) => isSqlState(error, '23505'));
});

test('behaviour: a model of the release decides at once where none did before, else it waits', async () => {
  const seller = await trainOn(data, { id: 'shipped', segment: 'onlineSeller' });
  const ship = (model: SealedModel) =>
    db.tx(async (tx) =>
      shipModel(tx, writeModel(model), { measures: await measuresOf(model), at }),
    );
  expect(await ship(seller)).toEqual({ ok: true, value: 'champion' });
  expect(await ship(seller)).toEqual({ ok: true, value: 'exists' });
  await take(seller.digest, 'withdraw');
  const next = await trainOn(data, { id: 'shipped', segment: 'onlineSeller', version: 2 });
  expect(await ship(next)).toEqual({ ok: true, value: 'registered' });
});

test('behaviour: shadows of the release run until a person has done something with a model of the segment', async () => {
  const fresh = await testDatabase();
  const model = (version: number) => trainOn(data, { id: 'beside', version });
  const ship = async (version: number, as: 'champion' | 'shadow') => {
    const text = writeModel(await model(version));
    return fresh.tx((tx) => shipModel(tx, text, { measures: null, at, as }));
  };
  expect(await ship(1, 'shadow')).toEqual({ ok: true, value: 'shadow' });
  expect(await ship(2, 'shadow')).toEqual({ ok: true, value: 'shadow' });
  expect((await readModelsInForce(fresh, 'shop')).champion).toBeNull();
  expect((await readModelsInForce(fresh, 'shop')).shadows.length).toBe(2);
  const { digest } = await model(1);
  const by = { id: 'staff_1', name: 'risk desk' };
  await fresh.tx((tx) =>
    takeModelStep(tx, digest, { step: 'withdraw', by, reason: 'not ours', at }),
  );
  expect(await ship(3, 'shadow')).toEqual({ ok: true, value: 'registered' });
  expect(await ship(4, 'champion')).toEqual({ ok: true, value: 'registered' });
});

test('error: a shadow whose file was altered is left out, such a champion may not decide', async () => {
  const model = await trainOn(data, { id: 'tampered', version: 7, segment: 'onlineSeller' });
  await register(model);
  await take(model.digest, 'shadow');
  await db.exec`
    update risk.models set file = replace(file, '"version":7', '"version":8')
     where digest = ${model.digest}`;
  const found = await readModelsInForce(db, 'onlineSeller');
  expect([found.shadows, found.refused]).toEqual([[], [model.digest]]);
  const refused = { ok: false, error: { code: 'model_altered' } };
  expect(await take(model.digest, 'propose')).toEqual(refused);
  await db.exec`update risk.models set state = 'champion' where digest = ${model.digest}`;
  await expect(readModelsInForce(db, 'onlineSeller')).rejects.toThrow('may not decide');
  expect(await readModel(db, model.digest)).toBeUndefined();
});

test('regression: a champion decides however many shadows run beside it', async () => {
  const other = await testDatabase();
  const { digest: _, ...unsealed } = modelAt(0);
  const many = Array.from({ length: 40 }, (_, i) => sealModel({ ...unsealed, version: i + 1 }));
  await other.tx(async (tx) => {
    for (const [i, model] of many.entries()) {
      if (i === 0) await shipModel(tx, writeModel(model), { measures: null, at });
      else {
        await registerModel(tx, writeModel(model), { measures: null, by: ann, reason: 'new', at });
        await takeModelStep(tx, model.digest, { step: 'shadow', by: ann, reason: 'tried', at });
      }
    }
  });
  for (let n = 0; n < 2; n += 1) {
    const { champion, shadows, refused } = await readModelsInForce(other, 'shop');
    expect(champion?.digest).toBe(many[0]?.digest);
    expect([shadows.length, refused]).toEqual([39, []]);
  }
});

test('regression: a model that was taken in before it was measured can be proposed once it is', async () => {
  const other = await testDatabase();
  const model = modelAt(0);
  const told = { by: ann, reason: 'new', at };
  const take = (measures: Measures | null) =>
    other.tx((tx) => registerModel(tx, writeModel(model), { ...told, measures }));
  const propose = () =>
    other.tx((tx) => takeModelStep(tx, model.digest, { ...told, step: 'propose' }));
  await take(null);
  expect(await propose()).toMatchObject({ error: { code: 'model_not_measured' } });
  expect(await take(await measuresOf(model))).toMatchObject({ value: { saved: 'exists' } });
  const kept = (await findModel(other, model.digest))?.evaluation;
  expect((await propose())?.ok).toBe(true);
  await take({ ...(await measuresOf(model)), data: 'another', provenance: 'recorded' });
  expect((await findModel(other, model.digest))?.evaluation).toEqual(kept); // The first measures stay.
  const { data, measured } = await measuresOf(model);
  const better = { ...measured, auc: { value: 0.999, low: 0.99, high: 1 } };
  await take({ data, measured: better, provenance: 'simulated' });
  const said = (await findModel(other, model.digest))?.evaluation;
  // Where their cases come from may be said later, and nothing else.
  expect(said).toEqual({ ...kept, provenance: 'simulated' });
});
