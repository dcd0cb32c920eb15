import type http from 'node:http';
import { addMonths, fen, rateE9 } from '../../server/src/kernel/index.ts';
import { openFacility } from '../../server/src/lending/index.ts';
import { createBorrower, saveProfile } from '../../server/src/party/index.ts';
import {
  type Database,
  getBusinessDate,
  newId,
  openVault,
  systemClock,
} from '../../server/src/platform/index.ts';
import { openSession } from '../../server/src/sessions/index.ts';
import type { Stack } from '../stack/stack.ts';
import { type Caller, DEVICE, openCaller } from './caller.ts';
import { timed } from './figure.ts';

/** A borrower with a facility, and the drawings they have seen the cost of. */
export interface Drawer {
  readonly caller: Caller;
  readonly facilityId: string;
  readonly disclosureIds: string[];
}

/** What a confirmation answered, and how long it took. */
export interface Confirmed {
  /** From sending the confirmation to its answer, at the client. */
  readonly ms: number;
  /** From the request to settled money, as the server tells the borrower; `null`: not settled. */
  readonly serverMs: number | null;
}

const LIMIT = fen(300_000_00n);
const AMOUNT_FEN = '10000'; // The least one may draw: a facility is good for 3,000 drawings.

/** A borrower who is signed in, has a payee account and an open facility: made by the rooms' doors. */
export async function openDrawer(db: Database, stack: Stack, agent: http.Agent): Promise<Drawer> {
  const vault = openVault([Buffer.from(stack.env.DATA_KEYS ?? '', 'base64')]);
  const today = await getBusinessDate(db);
  const facilityId = newId('facility');
  const token = await db.tx(async (tx) => {
    const borrowerId = await createBorrower(tx, { segment: 'shop' });
    await saveProfile(tx, vault, borrowerId, {
      holderName: '陈国平',
      accountNumber: '6222021234567890123',
    });
    await openFacility(tx, {
      id: facilityId,
      borrowerId,
      product: 'shop-revolving',
      funderId: 'lender',
      limit: LIMIT,
      annualRate: rateE9(72_000_000n),
      dayCount: 'act/360',
      openedOn: today,
      expiresOn: addMonths(today, 12),
      decisionId: newId('decision'),
    });
    const browser = { device: DEVICE, says: 'bench' };
    const life = { now: systemClock.now(), ttlMs: 3_600_000 };
    return (await openSession(tx, { borrowerId, browser, way: 'phone', ...life })).token;
  });
  return { caller: openCaller(stack.url, token, agent), facilityId, disclosureIds: [] };
}

/** Shows the borrower the cost of a further drawing. Not part of what is measured. */
export async function seeCost({ caller, facilityId, disclosureIds }: Drawer): Promise<void> {
  const path = `/api/borrower/facilities/${facilityId}/disclosures`;
  const body = { amountFen: AMOUNT_FEN, termMonths: 6 };
  disclosureIds.push((await caller.post<{ id: string }>(path, body)).id);
}

/** Confirms the next drawing that the borrower has seen the cost of. */
export async function confirm({ caller, facilityId, disclosureIds }: Drawer): Promise<Confirmed> {
  const disclosureId = disclosureIds.shift();
  if (disclosureId === undefined) throw new Error('no cost was shown');
  const path = `/api/borrower/facilities/${facilityId}/drawdowns`;
  const body = { drawdownId: newId('drawdown'), disclosureId };
  const { value, ms } = await timed(() =>
    caller.post<{ status: string; confirmToMoneyMs: number | null }>(path, body),
  );
  return { ms, serverMs: value.status === 'open' ? value.confirmToMoneyMs : null };
}
