import {
  type BusinessDate,
  type Fen,
  fen,
  type Instant,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { PARTNER_SHARE_MIN_PPM } from './split.ts';

/**
 * What a partner lends together with the lender.
 * @source Further notice of February 2021 (rules R2), read in a copy: the partner's share of each loan is at least 30 %;
 *   what is lent with one partner at most 25 % of tier-1 capital
 */
export interface Agreement {
  readonly partner: string;
  readonly name: string;
  /** Of each loan, the partner's. Parts per million; 0 ends the agreement for new loans. */
  readonly sharePpm: number;
  /** The lender's tier-1 capital, and the part of it that may be lent beside this partner. */
  readonly tier1: Fen;
  readonly capPpm: number;
  readonly since: BusinessDate;
}

/** An agreement as it is made. */
export interface AgreementChange extends Agreement {
  readonly recordedAt: Instant;
  readonly byWhom: string;
  readonly why: string;
}

/** In order of precedence. */
export type AgreementRefusal =
  | { readonly code: 'partner_share_low'; readonly leastPpm: number }
  /** One partner at a time: the other's agreement has to be ended first. */
  | { readonly code: 'partner_agreed_already'; readonly partner: string };

const AgreementRow = row({
  partner: column.text,
  name: column.text,
  sharePpm: column.int,
  tier1Fen: column.fen,
  capPpm: column.int,
  since: column.date,
});

/** Each partner's agreement as it holds now, ended ones included. */
export async function listAgreements(db: Db): Promise<Agreement[]> {
  const rows = await db.many(AgreementRow)`
    select distinct on (partner) partner, name, share_ppm, tier1_fen, cap_ppm, since
      from funding.agreements
     order by partner, seq desc`;
  return rows.map(({ tier1Fen: tier1, ...rest }) => ({ ...rest, tier1 }));
}

/** The agreement that new loans are drawn under; `undefined`: the lender lends alone. */
export const currentAgreement = async (db: Db): Promise<Agreement | undefined> =>
  (await listAgreements(db)).find(({ sharePpm }) => sharePpm > 0);

/** Makes or ends an agreement, for loans from now on. Those drawn before keep their shares. */
export async function setAgreement(
  tx: Tx,
  change: AgreementChange,
): Promise<Result<AgreementChange, AgreementRefusal>> {
  const { partner, name, sharePpm, tier1, capPpm, since, recordedAt, byWhom, why } = change;
  if (sharePpm !== 0 && sharePpm < PARTNER_SHARE_MIN_PPM) {
    return refuse({ code: 'partner_share_low', leastPpm: PARTNER_SHARE_MIN_PPM });
  }
  await tx.exec`lock table funding.agreements in share row exclusive mode`; // Two made at once.
  const other = await currentAgreement(tx);
  if (sharePpm > 0 && other && other.partner !== partner) {
    return refuse({ code: 'partner_agreed_already', partner: other.partner });
  }
  await tx.exec`
    insert into funding.agreements
           (partner, name, share_ppm, tier1_fen, cap_ppm, since, recorded_at, by_whom, why)
    values (${partner}, ${name}, ${sharePpm}, ${tier1}, ${capPpm}, ${since},
            ${new Date(recordedAt)}, ${byWhom}, ${why})`;
  await tx.exec`
    insert into funding.uses (partner, own_fen, measured_at)
    values (${partner}, 0, ${new Date(recordedAt)}) on conflict do nothing`;
  return ok(change);
}

/** The most that the lender itself may have lent beside a partner. Unit: fen. */
export const capOf = ({ tier1, capPpm }: Agreement): Fen =>
  fen((tier1 * BigInt(capPpm)) / 1_000_000n);
