import { counties, roads } from './names.ts';
import { parameters } from './parameters.ts';
import { createRandom } from './random.ts';

/** An address as the platform keeps it. */
export interface Address {
  readonly state: string;
  readonly city: string;
  readonly district: string;
  readonly town: string;
  readonly detail: string;
}

/** How an order came and where it went: nothing of it moves what is ordered. */
export interface Delivery {
  readonly address: Address;
  /** The phone from which it was placed; platforms know it and show it to nobody. */
  readonly device: string;
}

/**
 * Where an order goes, and from which phone it was placed. It follows from who the buyer is, as
 * `Customers` names them: one of the public, or an account that those who run a ring keep on their shelf of
 * phones, with a few places at which empty parcels are taken in.
 */
export function deliveryOf({
  buyer,
  tid,
}: {
  readonly buyer: string;
  readonly tid: string;
}): Delivery {
  const [, shop = buyer, who = 'B', number = '1'] = /^(.*)([ABR])(\d{7})$/.exec(buyer) ?? [];
  const n = Number(number);
  if (who === 'R') {
    const { accountsAPhone, accountsAnAddress } = parameters.cheats;
    const place = `${shop} ring ${Math.ceil(n / accountsAnAddress)}`;
    return { address: addressOf(place), device: `${shop} ring ${Math.ceil(n / accountsAPhone)}` };
  }
  const p = parameters.delivery;
  const home = createRandom(0, buyer, 'home');
  const sharesHome = n > 1 && home.chance(p.withAnother);
  const atWork = home.chance(p.atWork) ? `office ${home.whole(1, p.offices)}` : null;
  const once = createRandom(0, buyer, tid, 'delivery');
  const elsewhere = once.chance(p.elsewhere) ? `${buyer} ${tid}` : null;
  const place = elsewhere ?? atWork ?? `${shop}${who}${sharesHome ? n - 1 : n}`;
  return {
    address: addressOf(place),
    device: `${buyer} ${once.chance(p.secondPhone) ? 2 : 1}`,
  };
}

/** The address that goes by a name within the economy. */
function addressOf(place: string): Address {
  const random = createRandom(0, place, 'address');
  const [, county] = random.pick(counties);
  const [, state = '', city = '', district = ''] = /^(.+?省)(.+?市)(.*)$/.exec(county) ?? [];
  return {
    ...{ state, city, district: district || city },
    town: `${random.pick(roads)}街道${random.whole(1, 40)}社区`,
    detail: `${random.pick(roads)}${random.whole(1, 400)}号${random.whole(1, 30)}幢${random.whole(101, 2_999)}室`,
  };
}

/** A detail as the platform shows it to others: every second sign hidden. How TOP does it is not told. */
export const maskDetail = (detail: string): string =>
  [...detail].map((sign, i) => (i % 2 === 1 ? '*' : sign)).join('');

/** The address as a connector reads it from what the platform shows. */
export const shownAddress = ({ state, city, district, town, detail }: Address): string =>
  [state, city, district, town, maskDetail(detail)].join('|');
