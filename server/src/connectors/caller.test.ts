import { expect, test } from 'vitest';
import { instant } from '../kernel/index.ts';
import { manualClock } from '../platform/index.ts';
import { openCaller, type PartnerCall } from './caller.ts';
import { PartnerRefusedCall, PartnerUnavailable } from './errors.ts';

function setUp(answers: (() => Response | Promise<Response>)[]) {
  const clock = manualClock(instant(1_799_035_200_000));
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return (answers.shift() ?? (() => new Response('{}')))();
  };
  const sleep = async (ms: number) => clock.advance(ms);
  const options = { partner: 'p', timeoutMs: 1_000, callsPerSecond: 1_000 };
  const caller = openCaller(options, { clock, fetch, sleep });
  let made = 0;
  const call = (o: Partial<PartnerCall<string>> = {}) =>
    caller.call({
      what: 'orders',
      request: () => ({ method: 'GET', url: `https://p.test/${++made}`, headers: {} }),
      read: ({ status, body }) => {
        if (status >= 500) throw new PartnerUnavailable('p', 'orders', `HTTP ${status}`);
        return new TextDecoder().decode(body);
      },
      repeat: true,
      ...o,
    });
  return { caller, call, asked, clock };
}
const down = () => new Response('', { status: 500 });
const gone = () => Promise.reject(new TypeError('fetch failed'));

test('behaviour: a read is asked again when there is no answer, each try made anew', async () => {
  const { call, asked } = setUp([gone, down, () => new Response('yes')]);
  expect(await call()).toBe('yes');
  expect(asked).toEqual(['https://p.test/1', 'https://p.test/2', 'https://p.test/3']);
});

test('behaviour: what may not be repeated is asked once', async () => {
  const { call, asked } = setUp([down]);
  await expect(call({ repeat: false })).rejects.toThrow(PartnerUnavailable);
  expect(asked).toHaveLength(1);
});

test('behaviour: a partner that stays silent is not asked any more, one that refuses is', async () => {
  const { call, caller, asked } = setUp(Array.from({ length: 8 }, () => down));
  await expect(call()).rejects.toThrow(PartnerUnavailable);
  await expect(call()).rejects.toThrow(PartnerUnavailable);
  expect(caller.breaker.state()).toBe('open');
  await expect(call()).rejects.toThrow(PartnerUnavailable);
  expect(asked).toHaveLength(8);

  const other = setUp([]);
  const read = (): string => {
    throw new PartnerRefusedCall('p', 'orders', '40', null);
  };
  for (let n = 0; n < 10; n++) await expect(other.call({ read })).rejects.toThrow('refuses');
  expect(other.caller.breaker.state()).toBe('closed');
});

test('error: an answer beyond 64 MiB is cut off', async () => {
  let sent = 0;
  const endless = () =>
    new Response(
      new ReadableStream({
        pull: (to) => {
          sent += 1;
          to.enqueue(new Uint8Array(1024 * 1024));
        },
      }),
    );
  const { call } = setUp([endless]);
  await expect(call({ repeat: false })).rejects.toThrow(PartnerUnavailable);
  expect(sent).toBeLessThan(70);
});
