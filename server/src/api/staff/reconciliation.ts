import type { OpenAPIHono } from '@hono/zod-openapi';
import { addDays, type BusinessDate, type Id, parseId } from '../../kernel/index.ts';
import { EntryConflict } from '../../ledger/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import {
  ageOf,
  type Clearance,
  type Clearing,
  clear,
  type DayNow,
  getItemDetail,
  type ItemDetail,
  type ListedItem,
  listDays,
  listDaysWithout,
  listItems,
  openRawEntry,
  type Suggestion,
  undo,
} from '../../reconciliation/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './reconciliation-contract.ts';

const DAYS_SHOWN = 60;
const ITEMS_SHOWN = 500;

const viewDay = (day: DayNow) => ({
  ...{ on: day.on, lines: day.lines, matched: day.matched },
  ...{ opened: day.opened, cleared: day.cleared, stillOpen: day.stillOpen },
  ...{ openingFen: String(day.opening), closingFen: String(day.closing) },
  ...{ ledgerFen: String(day.ledger), inFen: String(day.cameIn), outFen: String(day.wentOut) },
  ...{ openFen: String(day.open), timingFen: String(day.timing) },
  ...{ unexplainedFen: String(day.unexplained), stillOpenFen: String(day.stillOpenAmount) },
  reconciledAt: day.at,
});

function viewItem({ theirs, ours, openedAt: _, ...item }: ListedItem, today: BusinessDate) {
  const amountless = <T extends { readonly amount: bigint }>({ amount, ...rest }: T) => ({
    ...rest,
    amountFen: String(amount),
  });
  return {
    ...item,
    days: ageOf(item, item.clearedOn ?? today),
    theirs: theirs && amountless(theirs),
    ours: ours && amountless(ours),
  };
}

const viewClearance = (c: Clearance) => ({
  ...{ id: c.id, itemId: c.itemId, way: c.content.way, reason: c.reason },
  withItems: c.content.way === 'match' ? [...c.content.withItems] : [],
  loanId: c.content.way === 'loan' ? c.content.loanId : null,
  loanOn: c.content.way === 'loan' ? c.content.on : null,
  account: c.content.way === 'book' ? c.content.account : null,
  ...{ byWhom: c.byWhom, on: c.clearedOn, at: c.madeAt },
  undone:
    c.undoneBy === null || c.undoneAt === null
      ? null
      : { byWhom: c.undoneBy, at: c.undoneAt, reason: c.undoneWhy ?? '' },
});

const viewWhy = ({ why }: Suggestion) => ({
  code: why.code,
  days: 'days' in why ? why.days : null,
  parts: 'parts' in why ? why.parts : null,
  letters: 'letters' in why ? why.letters : null,
  payer: 'payer' in why && why.payer,
});

function viewDetail(
  detail: ItemDetail,
  others: ReadonlyMap<string, ListedItem>,
  today: BusinessDate,
) {
  const { item, told, entry, acts, clearances, suggestions, loans, hint } = detail;
  return {
    item: viewItem(item, today),
    payer: told && {
      ...{ name: told.name, text: told.text },
      accountEnd: told.accountNumber?.slice(-4) ?? null,
    },
    entry: entry && {
      ...{ id: entry.id, kind: entry.kind },
      lines: entry.lines.map((l) => ({
        ...{ account: l.account, side: l.side, amountFen: String(l.amount) },
      })),
    },
    acts: acts.map(({ madeAt, act, byWhom }) => ({ at: madeAt, act, byWhom })),
    clearances: clearances.map(viewClearance),
    suggestions: suggestions.map((one) => ({
      why: viewWhy(one),
      items: one.withItems.flatMap((id) => {
        const other = others.get(id);
        return other ? [viewItem(other, today)] : [];
      }),
    })),
    loans: loans.map((one) => ({ ...one })),
    hint: hint && {
      ...{ code: hint.code, way: hint.way },
      account: 'account' in hint ? hint.account : null,
    },
  };
}

const itemId = (text: string): Id<'item'> => found(parseId('item', text), 'item_not_found');

/** Statements against the books, for the people who clear what is open. */
export function reconciliationRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db } = deps;

  app.openapi(contract.listDays, async (c) => {
    const { before } = c.req.valid('query');
    const [today, days, without] = await Promise.all([
      getBusinessDate(db),
      listDays(db, { before, atMost: DAYS_SHOWN }),
      listDaysWithout(db),
    ]);
    const missing = without.map(({ onDay, ...rest }) => ({ on: onDay, ...rest }));
    return c.json({ today, days: days.map(viewDay), without: missing }, 200);
  });

  app.openapi(contract.listItems, async (c) => {
    const { state, kind, direction, minDays, on } = c.req.valid('query');
    const today = await getBusinessDate(db);
    const until = minDays === undefined ? undefined : addDays(today, -minDays);
    const narrowed = { kind, direction, until, on, atMost: ITEMS_SHOWN };
    const items = await listItems(db, { cleared: state === 'cleared', ...narrowed });
    return c.json({ today, items: items.map((item) => viewItem(item, today)) }, 200);
  });

  app.openapi(contract.getItem, async (c) => {
    const id = itemId(c.req.valid('param').id);
    const detail = found(await getItemDetail(deps, id), 'item_not_found');
    const open = await listItems(db, { cleared: false, atMost: ITEMS_SHOWN });
    const byId = new Map(open.map((item) => [item.id as string, item]));
    return c.json(viewDetail(detail, byId, await getBusinessDate(db)), 200);
  });

  app.openapi(contract.readEntry, async (c) => {
    const id = itemId(c.req.valid('param').id);
    return c.json({ entry: found(await openRawEntry(deps, id), 'entry_unsaid') }, 200);
  });

  app.openapi(contract.clearItem, async (c) => {
    const { clearanceId, clearing, reason } = c.req.valid('json');
    const request = {
      ...{ itemId: itemId(c.req.valid('param').id), reason, byWhom: c.var.access.name },
      clearanceId: found(parseId('clearance', clearanceId)),
      clearing: clearing as Clearing, // Its ids have the shape that the contract asks for.
    };
    try {
      return c.json(viewClearance(must(await clear(deps, request))), 201);
    } catch (error) {
      if (error instanceof EntryConflict) throw problemOf({ code: 'clearance_conflict' });
      throw error;
    }
  });

  app.openapi(contract.undoClearance, async (c) => {
    const id = found(parseId('clearance', c.req.valid('param').id), 'clearance_not_found');
    const { reason } = c.req.valid('json');
    const done = await undo(deps, { clearanceId: id, reason, byWhom: c.var.access.name });
    return c.json(viewClearance(must(done)), 200);
  });
}
