import { randomUUID } from 'node:crypto';
import { fen, shanghaiDay } from '@open310/server/kernel';
import { Hono } from 'hono';
import { type FundBend, fundBends } from './alipay/fund-book.ts';
import type { Notifier } from './alipay/notify.ts';
import type { Transfers } from './alipay/transfer.ts';
import { type BankEntry, type BankRoute, type Bend, bendHows } from './bank/index.ts';
import { type Fault, faultKinds, type Partner } from './faults.ts';
import type { Resident } from './merchants.ts';
import type { Env } from './transport.ts';
import type { Twin } from './twin.ts';
import { twins } from './twins.ts';
import type { World } from './world.ts';

const partners: readonly Partner[] = ['alipay', 'taobao', ...twins.map((t) => t.partner)];
const loopbackName = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** What the control side reaches beyond Alipay and Taobao: the bank, with faults of its own. */
export interface Beyond {
  inject(kind: string, times: number, ms: number | undefined, on: BankRoute | undefined): void;
  ledger(): unknown;
  /** What an account holds; `null`: as much as is asked for. Unit: fen. */
  funds(account: string): string | null;
  setFunds(account: string, amountFen: string | null): Promise<void>;
  /** Books what no order asked for, or an order otherwise than it was answered. */
  enter(entry: BankEntry & { readonly amountFen: string }): Promise<void>;
  bend(bend: Bend): Promise<void>;
  /** What the partners of `twins.ts` pushed, and how it was taken. */
  pushes(): unknown;
  /** The lender's address changed: for every partner. */
  moveLender(url: string): void;
}

/** What tests and people do to the partners from outside. Loopback only, JSON only. */
export function controlRoutes(
  world: World,
  transfers: Transfers,
  notifier: Notifier,
  beyond: Beyond,
): Hono<Env> {
  return (
    new Hono<Env>()
      .use(async (c, next) => {
        // Another site in the same browser can reach loopback, but neither name it so nor send JSON.
        const isLocal = loopbackName.test(c.req.header('host') ?? '');
        const isJson = (c.req.header('content-type') ?? '').startsWith('application/json');
        if (!isLocal || (c.req.method !== 'GET' && !isJson))
          return c.json({ error: 'loopback and application/json only' }, 403);
        return next();
      })
      .onError((error, c) => c.json({ error: error.message }, 400))
      .get('/requests', (c) => c.json(world.requests.counts()))
      .get('/faults', (c) => c.json(world.faults.armed()))
      .post('/faults', async (c) => {
        const asked = await c.req.json<Asked>();
        const { times = 1, ms } = asked;
        if (asked.partner === 'bank' && asked.kind) beyond.inject(asked.kind, times, ms, asked.on);
        else if (isFault(asked)) world.faults.inject(asked);
        else return c.json({ error: 'partner and kind are wanted', partners, faultKinds }, 400);
        return c.json({ armed: world.faults.armed() }, 201);
      })
      .delete('/faults', (c) => {
        world.faults.clear();
        return c.body(null, 204);
      })
      .post('/revoke', async (c) => {
        const { partner, as } = await c.req.json<{ partner: Partner; as: string }>();
        return c.json({ ended: world.grants.revoke(partner, as) });
      })
      .post('/expire', async (c) => {
        const { partner } = await c.req.json<{ partner: Partner }>();
        return c.json({ ended: world.grants.expireAll(partner) });
      })
      .post('/lender', async (c) => {
        const { url } = await c.req.json<{ url: string }>();
        beyond.moveLender(new URL(url).origin);
        return c.json(world.lender);
      })
      .post('/clock', async (c) => {
        const { advanceMs } = await c.req.json<{ advanceMs: number }>();
        if (!Number.isInteger(advanceMs)) throw new RangeError('advanceMs must be a whole number');
        world.clock.advance(advanceMs);
        return c.json({ now: world.clock.now() });
      })
      // Who holds anything of a merchant: for whoever measures what is worth asking.
      .get('/holders', (c) => {
        const resident = world.residents.find(c.req.query('as') ?? '');
        if (!resident) return c.json({ error: 'nobody is called so' }, 404);
        const held = twins.filter((twin) => holds(twin, resident)).map(({ partner }) => partner);
        const taobao = resident.merchant.taobaoUserId === null ? [] : ['taobao'];
        return c.json({ holders: [...held, ...taobao, 'alipay'] });
      })
      .get('/pushes', (c) => c.json(beyond.pushes()))
      .route('/alipay', alipayRoutes(world, transfers, notifier))
      .route('/bank', bankRoutes(beyond))
  );
}

