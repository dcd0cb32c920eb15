import { z } from 'zod';
import type { EventData } from '../../events/index.ts';
import { carrierCode, isCarrierCode } from '../taobao/carriers.ts';

// Which parcels of a borrower a logistics partner is asked about next. Answers cost money and calls,
// and a parcel changes a few times in a week: none is asked about twice within `againMs`.

const ms = z.int();

/** When an open parcel was asked about last, and since when the partner tells of it unasked. */
const Touched = z.strictObject({ askedAt: ms.nullable(), followedAt: ms.nullable() });

/** What was done about each parcel that is still open, by `<carrier> <number>`. */
const ParcelCursor = z.strictObject({ parcels: z.record(z.string(), Touched) });
export type ParcelCursor = z.output<typeof ParcelCursor>;

/** A parcel to ask about. `carrier` is one of Kuaidi100's codes. */
export interface OpenParcel {
  readonly carrier: string;
  readonly parcelNo: string;
}

export interface AskRules {
  /** Parcels asked about in one pull. */
  readonly asks: number;
  /** Parcels that the partner is told to follow in one pull; 0 where it follows none. */
  readonly follows: number;
  /** The least time between two questions about one parcel. Unit: milliseconds. */
  readonly againMs: number;
}

const keyOf = ({ carrier, parcelNo }: OpenParcel): string => `${carrier} ${parcelNo}`;
const untouched = { askedAt: null, followedAt: null };

/** Parcels that partners can be asked about, each once, in the order in which they came. */
export function openParcels(shipped: readonly EventData<'order.shipped'>[]): OpenParcel[] {
  const found = new Map<string, OpenParcel>();
  for (const { carrier: told, parcelNo } of shipped) {
    const parcel = { carrier: carrierCode(told), parcelNo };
    if (isCarrierCode(parcel.carrier)) found.set(keyOf(parcel), parcel);
  }
  return [...found.values()];
}

/** The cursor without what is said of parcels that ended: it stays as small as the list of open ones. */
export function startCursor(cursor: unknown, open: readonly OpenParcel[]): ParcelCursor {
  const { parcels } = cursor === null ? { parcels: {} } : ParcelCursor.parse(cursor);
  const kept = open.flatMap((parcel) => {
    const key = keyOf(parcel);
    const touched = parcels[key];
    return touched === undefined ? [] : [[key, touched] as const];
  });
  return { parcels: Object.fromEntries(kept) };
}

/**
 * What to ask about now, and what to have followed. Parcels that nobody looked after come first, the
 * newest before the others; then those whose last news is oldest. What is asked about now is followed
 * from the next pull on, if it is open then.
 */
export function nextParcels(
  cursor: ParcelCursor,
  open: readonly OpenParcel[],
  now: number,
  rules: AskRules,
): { readonly ask: readonly OpenParcel[]; readonly follow: readonly OpenParcel[] } {
  const touchedOf = (parcel: OpenParcel) => cursor.parcels[keyOf(parcel)] ?? untouched;
  const lastOf = (parcel: OpenParcel): number => {
    const { askedAt, followedAt } = touchedOf(parcel);
    return Math.max(askedAt ?? Number.NEGATIVE_INFINITY, followedAt ?? Number.NEGATIVE_INFINITY);
  };
  const ask = open
    .filter((parcel) => lastOf(parcel) <= now - rules.againMs)
    .map((parcel, i) => ({ parcel, i, last: lastOf(parcel) }))
    .sort((a, b) => (a.last === b.last ? a.i - b.i : a.last - b.last))
    .slice(0, rules.asks)
    .map(({ parcel }) => parcel);
  const follow = open
    .filter((parcel) => touchedOf(parcel).followedAt === null && !ask.includes(parcel))
    .slice(0, rules.follows);
  return { ask, follow };
}

/** The cursor once the answer about `asked` is stored, or `followed` is told of unasked. */
export function afterAnswer(
  cursor: ParcelCursor,
  done: { readonly asked: readonly OpenParcel[] } | { readonly followed: OpenParcel },
  now: number,
): ParcelCursor {
  const parcels = { ...cursor.parcels };
  const touch = (parcel: OpenParcel, what: Partial<z.output<typeof Touched>>) => {
    parcels[keyOf(parcel)] = { ...(parcels[keyOf(parcel)] ?? untouched), ...what };
  };
  if ('followed' in done) touch(done.followed, { followedAt: now });
  else for (const parcel of done.asked) touch(parcel, { askedAt: now });
  return { parcels };
}
