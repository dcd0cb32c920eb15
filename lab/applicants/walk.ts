import type { components } from '@open310/sdk';
import { unwrap } from '@open310/sdk';
import { type Application, type Borrower, openBorrower, type Source } from '../borrower/index.ts';
import { type Act, tap } from './klm.ts';
import type { Person } from './people.ts';

// What one applicant does by each way, through the public API: every act of a person is noted, and what the
// lender asks for is what it asks for, not what is assumed here.

/** How far one came, and what it took. */
export interface Walk {
  readonly key: string;
  readonly segment: string;
  readonly outcome: Application['status'];
  readonly limitFen: string;
  readonly reasons: readonly string[];
  readonly acts: readonly Act[];
  /** Asked for before it was submitted: accounts, numbers, sources. */
  readonly askedBefore: number;
  /** Asked for after it was submitted. */
  readonly supplements: number;
  /** Takings of a month, as partners told them. Unit: fen; `null`: not known. */
  readonly monthTakings: bigint | null;
}

type Guide = components['schemas']['Guide'];
type Ask = Guide['asks'][number];
const DONE = ['offered', 'declined', 'referred'];
const MOST_ASKS = 6;

/** Notes acts, and how long the person waited. */
class Hand {
  readonly acts: Act[] = [];
  readonly borrower: Borrower;
  constructor(borrower: Borrower) {
    this.borrower = borrower;
  }
  tap(times = 1): void {
    for (let i = 0; i < times; i += 1) this.acts.push(tap);
  }
  type(of: 'text' | 'random' | 'code', text: string): void {
    this.acts.push({ kind: 'type', of, keys: text.length });
  }
  async wait<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const done = await work();
    this.acts.push({ kind: 'wait', ms: performance.now() - startedAt });
    return done;
  }
}

const NAME_KEYS = 'zhangsanfeng1'; // Three characters by pinyin, and the choice among them.

/** From the partner's page to being signed in. */
async function enter(hand: Hand, person: Person): Promise<void> {
  hand.tap(3); // The card, "sign in", "allow" at the partner's.
  await hand.wait(() => hand.borrower.signIn(person.entry, person.key, person.told));
}

const next = (hand: Hand, id: string): Promise<Application> =>
  hand.wait(() => hand.borrower.waitFor(id, (a) => a.status !== 'running'));

/** The guided application: consent, what is still missing, one thing at a time, and the answer. */
export async function walkGuided(url: string, person: Person): Promise<Walk> {
  const hand = new Hand(openBorrower(url));
  const { borrower } = hand;
  await enter(hand, person);
  hand.tap(); // "Agree and apply".
  await hand.wait(() => borrower.allow());
  const { id } = await hand.wait(() => borrower.apply());
  let application = await next(hand, id);
  const skipped = new Set<Source>();
  let [askedBefore, supplements, submitted] = [0, 0, false];
  for (let i = 0; i < MOST_ASKS && application.status === 'waiting_supplement'; i += 1) {
    if (submitted) supplements += 1;
    const guide = await guideOf(borrower, id);
    const needed = guide.asks.find((ask) => ask.required && !skipped.has(ask.source));
    if (needed) {
      askedBefore += 1;
      if (!(await give(hand, id, person, needed))) skipped.add(needed.source);
    } else {
      if (guide.payeeMissing) askedBefore += 1;
      await submit(hand, id, person, guide);
      submitted = true;
    }
    application = await next(hand, id);
  }
  return endOf(hand, person, application, { askedBefore, supplements });
}

const guideOf = (borrower: Borrower, id: string): Promise<Guide> =>
  unwrap(borrower.api.GET('/api/borrower/applications/{id}/guide', { params: { path: { id } } }));

