import { addDays, businessDate } from '@open310/server/kernel';
import { digits, drawCreditCode, drawIdCard, type FirmKind } from './codes.ts';
import { banks, counties } from './names.ts';
import { parameters } from './parameters.ts';
import type { Counterparty, Firm } from './parties.ts';
import { createRandom, type Random } from './random.ts';

/** A member's id as 1688 writes it. */
export const memberIdOf = (key: string): string =>
  `b2b-22${String(createRandom(0, key, 0, 'member').whole(0, 9_999_999_999)).padStart(10, '0')}`;

/** A business whose own records nobody can ask for; the same one for the same `name`. */
export function stranger(name: string, kind: FirmKind = 'enterprise'): Counterparty {
  const random = createRandom(0, name, 'stranger');
  const [region] = random.pick(counties);
  return {
    ...{ key: null, name, memberId: memberIdOf(name) },
    creditCode: drawCreditCode(random, kind, region),
  };
}

/** A person, who has no credit code. */
export const person = (name: string): Counterparty => ({
  ...{ key: null, name, memberId: '', creditCode: null },
});

/** Who the merchant `key` is to registers. `region` is one of `counties`, by chance when absent. */
export function drawFirm(
  seed: number,
  o: {
    readonly key: string;
    readonly name: string;
    readonly owner: string;
    readonly kind: FirmKind;
    readonly registeredOn: Firm['registeredOn'];
    readonly region?: string;
    /** The account that money comes to; a lender pays out to it too. */
    readonly bankAccount: string;
  },
): Firm {
  const random = createRandom(seed, 'firm', o.key);
  const drawn = random.pick(counties);
  const [region, county] = counties.find(([code]) => code === o.region) ?? drawn;
  const bankName = random.pick(banks);
  const age = random.whole(...parameters.registers.ownerDays);
  const bornOn = addDays(businessDate(parameters.registers.ownersAsOf), -age);
  return {
    ...{ key: o.key, name: o.name, memberId: memberIdOf(o.key), owner: o.owner, region },
    creditCode: drawCreditCode(random, o.kind, region),
    idCard: drawIdCard(random, region, bornOn),
    phone: `1${random.pick(['38', '39', '58', '86', '37'])}${digits(random, 8)}`,
    address: officeOf(seed, o.key, county) ?? placeOf(random, county),
    registeredOn: o.registeredOn,
    bankName,
    bankAccount: o.bankAccount,
  };
}

const placeOf = (random: Random, county: string): string =>
  `${county}${random.pick(['人民路', '建设街', '工业大道', '中心村'])}${random.whole(1, 299)}号`;

/** An office at which many firms are registered, for those few that are. */
function officeOf(seed: number, key: string, county: string): string | undefined {
  const p = parameters.registers;
  const random = createRandom(seed, 'premises', key);
  if (!random.chance(p.sharedOffice)) return undefined;
  return `${county}众创路${random.whole(1, p.offices)}号创业大厦`;
}

/** Only what others see of it. */
export const seenOf = ({ key, name, memberId, creditCode }: Firm): Counterparty => ({
  ...{ key, name, memberId, creditCode },
});
