import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { type IdentityProvider, PartnerUnavailable } from '../connectors/index.ts';
import { listRelations } from '../graph/index.ts';
import { shanghaiDay } from '../kernel/index.ts';
import { findByName, indexPerson, openIdentifier, saveIdentifier } from '../party/index.ts';
import { decideIdentity, listHeld } from './decide-identity.ts';
import { disclose } from './disclose.ts';
import { draw } from './draw.ts';
import { endFaceCheck, identityOf, tellIdentity } from './identity.ts';
import { legalFormOf, legalForms } from './legal-forms.ts';
import type { Place } from './nodes.ts';
import { relate } from './relate.ts';
import { rescreen } from './rescreen.ts';
import { indexKeptPersons, openPersonName } from './search.ts';
import {
  application,
  command,
  offered,
  openRoom,
  underOffer,
  withFacility,
} from './testing/room.ts';

/** A register that knows one person, and says what a test wants. */
const says = {
  owner: { name: '林秀英', idCard: '11010519491231002X' },
  licence: {
    ...{ name: '林记', kind: 'company', representative: '林秀英', status: 'in_business' },
    address: undefined as string | undefined,
  },
  owners: [] as { name: string; idCard: string; sharePpm: number }[],
  listed: [] as string[],
  entry: 'UN 1267',
  face: 'passed' as 'passed' | 'failed' | 'open',
  away: false,
};
const screened: string[][] = [];
const provider: IdentityProvider = {
  person: async ({ name, idCard }) => {
    if (says.away) throw new PartnerUnavailable('identity', 'person', new Error('away'));
    if (idCard !== says.owner.idCard) return 'unknown';
    return name === says.owner.name ? 'match' : 'mismatch';
  },
  licence: async () => says.licence as Awaited<ReturnType<IdentityProvider['licence']>>,
  owners: async () => says.owners,
  screen: async (subjects) => {
    screened.push(subjects.map(({ name }) => name));
    return subjects.flatMap(({ name }, of) =>
      says.listed.includes(name)
        ? [{ of, list: 'sanctions', entry: says.entry, match: 'name' as const }]
        : [],
    );
  },
  startFace: async () => ({ ticket: `ticket-${screened.length}-face`, url: 'https://face.test/1' }),
  face: async () => says.face,
};

const db = await testDatabase();
const room = openRoom(db, { identity: provider });
const { deps } = room;
const told = { ...says.owner, returnUrl: 'https://open310.test/back' };
const by = { id: 'party_1', name: 'compliance desk' };
const companyCode = '91350211M000100Y43';

const fresh = async (o: Partial<typeof says> = {}): Promise<Place> => {
  const usual = { owners: [], listed: [], entry: 'UN 1267', face: 'passed', away: false };
  Object.assign(says, usual, o);
  says.licence = { ...says.licence, representative: '林秀英', status: 'in_business' };
  says.licence = { ...says.licence, address: undefined };
  return offered(room);
};
const shownTo = ({ borrowerId, applicationId }: Place) =>
  disclose(deps, {
    borrowerId,
    under: { applicationId },
    amount: 1_000_000n as never,
    termMonths: 3,
  });

test('behaviour: nothing is shown to sign, and nothing drawn, before it is known who signs', async () => {
  const place = await fresh();
  expect(await shownTo(place)).toEqual({ ok: false, error: { code: 'identity_missing' } });
  expect(await identityOf(deps, place.borrowerId)).toMatchObject({
    ...{ state: 'missing', form: { id: 'person' } },
  });
  expect(await tellIdentity(deps, place.borrowerId, told)).toMatchObject({
    value: { state: 'open', faceUrl: 'https://face.test/1' },
  });
  expect(await shownTo(place)).toEqual({ ok: false, error: { code: 'identity_missing' } });
  expect(await endFaceCheck(deps, place.borrowerId)).toMatchObject({ value: { state: 'passed' } });
  // Signing itself is judged after: `signature.db.test.ts`.
  const drawn = await draw(deps, await command(room, underOffer(place)));
  expect(drawn).toEqual({ ok: false, error: { code: 'signature_missing' } });
  // The number that the register confirmed is the borrower's own from now on.
  expect(await openIdentifier(db, deps.vault, place.borrowerId, 'idCard')).toBe(told.idCard);
});

