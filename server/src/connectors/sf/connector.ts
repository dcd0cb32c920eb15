import type { Json } from '../../kernel/index.ts';
import { GrantExpired, PartnerAnswerMalformed, PartnerRefusedCall } from '../errors.ts';
import type { PartnerDeps } from '../http.ts';
import { afterAnswer, nextParcels, openParcels, startCursor } from '../kuaidi100/due-parcels.ts';
import type { KeyField, SourceConnector } from '../source.ts';
import { type SfConfig, sfGateway } from './gateway.ts';
import { mailNosOf, parserOf, ROUTES } from './parse.ts';

const OPEN_PARCELS = 500;
const NUMBERS_PER_CALL = 10; // The most that SF takes.

const fields: readonly KeyField[] = [
  {
    name: 'monthlyCard',
    label: { zh: '顺丰月结卡号', en: 'SF monthly card' },
    hint: { zh: '10 位数字，见月结合同或账单', en: '10 digits, on your contract or bill' },
    pattern: /^\d{10}$/,
    secret: false,
  },
  {
    name: 'phoneTail',
    label: { zh: '寄件电话后四位', en: 'Last four digits of the sender’s phone' },
    hint: { zh: '寄件时留的电话', en: 'The phone you send parcels with' },
    pattern: /^\d{4}$/,
    secret: false,
  },
];

/** A price that is only asked to learn whether SF knows the card: from Shenzhen to Beijing, 1 kg. */
const cardQuestion = (monthlyCard: string) => ({
  businessType: '2',
  weight: 1,
  searchPrice: '1',
  monthlyCard,
  srcAddress: { province: '广东省', city: '深圳市' },
  destAddress: { province: '北京市', city: '北京市' },
});

/** Parcels that a monthly customer of SF sent, by the numbers that the shops told. */
export function sfConnector(config: SfConfig, deps: PartnerDeps): SourceConnector {
  const gateway = sfGateway(config, deps);
  return {
    source: 'sf',
    scopes: ['parcels'],
    connection: {
      kind: 'key',
      fields,
      exchange: async ({ monthlyCard = '', phoneTail = '' }) => {
        try {
          await gateway.read(config.cardService, cardQuestion(monthlyCard));
        } catch (error) {
          // A refusal of the service is about the card; one of the platform is about us.
          const ofCard = error instanceof PartnerRefusedCall && error.partnerSubCode !== null;
          throw ofCard ? new GrantExpired('sf', config.cardService) : error;
        }
        return {
          externalId: monthlyCard,
          displayName: `${monthlyCard.slice(0, 3)}****${monthlyCard.slice(-3)}`,
          accessToken: phoneTail, // What opens a parcel that another account paid for.
          refreshToken: null,
          expiresAt: null,
        };
      },
    },
    refresh: async (grant) => grant,
    async *pages({ grant, subject, cursor: from, signal }) {
      const now = deps.clock.now();
      const open = openParcels(await subject.openParcels(OPEN_PARCELS)).filter(
        ({ carrier }) => carrier === 'shunfeng',
      );
      let cursor = startCursor(from, open);
      const rules = { asks: OPEN_PARCELS, follows: 0, againMs: config.askAgainMs };
      const { ask } = nextParcels(cursor, open, now, rules);
      for (let i = 0; i < ask.length; i += NUMBERS_PER_CALL) {
        const asked = ask.slice(i, i + NUMBERS_PER_CALL);
        const request = {
          language: 'zh-CN',
          trackingType: '1',
          trackingNumber: asked.map(({ parcelNo }) => parcelNo),
          methodType: '1',
        };
        const checkPhoneNo = asked.map(() => grant.accessToken).join(',');
        const { body, json } = await gateway.read(ROUTES, { ...request, checkPhoneNo }, signal);
        const strange = mailNosOf(json).findIndex(
          (mailNo) => mailNo !== null && !request.trackingNumber.includes(mailNo),
        );
        if (strange >= 0) {
          throw new PartnerAnswerMalformed('sf', ROUTES, `routeResps.${strange}.mailNo`);
        }
        cursor = afterAnswer(cursor, { asked }, now);
        yield { method: ROUTES, request, body, cursor: cursor as Json, json };
      }
    },
    parse: parserOf(config.opCodes),
    health: () => ({ circuit: gateway.caller.breaker.state() }),
  };
}
