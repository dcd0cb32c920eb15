import { type BusinessDate, ok, type RateE9, type Result, refuse } from '../../kernel/index.ts';
import { type LoanEvent, plan, resetChanges } from '../../lending/index.ts';
import { idAt, type Placed } from './drawings.ts';
import type { EventTerms } from './events-form.ts';
import { type QuoteRefusal, refusal } from './refusal.ts';
import type { Terms } from './terms-form.ts';
import type { Agreed } from './terms-of.ts';

type Given = readonly EventTerms[];
type Of<T extends EventTerms['type']> = EventTerms & { readonly type: T };

/** Which repayment each reversal undoes: the place of both in the document. */
type Undone = ReadonlyMap<number, number>;

const fieldAt = (place: number, member: string): string => `events[${place}].${member}`;

/** The places of `events` in the order of their days. */
const byDay = (events: Given): number[] =>
  [...events.keys()].sort((a, b) => {
    const [x, y] = [events[a]?.on ?? '', events[b]?.on ?? ''];
    return x < y ? -1 : x > y ? 1 : a - b;
  });

/** The place that `reversal` names, whatever stands there. */
function named(events: Given, reversal: Of<'reversal'>): number | undefined {
  const { of } = reversal;
  return typeof of === 'number' ? of : events.findIndex(({ id }) => id !== undefined && id === of);
}

/** The repayment that the reversal at `place` undoes, given those undone before it. */
function undoneBy(
  events: Given,
  reversal: Of<'reversal'>,
  place: number,
  before: Undone,
): Result<number, QuoteRefusal> {
  const undone = new Set(before.values());
  const fits = (i: number): boolean => {
    const event = events[i];
    return event?.type === 'repayment' && (reversal.amount ?? event.amount) === event.amount;
  };
  if (reversal.of === undefined) {
    const found = byDay(events).findLast(
      (i) => fits(i) && !undone.has(i) && (events[i]?.on ?? '') <= reversal.on,
    );
    return found === undefined
      ? refuse(refusal('repayment_not_found', `events[${place}]`))
      : ok(found);
  }
  const of = named(events, reversal);
  const event = of === undefined ? undefined : events[of];
  if (of === undefined || event?.type !== 'repayment') {
    return refuse(refusal('repayment_not_found', fieldAt(place, 'of')));
  }
  if (!fits(of)) {
    const message = 'the repayment it names is of another amount';
    return refuse(refusal('repayment_not_found', fieldAt(place, 'amount'), message));
  }
  if (undone.has(of)) return refuse(refusal('already_reversed', fieldAt(place, 'of')));
  if (event.on > reversal.on) {
    const message = `${reversal.on} must not be before ${event.on}, the day of the repayment`;
    return refuse(refusal('out_of_order', fieldAt(place, 'on'), message));
  }
  return ok(of);
}

/** What every reversal undoes; the earlier ones choose first. */
function undoneOf(events: Given): Result<Undone, QuoteRefusal> {
  const undone = new Map<number, number>();
  for (const place of byDay(events)) {
    const event = events[place];
    if (event?.type !== 'reversal') continue;
    const found = undoneBy(events, event, place, undone);
    if (!found.ok) return found;
    undone.set(place, found.value);
  }
  return ok(undone);
}

/** The refusal of what the days and ids of the events say, before any arithmetic. */
function judgeDays(events: Given, drawnOn: BusinessDate): QuoteRefusal | undefined {
  const ids = new Set<string>();
  for (const [place, event] of events.entries()) {
    const late = (member: string, on: BusinessDate, after: string) =>
      refusal('out_of_order', fieldAt(place, member), `${on} must ${after}`);
    if (event.id !== undefined && ids.has(event.id)) {
      return refusal('duplicate_id', fieldAt(place, 'id'));
    }
    if (event.id !== undefined) ids.add(event.id);
    if (event.on < drawnOn) {
      return late('on', event.on, `not be before ${drawnOn}, the first drawing`);
    }
    if (event.type === 'interest_pause' && event.until < event.on) {
      return late('until', event.until, `not be before ${event.on}`);
    }
    if (event.type === 'restructuring' && event.firstDueOn !== undefined) {
      if (event.firstDueOn <= event.on) {
        return late('firstDueOn', event.firstDueOn, `be after ${event.on}`);
      }
    }
  }
  return undefined;
}