test('bad input: a wrong name may be mended some times, and then a person looks; nothing is drawn', async () => {
  const place = await fresh();
  const wrong = { ...told, name: '林秀' };
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await tellIdentity(deps, place.borrowerId, wrong)).toEqual({
      ...{ ok: false, error: { code: 'identity_wrong', about: 'mismatch', triesLeft } },
    });
  }
  expect(await tellIdentity(deps, place.borrowerId, wrong)).toMatchObject({
    value: { state: 'held', faceUrl: null },
  });
  // The right name now changes nothing: a person has to look.
  expect(await tellIdentity(deps, place.borrowerId, told)).toMatchObject({
    value: { state: 'held' },
  });
  expect(await shownTo(place)).toEqual({ ok: false, error: { code: 'identity_held' } });
  expect(await tellIdentity(deps, place.borrowerId, { ...told, idCard: '123' })).toEqual({
    ...{ ok: false, error: { code: 'number_malformed', field: 'idCard' } },
  });
});

test('error: a register that does not answer is no verdict: nothing is kept, and it can be told again', async () => {
  const place = await fresh({ away: true });
  const unanswered = { ok: false, error: { code: 'identity_unanswered' } };
  expect(await tellIdentity(deps, place.borrowerId, told)).toEqual(unanswered);
  expect(await identityOf(deps, place.borrowerId)).toMatchObject({ state: 'missing' });
  says.away = false;
  expect(await tellIdentity(deps, place.borrowerId, told)).toMatchObject({
    value: { state: 'open' },
  });
});

test('behaviour: a hit holds the money back without a word, until a person clears it, once', async () => {
  const place = await fresh({ listed: ['林秀英'] });
  // The borrower goes on to the face check as anybody would: nobody is warned.
  const answered = await tellIdentity(deps, place.borrowerId, told);
  expect(answered).toMatchObject({ value: { faceUrl: 'https://face.test/1' } });
  await endFaceCheck(deps, place.borrowerId);
  expect(await shownTo(place)).toEqual({ ok: false, error: { code: 'identity_held' } });
  const [held] = (await listHeld(deps, { waiting: true, most: 50 })).filter(
    ({ borrowerId }) => borrowerId === place.borrowerId,
  );
  expect(held?.told).toEqual(says.owner);
  expect(held?.checks.find(({ kind }) => kind === 'screen')).toMatchObject({
    ...{ verdict: 'hit', about: 'sanctions:name' },
    detail: expect.stringContaining('UN 1267'),
  });
  const clear = { outcome: 'clear', reason: '同名，出生日期不同', by } as const;
  expect(await decideIdentity(deps, place.borrowerId, clear)).toMatchObject({
    value: { state: 'passed', outcome: 'clear', decidedByName: 'compliance desk' },
  });
  const again = await decideIdentity(deps, place.borrowerId, { ...clear, outcome: 'refuse' });
  expect(again).toEqual({ ok: false, error: { code: 'identity_decided' } });
  expect(await shownTo(place)).toMatchObject({ ok: true });
});

test('behaviour: what a person has cleared does not hold again; another entry does', async () => {
  const place = await fresh({ listed: ['林秀英'] });
  await tellIdentity(deps, place.borrowerId, told);
  const clear = { outcome: 'clear', reason: '同名不同人', by } as const;
  await decideIdentity(deps, place.borrowerId, clear);
  says.face = 'failed';
  await endFaceCheck(deps, place.borrowerId);
  says.face = 'passed';
  expect(await tellIdentity(deps, place.borrowerId, told)).toMatchObject({
    value: { state: 'open' },
  });
  expect(await endFaceCheck(deps, place.borrowerId)).toMatchObject({ value: { state: 'passed' } });
});

test('behaviour: asked again, a list that names somebody now holds them: nothing more is drawn, until cleared', async () => {
  const place = await fresh();
  const { borrowerId } = place;
  await tellIdentity(deps, borrowerId, told);
  await endFaceCheck(deps, borrowerId);
  const quiet = await rescreen({ ...deps, identity: provider });
  expect(quiet.asked).toBeGreaterThan(0);
  expect(quiet.held).not.toContain(borrowerId);
  says.listed = ['林秀英'];
  expect((await rescreen({ ...deps, identity: provider })).held).toContain(borrowerId);
  expect(await shownTo(place)).toEqual({ ok: false, error: { code: 'identity_held' } });
  const clear = { outcome: 'clear', reason: '同名不同人', by } as const;
  expect(await decideIdentity(deps, borrowerId, clear)).toMatchObject({
    value: { state: 'passed' },
  });
  expect((await rescreen({ ...deps, identity: provider })).held).not.toContain(borrowerId);
  const away = { ...provider, screen: async () => Promise.reject(new Error('away')) };
  await expect(rescreen({ ...deps, identity: away })).rejects.toThrow('away');
  says.entry = 'UN 1988'; // Another entry of the same list is not what was cleared.
  expect((await rescreen({ ...deps, identity: provider })).held).toContain(borrowerId);
});

