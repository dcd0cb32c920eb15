import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { instant } from '../../kernel/index.ts';
import { manualClock } from '../../platform/index.ts';
import { context, reading } from '../connector.fixture.ts';
import {
  GrantExpired,
  PartnerAnswerMalformed,
  PartnerRefusedCall,
  PartnerUnavailable,
} from '../errors.ts';
import type { RawPage } from '../source.ts';
import { sfConnector } from './connector.ts';
import { digestMessage } from './sign.ts';

const now = instant(1_799_035_200_000); // 2027-01-04 12:00 in Shanghai.

// The example that SF's pages of signing share.
const example = {
  msgData: '{"language":"zh-CN","orderId":"QIAO-20200618-004"}',
  timestamp: '12312334453453',
};
const word = 'fjcg5PGKaNpPSHFAZ4QsCOkV71R3zVci';

test('behaviour: the worked examples of SF’s pages come out, and not after one byte changed', () => {
  const made = {
    standard_md5: 'IIKJtuLVzoFTu4kHI8M8vA==',
    sm3: 'b05d21124eb6aedb3c6c99b1a37f9fc9a23a9898cb6a4b5df00d4402bda9081f',
  } as const;
  for (const method of ['standard_md5', 'sm3'] as const) {
    expect(digestMessage(example, word, method)).toBe(made[method]);
    const other = { ...example, msgData: example.msgData.replace('004', '005') };
    expect(digestMessage(other, word, method)).not.toBe(made[method]);
    expect(digestMessage(example, `${word.slice(0, -1)}j`, method)).not.toBe(made[method]);
  }
  // SF's page of simple_md5 prints the value of standard_md5: a misprint, the text is not encoded.
  const raw = createHash('md5').update(`${example.msgData}${example.timestamp}${word}`);
  expect(digestMessage(example, word, 'simple_md5')).toBe(raw.digest('base64'));
  expect(digestMessage(example, word, 'simple_md5')).not.toBe(made.standard_md5);
});

const answer = (msgData: unknown, o: { code?: string; success?: boolean; error?: string } = {}) =>
  JSON.stringify({
    apiErrorMsg: '',
    apiResultCode: o.code ?? 'A1000',
    apiResultData: JSON.stringify({
      success: o.success ?? true,
      errorCode: o.error ?? 'S0000',
      msgData,
    }),
  });

const step = (acceptTime: string, opCode: string) => ({ acceptTime, opCode, remark: '快件' });
const track = (mailNo: string) => ({
  mailNo,
  routes: [step('2027-01-03 09:00:00', '80'), step('2027-01-01 09:00:00', '50')],
});

function setUp(shipped: { carrier: string; parcelNo: string }[] = []) {
  const clock = manualClock(now);
  const asked: Record<string, string>[] = [];
  const instead: (() => string)[] = [];
  const connector = sfConnector(
    {
      serviceUrl: 'https://sf.test/std/service',
      partnerId: 'P',
      checkWord: word,
      digest: 'standard_md5',
      timeoutMs: 1000,
      callsPerSecond: 1000,
      askAgainMs: 3_600_000,
      busyCodes: ['A1005'],
      cardService: 'CARD',
      opCodes: { collected: ['50'], signed: ['80'], returned: ['648'], troubled: ['33'] },
    },
    {
      clock,
      sleep: async (ms) => clock.advance(ms),
      fetch: async (_, init) => {
        const form = Object.fromEntries(new URLSearchParams(String(init.body)));
        asked.push(form);
        const other = instead.shift();
        if (other) return new Response(other());
        const { trackingNumber = [] } = JSON.parse(form.msgData ?? '{}');
        return new Response(answer({ routeResps: trackingNumber.map(track) }));
      },
    },
  );
  const grant = {
    ...{ externalId: '7551234567', displayName: 'x', accessToken: '6852' },
    ...{ refreshToken: null, expiresAt: null },
  };
  const read = async (cursor: RawPage['cursor'] = null): Promise<RawPage[]> => {
    const pages: RawPage[] = [];
    const base = reading({ grant, from: now, to: now, cursor });
    const openParcels = async () => shipped.map((p) => ({ orderId: '1', ...p }));
    const subject = { ...base.subject, openParcels };
    for await (const page of connector.pages({ ...base, subject })) pages.push(page);
    return pages;
  };
  const parse = (routeResps: unknown) => {
    const body = Buffer.from(answer({ routeResps }));
    const page = { method: 'EXP_RECE_SEARCH_ROUTES', request: null, body, cursor: null };
    return connector.parse(page, context);
  };
  const { connection } = connector;
  if (connection.kind !== 'key') expect.fail(connection.kind);
  return { clock, asked, instead, read, parse, connector, connection };
}

