import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { instant } from '../../kernel/index.ts';
import { manualClock } from '../../platform/index.ts';
import { context, reading } from '../connector.fixture.ts';
import { PartnerAnswerMalformed, PartnerRefusedCall, PartnerUnavailable } from '../errors.ts';
import type { RawPage } from '../source.ts';
import { kuaidi100Connector } from './connector.ts';
import { callbackToken } from './sign.ts';

const now = instant(1_799_035_200_000); // 2027-01-04 12:00 in Shanghai.
const salt = 'a-salt-of-ours';
const callbackSecret = 'known-to-nobody-else';
const md5 = (text: string) => createHash('md5').update(text).digest('hex').toUpperCase();

const line = (time: string, status?: string) => ({
  ...{ time, ftime: time, context: '快件/测试' },
  ...(status ? { status } : {}),
});
const signed = (nu: string) => ({
  ...{ message: 'ok', status: '200', com: 'yuantong', nu, state: '3', ischeck: '1' },
  data: [line('2027-01-03 09:00:00', '签收'), line('2027-01-01 09:00:00', '揽收')],
});

function setUp(o: { follows?: boolean; carrier?: string; count?: number } = {}) {
  const clock = manualClock(now);
  const asked: { url: string; form: Record<string, string> }[] = [];
  const instead: (() => string)[] = [];
  const connector = kuaidi100Connector(
    {
      queryUrl: 'https://k.test/query',
      subscribeUrl: 'https://k.test/poll',
      ...{ customer: 'CUST', key: 'the-key', salt, callbackSecret, timeoutMs: 1000 },
      callbackUrl: o.follows ? 'https://lender.test/notices?x=1' : undefined,
      ...{ callsPerSecond: 1000, subscriptionsPerSecond: 1000 },
      ...{ parcelsPerPull: 2, subscriptionsPerPull: 3, askAgainMs: 86_400_000 },
      phoneCarriers: ['shunfeng'],
      unknownCodes: ['408', '500'],
      busyCodes: ['502'],
      words: { collected: '揽收', signed: '签收', returned: '退签', troubled: '疑难' },
    },
    {
      clock,
      sleep: async (ms) => clock.advance(ms),
      fetch: async (url, init) => {
        const form = Object.fromEntries(new URLSearchParams(String(init.body)));
        asked.push({ url, form });
        const other = instead.shift();
        if (other) return new Response(other());
        if (url.endsWith('/poll')) return new Response('{"result":true,"returnCode":"200"}');
        if (form.sign !== md5(`${form.param}the-keyCUST`)) {
          return new Response('{"result":false,"returnCode":"503","message":"验证签名失败"}');
        }
        return new Response(JSON.stringify(signed(JSON.parse(form.param ?? '').num)));
      },
    },
  );
  const open = Array.from({ length: o.count ?? 7 }, (_, i) => ({
    ...{ orderId: '1', carrier: o.carrier ?? '圆通速递', parcelNo: `YT${i}` },
  }));
  const read = async (cursor: RawPage['cursor'] = null): Promise<RawPage[]> => {
    const grant = {
      ...{ externalId: 'b', displayName: '', accessToken: '' },
      ...{ refreshToken: null, expiresAt: null },
    };
    const base = reading({ grant, from: now, to: now, cursor });
    const subject = {
      ...base.subject,
      openParcels: async () => open,
      identifier: async () => '13800136852',
    };
    const pages: RawPage[] = [];
    for await (const page of connector.pages({ ...base, subject })) pages.push(page);
    return pages;
  };
  const parse = (json: object, method = 'poll/query.do') =>
    connector.parse(
      { method, request: null, body: Buffer.from(JSON.stringify(json)), cursor: null },
      context,
    );
  return { connector, clock, asked, instead, read, parse };
}

test('behaviour: two a pull, the rest in their turn, the same ones not again that day', async () => {
  const { asked, read, clock } = setUp();
  let cursor: RawPage['cursor'] = null;
  for (let pull = 0; pull < 5; pull++) cursor = (await read(cursor)).at(-1)?.cursor ?? cursor;
  expect(asked.map(({ form }) => JSON.parse(form.param ?? '').num)).toEqual(
    Array.from({ length: 7 }, (_, i) => `YT${i}`),
  );
  clock.advance(86_400_000);
  expect(await read(cursor)).toHaveLength(2);
});

test('behaviour: the rest is followed, its callback address naming borrower and parcel', async () => {
  const { asked, read } = setUp({ follows: true });
  const pages = await read();
  expect(pages.map((p) => p.method)).toEqual([
    'poll/query.do',
    'poll/query.do',
    ...Array(3).fill('poll'),
  ]);
  const { parameters, number } = JSON.parse(asked[2]?.form.param ?? '');
  const address = new URL(parameters.callbackurl);
  expect(address.searchParams.get('x')).toBe('1');
  expect(address.searchParams.get('b')).toBe(
    callbackToken(context.borrowerId, number, callbackSecret),
  );
  expect(JSON.stringify(pages.map((p) => p.request))).not.toMatch(/the-key|salt|callback/);
});