/** The penalty rate once the contract rate is another: one agreed as such stays. */
const penaltyAfter = (
  { penaltyRatePercent, penaltyMultiple }: Terms,
  own?: RateE9,
): { penaltyRate?: RateE9 } => {
  const rate = own ?? (penaltyMultiple === undefined ? penaltyRatePercent : undefined);
  return rate === undefined ? {} : { penaltyRate: rate };
};

function restructuringOf(event: Of<'restructuring'>) {
  const { installments, repayEvery, repayUnit, firstDueOn, method, includeOverdue } = event;
  return {
    type: 'restructuring',
    installments,
    ...(repayEvery !== undefined && { repayEvery }),
    ...(repayUnit !== undefined && { repayUnit }),
    ...(firstDueOn !== undefined && { firstDueOn }),
    ...(method !== undefined && { method }),
    ...(includeOverdue !== undefined && { includeOverdue }),
  } as const;
}

/** An event as the engine knows it. */
function eventOf(terms: Terms, event: EventTerms, place: number, undone: Undone): LoanEvent {
  const common = { id: idAt('events', place), on: event.on };
  switch (event.type) {
    case 'drawing':
    case 'repayment':
    case 'fee':
    case 'refund':
      return { ...common, type: event.type, amount: event.amount };
    case 'reversal':
      return { ...common, type: 'reversal', of: idAt('events', undone.get(place) ?? place) };
    case 'rate_change': {
      const { annualRatePercent: annualRate, penaltyRatePercent } = event;
      return {
        ...common,
        type: 'rateChange',
        annualRate,
        ...penaltyAfter(terms, penaltyRatePercent),
      };
    }
    case 'interest_pause':
      return { ...common, type: 'interestPause', until: event.until };
    case 'restructuring':
      return { ...common, ...restructuringOf(event) };
    case 'charge_off':
      return { ...common, type: 'chargeOff' };
  }
}

/** The changes of the rate that the LPR brings, up to the last due date or the day looked at. */
function resetsOf(parsed: Terms, agreed: Agreed, events: readonly Placed[]): Placed[] {
  const { lpr, asOf } = parsed;
  if (lpr === undefined) return [];
  // Only a restructuring moves the last due date.
  const moves = events.map(({ event }) => event).filter(({ type }) => type === 'restructuring');
  const ends = plan(agreed.terms, moves).rows.map(({ dueOn }) => dueOn);
  const until = [...ends, ...(asOf === undefined ? [] : [asOf])].sort().at(-1);
  if (until === undefined) return [];
  return resetChanges(agreed.terms, lpr, until, agreed.lprTable).map((change, i) => ({
    event: {
      id: `changes ${String(i).padStart(4, '0')}`,
      type: 'rateChange',
      ...change,
      ...penaltyAfter(parsed),
    },
    field: 'lpr',
  }));
}

/** All that happens to the loan, each with its place in the document: nothing is judged by amounts yet. */
export function historyOf(parsed: Terms, agreed: Agreed): Result<Placed[], QuoteRefusal> {
  const { events = [] } = parsed;
  const refused = judgeDays(events, agreed.terms.drawnOn);
  if (refused) return refuse(refused);
  const undone = undoneOf(events);
  if (!undone.ok) return undone;
  const told: Placed[] = [...agreed.drawings];
  for (const [place, event] of events.entries()) {
    if (event.type === 'drawing') continue; // One of the drawings.
    told.push({ event: eventOf(parsed, event, place, undone.value), field: `events[${place}]` });
  }
  return ok([...resetsOf(parsed, agreed, told), ...told]);
}
