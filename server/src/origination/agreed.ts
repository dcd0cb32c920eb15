import { createHash } from 'node:crypto';
import {
  canonicalJson,
  type Fen,
  fen,
  type Id,
  type Instant,
  ok,
  type RateE9,
  type Result,
  rateE9,
  refuse,
} from '../kernel/index.ts';
import type { Quote } from '../lending/index.ts';
import { openProfile } from '../party/index.ts';
import { column, type Db, row } from '../platform/index.ts';
import type { LoanUse } from '../purposes/index.ts';
import type { Deps } from './deps.ts';
import { maskAccount } from './payee.ts';
import { openPayeeOf } from './settle.ts';

const AgreedRow = row({
  disclosureId: column.id('disclosure'),
  shown: column.json<unknown>(),
  digest: column.text,
  shownAt: column.instant,
  requestedAt: column.instant,
  publicKey: column.nullable(column.bytes),
  value: column.nullable(column.bytes),
});

const findAgreed = (db: Db, borrowerId: Id<'borrower'>, loanId: Id<'loan'>) =>
  db.maybe(AgreedRow)`
    select d.id as disclosure_id, d.shown, d.digest, d.shown_at, p.requested_at, s.public_key, s.value
      from origination.payouts p
      join origination.disclosures d on d.borrower_id = p.borrower_id and d.id = p.disclosure_id
      left join origination.signatures s on s.borrower_id = d.borrower_id and s.disclosure_id = d.id
     where p.borrower_id = ${borrowerId} and p.loan_id = ${loanId} and p.status = 'settled'`;

/** What one drawing rests on: the table that was shown, when it was confirmed, and by whose key. */
export interface Agreed {
  readonly disclosureId: Id<'disclosure'>;
  /** SHA-256 of all that was shown, base64url. */
  readonly digest: string;
  readonly quote: Quote;
  readonly shownAt: Instant;
  readonly confirmedAt: Instant;
  /** What it is for, as it was shown; `null`: shown before it was asked. */
  readonly use: LoanUse | null;
  readonly borrowerName: string;
  readonly payee: { readonly name: string; readonly accountMasked: string };
  /** `null`: drawn under a limit that was signed before, or where nobody asks who signs. */
  readonly signature: { readonly publicKey: string; readonly value: string } | null;
}

/** In order of precedence. */
export type AgreedRefusal =
  | { readonly code: 'loan_not_found' }
  /** What is kept is no longer what was shown: nothing is made of it. */
  | { readonly code: 'agreement_altered' };

/** What a loan's borrower was shown and agreed to; only of one whose money is out. */
export async function agreedOf(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  borrowerId: Id<'borrower'>,
  loanId: Id<'loan'>,
): Promise<Result<Agreed, AgreedRefusal>> {
  const [kept, payee] = await Promise.all([
    findAgreed(db, borrowerId, loanId),
    openPayeeOf({ db, vault }, borrowerId, loanId),
  ]);
  if (!kept || !payee) return refuse({ code: 'loan_not_found' });
  const { digest, shown, publicKey, value } = kept;
  const use = (shown as { readonly use?: LoanUse }).use ?? null;
  // Where the seller was paid, the payee is not who borrows.
  const own = use?.payment === 'entrusted' ? await openProfile(db, vault, borrowerId) : null;
  const now = createHash('sha256').update(canonicalJson(shown)).digest('base64url');
  if (now !== digest) return refuse({ code: 'agreement_altered' });
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return ok({
    ...{ disclosureId: kept.disclosureId, digest, quote: readQuote(shown as QuoteJson) },
    ...{ use, borrowerName: own?.holderName ?? payee.name },
    ...{ shownAt: kept.shownAt, confirmedAt: kept.requestedAt },
    payee: { name: payee.name, accountMasked: maskAccount(payee.accountNumber) },
    signature: publicKey && value ? { publicKey: text(publicKey), value: text(value) } : null,
  });
}

/** A quote as JSON holds it: amounts and rates as text. */
type Written<T> = T extends bigint
  ? string
  : T extends readonly (infer E)[]
    ? readonly Written<E>[]
    : T extends string | number | boolean | null
      ? T
      : { readonly [K in keyof T]: Written<T[K]> };
type QuoteJson = Written<Quote>;

const amount = (text: string): Fen => fen(BigInt(text));
const rate = (text: string): RateE9 => rateE9(BigInt(text));

function readQuote({ terms, schedule, totalCost }: QuoteJson): Quote {
  const { annualised } = totalCost;
  return {
    terms: terms as unknown as Quote['terms'], // Its figures are not read: those shown are below.
    schedule: schedule.map((one) => ({
      ...(one as unknown as Quote['schedule'][number]),
      principal: amount(one.principal as unknown as string),
      interest: amount(one.interest as unknown as string),
    })),
    totalCost: {
      ...(totalCost as unknown as Quote['totalCost']),
      rows: totalCost.rows.map((one) => ({
        ...(one as unknown as Quote['totalCost']['rows'][number]),
        amount: amount(one.amount as unknown as string),
        annualRate: one.annualRate === null ? null : rate(one.annualRate as unknown as string),
      })),
      total: amount(totalCost.total as unknown as string),
      totalPaid: amount(totalCost.totalPaid as unknown as string),
      annualised: {
        ...(annualised as unknown as Quote['totalCost']['annualised']),
        irr: rate(annualised.irr as unknown as string),
      },
    },
  };
}
