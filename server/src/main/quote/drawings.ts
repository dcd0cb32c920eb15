import type { BusinessDate, Fen } from '../../kernel/index.ts';
import type { LoanEvent } from '../../lending/index.ts';
import type { Terms } from './terms-form.ts';

/** An event of the loan and where the document says it: `events[2]`. */
export interface Placed<E extends LoanEvent = LoanEvent> {
  readonly event: E;
  readonly field: string;
}

type Drawing = LoanEvent & { readonly type: 'drawing' };

/** Ids sort as the document is written: of one day and kind, what stands first is lived first. */
export const idAt = (list: 'drawings' | 'events', place: number): string =>
  `${list} ${String(place).padStart(4, '0')}`;

const placed = (
  list: 'drawings' | 'events',
  place: number,
  { on, amount }: { readonly on: BusinessDate; readonly amount: Fen },
): Placed<Drawing> => ({
  event: { id: idAt(list, place), type: 'drawing', on, amount },
  field: `${list}[${place}]`,
});

/** The drawings among the events. */
const drawnLater = ({ events = [] }: Terms): Placed<Drawing>[] =>
  events.flatMap((event, i) => (event.type === 'drawing' ? [placed('events', i, event)] : []));

/** Every drawing of a document, and the day of the one with which the schedule begins. */
export interface Drawings {
  readonly all: readonly Placed<Drawing>[];
  readonly drawnOn: BusinessDate;
}

const earliest = (drawings: readonly Placed<Drawing>[]): BusinessDate | undefined =>
  drawings.map(({ event }) => event.on).sort()[0];

/**
 * The drawings: those of `drawings`; without them all of the principal on `startOn`, unless events say
 * that it is drawn otherwise from that day on. Drawings among the events join them.
 */
export function drawingsOf(terms: Terms): Drawings {
  const later = drawnLater(terms);
  const { startOn, principal } = terms;
  if (terms.drawings !== undefined) {
    const first = terms.drawings.map((drawing, i) => placed('drawings', i, drawing));
    return { all: [...first, ...later], drawnOn: earliest(first) ?? startOn };
  }
  const begin = earliest(later);
  if (begin !== undefined && begin <= startOn) return { all: later, drawnOn: begin };
  const whole: Drawing = {
    id: idAt('drawings', 0),
    type: 'drawing',
    on: startOn,
    amount: principal,
  };
  return { all: [{ event: whole, field: 'principal' }, ...later], drawnOn: startOn };
}