/** Gives what one source needs, and lets it be read. @returns Whether it told anything. */
async function give(hand: Hand, id: string, person: Person, ask: Ask): Promise<boolean> {
  const { borrower } = hand;
  const [number] = [...ask.asks].sort((a) => (a === 'idCard' ? -1 : 1));
  if (number) {
    const { idCard, creditCode, bankAccount } = person.firm;
    const value = { idCard, creditCode, bankAccount }[number];
    hand.type('code', value);
    hand.tap();
    await borrower.tell(number, value);
  }
  if (ask.connection === 'oauth' && !ask.connected) {
    hand.tap(2);
    await hand.wait(() => borrower.signIn(ask.source, person.key));
  }
  if (ask.connection !== 'consent' || !ask.connected) {
    hand.tap();
    await borrower.allow([ask.source]);
  }
  const body = { source: ask.source };
  const params = { path: { id } };
  await unwrap(borrower.api.POST('/api/borrower/applications/{id}/sources', { params, body }));
  await hand.wait(() => borrower.waitFor(id, (a) => !isReading(a)));
  const after = await guideOf(borrower, id);
  return !after.asks.some(({ source, required }) => required && source === ask.source);
}

const isReading = ({ nodes }: Application): boolean =>
  nodes.some(({ name, used }) => name === 'data' && used.some((u) => u.detail === 'reading'));

async function submit(hand: Hand, id: string, person: Person, guide: Guide): Promise<void> {
  if (!guide.payeeMissing) {
    hand.tap();
    const params = { path: { id } };
    await unwrap(hand.borrower.api.POST('/api/borrower/applications/{id}/submit', { params }));
    return;
  }
  const { owner: holderName, bankAccount: accountNumber } = person.firm;
  hand.type('text', NAME_KEYS);
  hand.type('code', accountNumber);
  hand.tap();
  await hand.borrower.supplement(id, { holderName, accountNumber });
}

/** What the lender knows when it first asks, and what it would ask for, best first. */
export interface FirstAsk {
  readonly events: number;
  readonly limitYuan: number;
  /** Sources that it would ask for although it can do without them. */
  readonly asks: readonly { readonly source: string; readonly worthYuan: number }[];
}

/** The guided application up to where only the account is missing. */
export async function walkToFirstAsk(url: string, person: Person): Promise<FirstAsk | undefined> {
  const hand = new Hand(openBorrower(url));
  const { borrower } = hand;
  await enter(hand, person);
  await borrower.allow();
  const { id } = await borrower.apply();
  let application = await next(hand, id);
  for (let i = 0; i < MOST_ASKS && application.status === 'waiting_supplement'; i += 1) {
    const guide = await guideOf(borrower, id);
    const needed = guide.asks.find((ask) => ask.required);
    if (!needed) {
      return {
        events: guide.known.reduce((sum, { events }) => sum + events, 0),
        limitYuan: Number(guide.limitFen) / 100,
        asks: guide.asks.map(({ source, worthFen }) => ({
          source,
          worthYuan: Number(worthFen) / 100,
        })),
      };
    }
    if (!(await give(hand, id, person, needed))) return undefined;
    application = await next(hand, id);
  }
  return undefined;
}

/** The fixed form: consents, a statement, everything typed, one press; then what is still asked for. */
export async function walkFixed(
  at: { readonly url: string; readonly sandboxUrl: string },
  person: Person,
  monthTakings: bigint,
): Promise<Walk> {
  const hand = new Hand(openBorrower(at.url));
  const { borrower } = hand;
  await enter(hand, person);
  hand.tap(3); // "A form instead", and "allow" for the statement and for the credit report.
  await borrower.allow(['statement', 'bureau']);
  await handIn(hand, at.sandboxUrl, person);
  const form = fill(hand, person, monthTakings);
  hand.tap();
  const { id } = await hand.wait(() => borrower.apply(form));
  let application = await next(hand, id);
  let supplements = 0;
  if (application.status === 'waiting_supplement') {
    supplements += 1; // The statement is asked for again; there is none.
    hand.tap();
    const params = { path: { id } };
    await unwrap(borrower.api.POST('/api/borrower/applications/{id}/submit', { params }));
    application = await next(hand, id);
  }
  const asksMore = application.reasons.some(({ code }) => code === 'P120_TAKINGS_NOT_SHOWN');
  if (asksMore) supplements += 1;
  return endOf(hand, person, application, { askedBefore: 0, supplements });
}