test('behaviour: asked again, a firm that lost its licence, or whose owner is listed now, is held', async () => {
  const owners = [{ name: '王小明', idCard: '110105194912310038', sharePpm: 600_000 }];
  for (const change of ['licence', 'owner', 'representative'] as const) {
    const { borrowerId } = await fresh({ owners });
    const number = { kind: 'creditCode', value: companyCode, source: 'nuonuo' } as const;
    await saveIdentifier(db, deps.vault, borrowerId, { ...number, at: room.clock.now() });
    await tellIdentity(deps, borrowerId, told);
    await endFaceCheck(deps, borrowerId);
    if (change === 'licence') says.licence = { ...says.licence, status: 'cancelled' };
    if (change === 'owner') says.listed = ['王小明'];
    if (change === 'representative') says.licence = { ...says.licence, representative: '别人' };
    expect((await rescreen({ ...deps, identity: provider })).held).toContain(borrowerId);
  }
});

test('behaviour: refused by a person, what is under way ends, and no money goes', async () => {
  const place = await fresh({ listed: ['林秀英'] });
  await tellIdentity(deps, place.borrowerId, told);
  const refusal = { outcome: 'refuse', reason: '证件号码一致', by } as const;
  expect(await decideIdentity(deps, place.borrowerId, refusal)).toMatchObject({
    value: { state: 'refused' },
  });
  expect((await application(room, place)).status).toBe('declined');
  expect(await shownTo(place)).toMatchObject({ ok: false, error: { code: 'not_offered' } });
});

test('behaviour: a face that fails is looked at again from the start; one that is open stays open', async () => {
  const place = await fresh({ face: 'open' });
  await tellIdentity(deps, place.borrowerId, told);
  expect(await endFaceCheck(deps, place.borrowerId)).toMatchObject({ value: { state: 'open' } });
  says.face = 'failed';
  expect(await endFaceCheck(deps, place.borrowerId)).toMatchObject({ value: { state: 'missing' } });
  expect(await shownTo(place)).toEqual({ ok: false, error: { code: 'identity_missing' } });
  says.face = 'passed';
  await tellIdentity(deps, place.borrowerId, told);
  expect(await endFaceCheck(deps, place.borrowerId)).toMatchObject({ value: { state: 'passed' } });
});

test('behaviour: of a company the licence is asked for, and everybody who owns a quarter is looked for', async () => {
  const owners = [
    { name: '王小明', idCard: '110105194912310038', sharePpm: 600_000 },
    { name: '小股东', idCard: '110105194912310046', sharePpm: 100_000 },
  ];
  const place = await fresh({ owners });
  const { borrowerId } = place;
  const number = { kind: 'creditCode', value: companyCode, source: 'nuonuo' } as const;
  await saveIdentifier(db, deps.vault, borrowerId, { ...number, at: room.clock.now() });
  expect(await identityOf(deps, borrowerId)).toMatchObject({ form: { id: 'company' } });
  await tellIdentity(deps, borrowerId, told);
  expect(screened.at(-1)).toEqual(['林秀英', '林记', '王小明']);
  expect(await endFaceCheck(deps, borrowerId)).toMatchObject({ value: { state: 'passed' } });
});

test('behaviour: a card that was told before is shown masked, and need not be told again', async () => {
  const place = await fresh();
  const { borrowerId } = place;
  expect((await identityOf(deps, borrowerId)).knownCard).toBeNull();
  const nothing = { name: told.name, returnUrl: told.returnUrl };
  expect(await tellIdentity(deps, borrowerId, nothing)).toMatchObject({
    error: { code: 'number_malformed', field: 'idCard' },
  });
  const card = { kind: 'idCard', value: told.idCard, source: null, at: deps.clock.now() } as const;
  await saveIdentifier(db, deps.vault, borrowerId, card);
  expect((await identityOf(deps, borrowerId)).knownCard).toBe('1101**********002X');
  expect(await tellIdentity(deps, borrowerId, nothing)).toMatchObject({ value: { state: 'open' } });
});

