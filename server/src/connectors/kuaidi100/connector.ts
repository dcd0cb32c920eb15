import type { Json } from '../../kernel/index.ts';
import type { PartnerDeps } from '../http.ts';
import type { SourceConnector } from '../source.ts';
import { afterAnswer, nextParcels, openParcels, startCursor } from './due-parcels.ts';
import { type Kuaidi100Config, kuaidi100Gateway } from './gateway.ts';
import { parserOf, QUERY, SUBSCRIBE } from './parse.ts';
import { pushReader } from './push.ts';

/** The most that are looked after for one borrower; older ones than these are hardly on their way. */
const OPEN_PARCELS = 500;

/** Parcels of a borrower's shops, by the numbers that the shops told. */
export function kuaidi100Connector(config: Kuaidi100Config, deps: PartnerDeps): SourceConnector {
  const gateway = kuaidi100Gateway(config, deps);
  const { callbackUrl } = config;
  const rules = {
    asks: config.parcelsPerPull,
    follows: callbackUrl === undefined ? 0 : config.subscriptionsPerPull,
    againMs: config.askAgainMs,
  };
  return {
    source: 'kuaidi100',
    scopes: ['parcels'],
    connection: { kind: 'consent' },
    refresh: async (grant) => grant,
    async *pages({ subject, cursor: from, signal }) {
      const now = deps.clock.now();
      const open = openParcels(await subject.openParcels(OPEN_PARCELS));
      let cursor = startCursor(from, open);
      const { ask, follow } = nextParcels(cursor, open, now, rules);
      const wantsPhone = [...ask, ...follow].some((p) => config.phoneCarriers.includes(p.carrier));
      // A carrier that wants a phone takes the sender's too: four digits of it, never the number.
      const phoneTail = wantsPhone ? tailOf(await subject.identifier('phone')) : null;
      for (const parcel of ask) {
        const { body, json } = await gateway.query(parcel, phoneTail, signal);
        cursor = afterAnswer(cursor, { asked: [parcel] }, now);
        const request = { com: parcel.carrier, num: parcel.parcelNo };
        yield { method: QUERY, request, body, cursor: cursor as Json, json };
      }
      if (callbackUrl === undefined) return;
      const { borrowerId } = subject;
      for (const parcel of follow) {
        const o = { borrowerId, callbackUrl, phoneTail, signal };
        const { body, json } = await gateway.subscribe(parcel, o);
        cursor = afterAnswer(cursor, { followed: parcel }, now);
        const request = { company: parcel.carrier, number: parcel.parcelNo };
        yield { method: SUBSCRIBE, request, body, cursor: cursor as Json, json };
      }
    },
    parse: parserOf(config.words),
    ...(callbackUrl === undefined ? {} : { push: pushReader(config) }),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}

const tailOf = (phone: string | null): string | null =>
  phone !== null && /\d{4}$/.test(phone) ? phone.slice(-4) : null;