/** Half a year of the bank account, where there is any. */
async function handIn(hand: Hand, sandboxUrl: string, person: Person): Promise<void> {
  const query = new URLSearchParams({ as: person.key, kind: 'icbc-gbk', days: '180' });
  const answer = await fetch(`${sandboxUrl}/statement/export?${query}`);
  if (!answer.ok) return;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const account = /账号：(\d+)/.exec(new TextDecoder('gbk').decode(bytes))?.[1] ?? '';
  hand.type('code', account);
  hand.tap(4); // "Save", "hand in a file", the file, "open".
  await hand.borrower.tell('bankAccount', account);
  // An account on which nothing happened: the file is refused, with nothing better to hand in.
  const give = () => hand.borrower.handIn('statement', 'statement.csv', bytes);
  await hand.wait(() => give().catch((error: unknown) => passOver(error, 'period_unknown')));
}

/** A refusal that one lives with; any other is a fault. */
function passOver(error: unknown, code: string): undefined {
  if (!String(error).includes(code)) throw error;
  return undefined;
}

const MONTH_MS = 30.44 * 86_400_000;
const STAFF = 2; // Assumed, as is the share of costs: neither decides alone.
const COSTS = 75n;

/** What the person types, and the form with it. */
function fill(hand: Hand, { firm, company }: Person, monthTakings: bigint) {
  const yuan = (amount: bigint) => amount / 100n;
  const months = Math.max(0, Math.round((Date.now() - Date.parse(firm.registeredOn)) / MONTH_MS));
  const takings = yuan(monthTakings) * 100n;
  const costs = yuan((takings * COSTS) / 100n) * 100n;
  const asked = takings > 100_000n ? takings : 100_000n; // A month's takings, 1,000 yuan at least.
  for (const told of [months, STAFF, yuan(takings), yuan(costs), yuan(asked)]) {
    hand.type('random', String(told));
  }
  hand.type('code', firm.idCard);
  if (company) hand.type('code', firm.creditCode);
  hand.type('text', NAME_KEYS);
  hand.type('code', firm.bankAccount);
  return {
    ...{ monthsOpen: Math.min(months, 1_200), staff: STAFF, askedFen: String(asked) },
    ...{ monthTakingsFen: String(takings), monthCostsFen: String(costs), idCard: firm.idCard },
    ...(company ? { creditCode: firm.creditCode } : {}),
    payee: { holderName: firm.owner, accountNumber: firm.bankAccount },
  };
}

async function endOf(
  { borrower, acts }: Hand,
  { key, segment }: Person,
  application: Application,
  asked: Pick<Walk, 'askedBefore' | 'supplements'>,
): Promise<Walk> {
  const { status, offer, reasons, decisionId } = application;
  if (!DONE.includes(status)) throw new Error(`${key} ended ${status}`);
  const features = decisionId === null ? [] : (await borrower.decision(decisionId)).features;
  return {
    ...{ key, segment, outcome: status, limitFen: offer?.limitFen ?? '0', acts, ...asked },
    reasons: reasons.map(({ code }) => code),
    monthTakings: takingsOf(new Map(features.map(({ name, value }) => [name, value]))),
  };
}

const compareFen = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** What partners tell of sales, and over how many months. */
const sales = [
  ['merchant.paid_turnover_90d', 3n],
  ['account.takings_90d', 3n],
  ['farm.sales_360d', 12n],
  ['invoice.sold_360d', 12n],
] as const;

function takingsOf(features: ReadonlyMap<string, string | null>): bigint | null {
  const told = sales.flatMap(([name, months]) => {
    const value = features.get(name);
    return value == null ? [] : [BigInt(value) / months];
  });
  return told.length === 0 ? null : ([...told].sort(compareFen).at(-1) ?? null);
}