test('behaviour: firms of one address and one owner meet by digests, whatever the spelling; nobody is named', async () => {
  const owners = [{ name: '王小明', idCard: '110105194912310038', sharePpm: 600_000 }];
  const meet = async (address: string, code: string) => {
    const { borrowerId } = await fresh({ owners });
    says.licence = { ...says.licence, address };
    const number = { kind: 'creditCode', value: code, source: null, at: room.clock.now() } as const;
    await saveIdentifier(db, deps.vault, borrowerId, number);
    expect((await tellIdentity(deps, borrowerId, told)).ok).toBe(true);
    await db.tx((tx) => relate(tx, borrowerId, room.clock.now()));
    const types = ['is_located_at', 'is_owned_by'];
    const on = shanghaiDay(room.clock.now());
    const found = await listRelations(db, borrowerId, { types, on, most: 9 });
    return new Set(found.map(({ type, other }) => `${type} ${other}`));
  };
  const one = await meet('杭州市文一路 138 号', companyCode);
  const two = await meet('杭州市文一路１３８号', '91350211M000100Y43');
  const away = await meet('杭州市文二路1号', '91350211M000100Y43');
  const located = (all: ReadonlySet<string>) => [...all].filter((e) => e.startsWith('is_located'));
  expect(located(one)).toHaveLength(1);
  expect(located(two)).toEqual(located(one));
  expect(located(away)).not.toEqual(located(one));
  expect([...one].join()).not.toMatch(/文一路|王小明|110105/);
  const shared = [...one].filter((edge) => away.has(edge));
  expect(shared.length).toBeGreaterThanOrEqual(1); // The owner whom the register names.
});

test('behaviour: a licence that is revoked holds, and one of somebody else is wrong', async () => {
  const place = await fresh();
  const { borrowerId } = place;
  const number = { kind: 'creditCode', value: companyCode, source: 'nuonuo' } as const;
  await saveIdentifier(db, deps.vault, borrowerId, { ...number, at: room.clock.now() });
  says.licence = { ...says.licence, representative: '别人' };
  expect(await tellIdentity(deps, borrowerId, told)).toMatchObject({
    error: { code: 'identity_wrong', about: 'not_representative' },
  });
  says.licence = { ...says.licence, representative: '林秀英', status: 'revoked' };
  await tellIdentity(deps, borrowerId, told);
  expect(await shownTo(place)).toEqual({ ok: false, error: { code: 'identity_held' } });
});

test('behaviour: a limit signed before anybody was asked who they are stays open', async () => {
  const without = openRoom(db, { identity: null });
  const under = await withFacility(without);
  const { ok } = await draw(deps, await command(room, under, 1_000));
  expect(ok).toBe(true);
});

test('property: every credit code has one legal form, and every form its papers and checks', () => {
  expect(legalFormOf(null).id).toBe('person');
  expect(legalFormOf('92350211M000100Y43').id).toBe('soleTrader');
  expect(legalFormOf('93350211M000100Y43').id).toBe('cooperative');
  expect(legalFormOf('12350211M000100Y43').id).toBe('company');
  for (const form of legalForms) {
    expect(form.documents.length).toBeGreaterThan(0);
    expect(form.checks).toEqual(expect.arrayContaining(['person', 'screen', 'face']));
  }
});

test('behaviour: names that were told before there was an index are found once they were indexed, again and again', async () => {
  const place = await fresh();
  await tellIdentity(deps, place.borrowerId, told);
  await endFaceCheck(deps, place.borrowerId);
  const found = async (): Promise<boolean> => {
    const openPerson = (id: Place['borrowerId']) => openPersonName(deps, id);
    const hits = await findByName({ db, vault: deps.vault, openPerson }, says.owner.name, 500);
    return hits.some(
      ({ borrowerId, by }) =>
        borrowerId === place.borrowerId && by.what === 'name' && by.name === 'person',
    );
  };
  expect(await found()).toBe(true);
  await indexPerson(db, deps.vault, place.borrowerId, '另有其人');
  expect(await found()).toBe(false);
  const names = await indexKeptPersons(deps);
  expect(names).toBeGreaterThan(0);
  expect(await found()).toBe(true);
  expect(await indexKeptPersons(deps)).toBe(names);
});
