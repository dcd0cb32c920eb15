import {
  type Audience,
  changePerson,
  emailOf,
  endAllSessions,
  findLinkOf,
  findUserIn,
  type House,
  LINK_MS,
  listUserSessions,
  makeLink,
  type PersonChange,
  type RoleDefinition,
  RULING,
  type User,
  type UserId,
} from '../access/index.ts';
import { instant, parseId } from '../kernel/index.ts';
import { listKeysOf } from '../party/index.ts';
import { txOrRefuse } from '../platform/index.ts';
import type { ApiDeps } from './deps.ts';
import { found, must } from './problems.ts';

/** Who lets people in, and whose people they may be. */
export interface Ruler {
  /** The party of one of the lender's, the user of a partner's. */
  readonly id: string;
  readonly name: string;
  readonly of: House | 'any';
}

/** The id of a user; another's and none are not found. */
export const userIdOf = (id: string): UserId => found(parseId('user', id), 'user_not_found');

/** The user of this id whom a ruler may see. */
export const mustUser = async (deps: ApiDeps, id: string, { of }: Ruler): Promise<User> =>
  found(await findUserIn(deps.db, userIdOf(id), of), 'user_not_found');

// Live ones come first.
const KEYS_MOST = 200;

/** Somebody as those see them who let them in. */
export async function viewPerson(deps: ApiDeps, user: User, ruler: Pick<Ruler, 'id' | 'of'>) {
  const { id, name, state, blockedBy, totpSince, partyId, audience } = user;
  const isStaff = audience === 'staff';
  const [sessions, link, keys] = await Promise.all([
    listUserSessions({ ...deps, ...deps.signIn }, id),
    findLinkOf(deps.db, id),
    listKeysOf(deps.db, partyId, KEYS_MOST),
  ]);
  const live = keys.filter(({ revokedAt, madeBy }) => {
    return revokedAt === null && (isStaff || madeBy === name);
  });
  return {
    ...{ id, name, state, blockedBy, email: emailOf(deps.vault, user), roles: [...user.roles] },
    ...{ hasSecond: totpSince !== null, sessions: sessions.length, keys: live.length },
    usedAt: sessions[0]?.usedAt ?? null,
    isSelf: (isStaff ? partyId : id) === ruler.id,
    link: link ? viewLink(link, ruler) : null,
  };
}

type Link = NonNullable<Awaited<ReturnType<typeof findLinkOf>>>;

/** Who of the lender handed it out is the lender's to know. */
function viewLink(link: Link, { of }: Pick<Ruler, 'of'>) {
  const seesLender = of === 'any' || of.audience === 'staff';
  const isTheirs = link.madeBy?.startsWith('user_') === true;
  return {
    madeBy: seesLender || isTheirs ? link.madeByName : null,
    codeBy: seesLender ? link.codeByName : null,
    ...{ needsCode: link.needsCode, hasCode: link.codeIndex !== null, usedAt: link.usedAt },
  };
}

/** Roles as one reads them who gives them. */
export const viewRoles = <Name extends string>(
  all: Readonly<Record<Name, RoleDefinition<string>>>,
  names: readonly Name[],
) =>
  names.map((id) => {
    const { says, why, scopes } = all[id];
    return { id, says: { ...says }, why, scopes: [...scopes] };
  });

/** Changes who may enter and what for. */
export async function changed(deps: ApiDeps, id: string, ruler: Ruler, change: PersonChange) {
  const o = { id: userIdOf(id), change, by: ruler.id, of: ruler.of, ruling: RULING };
  const user = must(await txOrRefuse(deps.db, (tx) => changePerson(deps, tx, o)));
  return viewPerson(deps, user, ruler);
}

/** Makes the one-time link of somebody. Behind the #: no server and no log on the way gets to see it. */
export async function linked(deps: ApiDeps, id: string, ruler: Ruler, needsCode: boolean) {
  const user = await mustUser(deps, id, ruler);
  const o = { by: ruler, needsCode };
  const secret = must(await txOrRefuse(deps.db, (tx) => makeLink(deps, tx, user.id, o)));
  const door: Audience = user.audience;
  const url = `${deps.publicUrl}/${door}/link#${secret}`;
  return { url, expiresAt: instant(deps.clock.now() + LINK_MS) };
}

/** Ends all sessions of somebody. */
export async function endedAll(deps: ApiDeps, id: string, ruler: Ruler) {
  const user = await mustUser(deps, id, ruler);
  const end = { now: deps.clock.now(), reason: 'ended_by_other' };
  return { ended: await endAllSessions(deps.db, user.id, end) };
}