test('behaviour: a carrier that wants a phone gets four digits of the sender’s, and 408 is no error', async () => {
  const { asked, read, instead, parse } = setUp({ carrier: '顺丰速运', count: 1 });
  instead.push(() => '{"result":false,"returnCode":"408","message":"验证码错误"}');
  const [page] = await read();
  expect(JSON.parse(asked[0]?.form.param ?? '')).toMatchObject({ com: 'shunfeng', phone: '6852' });
  expect(JSON.stringify(page?.request)).not.toContain('6852');
  expect(parse({ result: false, returnCode: '408', message: '验证码错误' })).toEqual([]);
});

test.each([
  ['503 (a wrong signature)', '{"result":false,"returnCode":"503"}', PartnerRefusedCall, 1],
  ['502 (busy)', '{"result":false,"returnCode":"502"}', PartnerUnavailable, 4],
  ['half an answer', '{"message":"ok","nu":"YT', PartnerUnavailable, 4],
  ['another parcel', JSON.stringify(signed('YT9')), PartnerAnswerMalformed, 1],
] as const)('error: %s is what it is, asked as often as is safe', async (_, body, kind, calls) => {
  const { read, instead, asked } = setUp();
  instead.push(...Array.from({ length: calls }, () => () => body));
  await expect(read()).rejects.toThrow(kind);
  expect(asked).toHaveLength(calls);
});

test('behaviour: a track is collected and ended by its state, stated when its newest line was written', () => {
  const { parse } = setUp();
  expect(parse({ ...signed('YT1'), extra: 1 })).toMatchObject([
    { id: 'parcel:yuantong:YT1:collected', data: { parcelNo: 'YT1', carrier: 'yuantong' } },
    { id: 'parcel:yuantong:YT1:signed', statedAt: now - 27 * 3_600_000 },
  ]);
  const kinds = (state: string) => parse({ ...signed('YT1'), state }).map((e) => e.kind);
  expect(kinds('4')).toEqual(['parcel.collected', 'parcel.returned']);
  for (const state of ['2', '6', '14']) expect(kinds(state)[1]).toBe('parcel.troubled');
  for (const state of ['0', '5', '77']) expect(kinds(state)).toEqual(['parcel.collected']);
  const unnamed = [line('2027-01-03 09:00:00'), line('2027-01-01 09:00:00')];
  expect(parse({ ...signed('YT1'), data: unnamed })[0]?.occurredAt).toBe(now - 75 * 3_600_000);
  expect(parse({ ...signed('YT1'), data: [] })).toEqual([]);
});

test.each([
  ['state', { state: 3 }],
  ['data.0.ftime', { data: [line('2027-01-32 09:00:00')] }],
  ['data.0.time', { data: [{ context: 'x' }] }],
])('error: a track without a good %s is malformed and says where', (field, change) => {
  const { parse } = setUp();
  expect(() => parse({ ...signed('YT1'), ...change })).toThrow(`"${field}"`);
});

function notice(o: { nu?: string; b?: string; sign?: string } = {}) {
  const nu = o.nu ?? 'YT1';
  const param = `{"status":"polling", "message":"\\u72b6\\u6001", "lastResult":${JSON.stringify(signed(nu))}}`;
  const sign = o.sign ?? md5(`${param}${salt}`);
  const body = new TextEncoder().encode(new URLSearchParams({ sign, param }).toString());
  const b = o.b ?? callbackToken(context.borrowerId, 'YT1', callbackSecret);
  return { headers: {}, query: { b }, body };
}

test('behaviour: a notice names its borrower by our address, and tells the same facts as a query', () => {
  const { connector, parse } = setUp({ follows: true });
  const read = connector.push?.read(notice());
  if (!read?.ok || !read.value.page) expect.fail(JSON.stringify(read));
  expect(read.value).toMatchObject({ externalId: context.borrowerId, revoked: false });
  expect(connector.push?.read(notice())).toMatchObject({
    value: { noticeId: read.value.noticeId }, // A repeat has the same.
  });
  const facts = connector.parse({ ...read.value.page, cursor: null }, context);
  expect(facts).toEqual(parse(signed('YT1')));
});

test.each([
  ['another signature', { sign: md5('x') }, { code: 'notice_forged' }],
  ['another parcel at this address', { nu: 'YT2' }, { code: 'notice_forged' }],
  ['a borrower put in by somebody', { b: 'borrower_x.AAAA' }, { code: 'notice_forged' }],
  ['no borrower', { b: '' }, { code: 'notice_forged' }],
  ['no number', { nu: '' }, { code: 'notice_malformed', field: 'lastResult.nu' }],
])('error: a notice with %s is refused', (_, change, error) => {
  const { connector } = setUp({ follows: true });
  expect(connector.push?.read(notice(change))).toEqual({ ok: false, error });
});