/** Alipay: transfers, notices, and what is planted in the bills of the lender's own account. */
function alipayRoutes(world: World, transfers: Transfers, notifier: Notifier): Hono<Env> {
  return new Hono<Env>()
    .get('/transfers', (c) =>
      c.json(transfers.list().map((t) => ({ ...t, amount: String(t.amount) }))),
    )
    .post('/entries', async (c) => {
      const { direction, amountFen, name, text } = readEntry({
        ...(await c.req.json<Partial<EntryAsked>>()),
        on: shanghaiDay(world.clock.now()), // Alipay books now and on no other day.
      });
      const amount = fen(BigInt(amountFen) * (direction === 'in' ? 1n : -1n));
      transfers.funds.enter({ amount, party: name ?? '', memo: text ?? '' });
      return c.json({ direction, amountFen }, 201);
    })
    .post('/bends', async (c) => {
      const { outBizNo, how, amountFen } = await c.req.json<
        Partial<FundBend> & { amountFen?: string }
      >();
      if (how === undefined || !fundBends.includes(how) || typeof outBizNo !== 'string')
        throw new RangeError(`outBizNo and how are wanted: ${fundBends.join(', ')}`);
      const amount = amountFen === undefined ? {} : { amount: fen(BigInt(digits(amountFen))) };
      transfers.funds.bend({ outBizNo, how, ...amount });
      return c.json({ outBizNo, how }, 201);
    })
    .get('/notices', (c) => c.json(notifier.deliveries()))
    .post('/notices/repeat', async (c) => {
      const { outBizNo } = await c.req.json<{ outBizNo: string }>();
      return notifier.repeat(outBizNo) ? c.body(null, 202) : c.json({ error: 'unknown' }, 404);
    });
}

/** Whether a partner has any record of a merchant; some serve whoever comes. */
function holds({ partner, serves }: Twin, resident: Resident): boolean {
  const { wholesale, parcels } = resident.holdings;
  if (partner === 'ali1688') return wholesale.length > 0;
  if (partner === 'kuaidi100') return parcels.length > 0;
  if (partner === 'sf') return parcels.some(({ carrier }) => carrier === 'sf');
  return partner !== 'identity' && serves(resident);
}

/** The bank: its books, and what borrowers' accounts hold. */
function bankRoutes({ ledger, funds, setFunds, enter, bend }: Beyond): Hono<Env> {
  return new Hono<Env>()
    .get('/ledger', (c) => c.json(ledger() as never))
    .get('/funds/:account', (c) => {
      const account = c.req.param('account');
      return c.json({ account, amountFen: funds(account) });
    })
    .post('/funds/:account', async (c) => {
      const account = c.req.param('account');
      const { amountFen } = await c.req.json<{ amountFen: string | null }>();
      if (amountFen !== null && !/^\d{1,15}$/.test(amountFen))
        throw new RangeError('amountFen must be digits in a string, or null');
      await setFunds(account, amountFen);
      return c.json({ account, amountFen });
    })
    .post('/entries', async (c) => {
      const entry = readEntry(await c.req.json<Partial<EntryAsked>>());
      await enter(entry);
      return c.json(entry, 201);
    })
    .post('/bends', async (c) => {
      const asked = await c.req.json<Bend>();
      if (!bendHows.some((how) => how === asked.how) || typeof asked.endToEndId !== 'string')
        throw new RangeError(`endToEndId and how are wanted: ${bendHows.join(', ')}`);
      if (asked.amountFen !== undefined) digits(asked.amountFen);
      await bend(asked);
      return c.json(asked, 201);
    });
}

type EntryAsked = BankEntry & { readonly amountFen: string };

function digits(amountFen: unknown): string {
  if (typeof amountFen !== 'string' || !/^[1-9]\d{0,14}$/.test(amountFen))
    throw new RangeError('amountFen must be digits in a string');
  return amountFen;
}

/** An entry as somebody typed it: a direction, an amount and a day are wanted. */
function readEntry(asked: Partial<EntryAsked>): EntryAsked {
  const { direction, on, name = '林岚' } = asked;
  if (direction !== 'in' && direction !== 'out') throw new RangeError('direction: in or out');
  if (on === undefined || !/^\d{4}-\d\d-\d\d$/.test(on)) throw new RangeError('on: a day');
  const usual =
    direction === 'in' ? { family: 'RCDT', sub: 'DMCT' } : { family: 'MDOP', sub: 'CHRG' };
  return {
    ...{ entryId: `E${randomUUID().replaceAll('-', '')}`, endToEndId: 'NOTPROVIDED' },
    ...{ account: null, text: null, ...usual },
    ...asked,
    ...{ direction, on, name, amountFen: digits(asked.amountFen) },
  };
}

/** A fault as somebody typed it. */
type Asked = Omit<Partial<Fault>, 'partner' | 'kind'> & {
  partner?: string;
  kind?: string;
  /** Of the bank: which requests it hits. */
  on?: BankRoute;
};

const isFault = (asked: Asked): asked is Fault =>
  partners.some((p) => p === asked.partner) && faultKinds.some((k) => k === asked.kind);
