import assert from 'node:assert/strict';
import type { BusinessDate } from '../kernel/index.ts';
import { column, row, type Tx } from '../platform/index.ts';
import { digestOf, EntryConflict, findDigest, inOpenPeriod, type Posted } from './post.ts';

/** `of` cannot be reversed under this id. A bug of the caller: nothing was written. */
export class ReversalConflict extends Error {
  override readonly name = 'ReversalConflict';
  readonly of: string;
  readonly code: 'entry_not_found' | 'entry_is_reversal' | 'already_reversed';

  constructor(of: string, code: ReversalConflict['code']) {
    super(`Ledger entry ${of} cannot be reversed: ${code}.`);
    this.of = of;
    this.code = code;
  }
}

const Reversed = row({ isNew: column.bool });

/**
 * Writes the mirror image of entry `of`, with every debit a credit. Entries are never edited: a wrong
 * one is reversed and posted anew under another id. A reversal itself cannot be reversed.
 * @param reversal - `id` derived like every entry's; `why` for those who read the books, not content.
 * @returns `exists` for a repeat of the same id. Throws `ReversalConflict` when `of` is not there or
 *   was reversed under another id, `PeriodClosed` when `bookedOn` is a closed day.
 */
export async function reverse(
  tx: Tx,
  reversal: {
    readonly id: string;
    readonly of: string;
    readonly on: BusinessDate;
    readonly bookedOn: BusinessDate;
    readonly why: string;
  },
): Promise<Posted> {
  const { id, of, on, bookedOn, why } = reversal;
  assert(id !== of, `ledger entry ${id} cannot reverse itself`);
  const digest = digestOf({ reverses: of, on });
  const writing = tx.one(Reversed)`
    with made as (
      insert into ledger.entries
             (id, kind, value_on, booked_on, about, line_count, content_digest, reverses, why)
      select ${id}, 'reversal', ${on}::date, ${bookedOn}::date, about, line_count, ${digest}, id, ${why}
        from ledger.entries
       where id = ${of} and reverses is null
          on conflict do nothing
      returning id, value_on, booked_on
    ), mirrored as (
      insert into ledger.lines (entry_id, n, account, side, amount_fen, value_on, booked_on)
      select made.id, l.n, l.account, case l.side when 'debit' then 'credit' else 'debit' end,
             l.amount_fen, made.value_on, made.booked_on
        from made, ledger.lines l
       where l.entry_id = ${of}
    )
    select exists (select from made) as is_new`;
  const { isNew } = await inOpenPeriod(writing);
  if (isNew) return { status: 'posted', id };
  const known = await findDigest(tx, id);
  if (known === digest) return { status: 'exists', id };
  if (known !== undefined) throw new EntryConflict(id);
  throw new ReversalConflict(of, await explain(tx, of));
}

const State = row({ isReversal: column.bool });

async function explain(tx: Tx, of: string): Promise<ReversalConflict['code']> {
  const original = await tx.maybe(State)`
    select reverses is not null as is_reversal from ledger.entries where id = ${of}`;
  if (!original) return 'entry_not_found';
  return original.isReversal ? 'entry_is_reversal' : 'already_reversed';
}