const many = Array.from({ length: 23 }, (_, i) => ({
  carrier: i % 2 ? '顺丰速运' : 'SF',
  parcelNo: `SF10000000000${String(i).padStart(2, '0')}`,
}));

test('behaviour: only SF’s parcels are asked about, ten at once, none again within the hour', async () => {
  const { asked, read, clock } = setUp([{ carrier: '圆通速递', parcelNo: 'YT1' }, ...many]);
  const pages = await read();
  const bodies = asked.map((form) => JSON.parse(form.msgData ?? ''));
  expect(bodies.map((b) => b.trackingNumber.length)).toEqual([10, 10, 3]);
  expect(bodies[2].checkPhoneNo).toBe('6852,6852,6852');
  expect(new Set(bodies.flatMap((b) => b.trackingNumber))).toEqual(
    new Set(many.map((p) => p.parcelNo)),
  );
  expect(JSON.stringify(pages.map((p) => p.request))).not.toContain('6852');
  const last = pages.at(-1)?.cursor ?? null;
  expect(await read(last)).toEqual([]);
  clock.advance(3_600_000);
  expect(await read(last)).toHaveLength(3);
});

test('behaviour: a pull that stopped after a page goes on with the parcels that were not asked about', async () => {
  const { asked, read, instead } = setUp(many);
  const [first] = await read();
  asked.length = 0;
  await read(first?.cursor ?? null);
  const again = asked.flatMap((form) => JSON.parse(form.msgData ?? '').trackingNumber);
  expect(again).toEqual(many.slice(10).map((p) => p.parcelNo));
  instead.push(() => answer({ routeResps: [track('SF-OF-SOMEBODY-ELSE')] }));
  await expect(read()).rejects.toThrow(PartnerAnswerMalformed);
});

test('behaviour: what befell a parcel is told by its operations, whatever order they come in', () => {
  const { parse } = setUp();
  const troubled = {
    mailNo: 'SF2',
    routes: [step('2027-01-02 10:00:00', '33'), step('2027-01-02 09:00:00', '999')],
  };
  expect(parse([track('SF1'), troubled, { mailNo: 'SF3' }, { reasonCode: ['1'] }])).toMatchObject([
    { id: 'parcel:shunfeng:SF1:collected', data: { parcelNo: 'SF1', carrier: 'shunfeng' } },
    { id: 'parcel:shunfeng:SF1:signed', occurredAt: now - 27 * 3_600_000 },
    { id: 'parcel:shunfeng:SF2:troubled', kind: 'parcel.troubled' },
  ]);
  const bad = [{ mailNo: 'SF1', routes: [step('2027-01-32 10:00:00', '50')] }];
  expect(() => parse(bad)).toThrow(/"routeResps\.0\.routes\.0\.acceptTime"/);
});

test('behaviour: a card that SF takes becomes a grant; one it refuses asks for another', async () => {
  const { connection, instead } = setUp();
  const values = { monthlyCard: '7551234567', phoneTail: '6852' };
  expect(await connection.exchange(values)).toMatchObject({
    ...{ externalId: '7551234567', displayName: '755****567', accessToken: '6852' },
  });
  instead.push(() => answer(null, { success: false, error: '8119' }));
  await expect(connection.exchange(values)).rejects.toThrow(GrantExpired);
  instead.push(() => answer(null, { code: 'A1006' })); // Our own signature is not the card's fault.
  await expect(connection.exchange(values)).rejects.toThrow(PartnerRefusedCall);
});

test.each([
  ['A1006 (a wrong signature of ours)', answer(null, { code: 'A1006' }), PartnerRefusedCall, 1],
  ['A1005 (too many)', answer(null, { code: 'A1005' }), PartnerUnavailable, 4],
  ['half an answer', '{"apiResultCode":"A10', PartnerUnavailable, 4],
  ['no data', '{"apiResultCode":"A1000"}', PartnerAnswerMalformed, 1],
] as const)('error: %s is what it is, asked as often as is safe', async (_, body, kind, calls) => {
  const { read, instead, asked } = setUp(many.slice(0, 1));
  instead.push(...Array.from({ length: calls }, () => () => body));
  await expect(read()).rejects.toThrow(kind);
  expect(asked).toHaveLength(calls);
});
