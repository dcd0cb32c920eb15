import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { send } from './send.ts';
import { addressOf, isPublicAddress, parseTarget } from './target.ts';
import { openReceiver } from './webhooks.fixture.ts';

const to = (url: string, more: object = {}) =>
  send({ url, headers: {}, body: '{}', targets: 'any', timeoutMs: 2_000, ...more });

test('error: a redirect is not followed, wherever it leads', async () => {
  const [from, inside] = [await openReceiver(), await openReceiver()];
  for (const status of [301, 302, 303, 307, 308]) {
    from.answer((_, response) => response.writeHead(status, { location: inside.url }).end());
    expect(await to(from.url)).toMatchObject({ outcome: 'redirected', status });
  }
  expect(inside.received).toEqual([]);
});

test('error: an answer without end is cut off, one that drips is given up', async () => {
  const receiver = await openReceiver();
  let written = 0;
  receiver.answer((_, response) => {
    response.writeHead(200);
    const more = () => {
      written += 65_536;
      if (!response.destroyed && written < 1e9)
        response.write('x'.repeat(65_536), () => setImmediate(more));
    };
    more();
  });
  const answered = await to(receiver.url);
  expect(answered).toMatchObject({ outcome: 'delivered', answer: 'x'.repeat(200) });
  expect(written).toBeLessThan(1e8);
  receiver.answer((_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  });
  expect(await to(receiver.url, { timeoutMs: 200 })).toMatchObject({
    outcome: 'too_slow',
    status: null,
  });
  receiver.answer(() => {}); // Says nothing at all.
  expect(await to(receiver.url, { timeoutMs: 200 })).toMatchObject({ outcome: 'too_slow' });
});

test('error: what is down, breaks off, speaks no TLS or leads nowhere is told apart from an answer', async () => {
  const server = createServer((request) => request.socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await to(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'unreachable' });
  expect(await to(`https://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'unreachable' });
  await new Promise((resolve) => server.close(resolve));
  expect(await to(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'unreachable' });
  const nowhere = await to('https://receiver.example/', { resolve: async () => Promise.reject() });
  expect(nowhere).toMatchObject({ outcome: 'address_unknown' });
});

const resolves =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254', // Where clouds tell their machines' keys.
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '2002:a00:1::1',
])('error: nothing is sent to %s, by number or by a name that leads there', async (address) => {
  const host = address.includes(':') ? `[${address}]` : address;
  expect(parseTarget(`https://${host}/`, 'public')).toBe('address_private');
  const url = new URL('https://receiver.example/');
  expect(await addressOf(url, 'public', resolves(address))).toBe('address_private');
  // One good address beside it makes it no better.
  expect(await addressOf(url, 'public', resolves('93.184.215.14', address))).toBe(
    'address_private',
  );
});

test.each([
  'https://2130706433/',
  'https://0x7f.1/',
  'https://127.1/',
  'https://017700000001/',
  'https://localhost/',
  'https://db.internal/',
  'https://LOCALHOST./',
])('error: %s is one of these too, however it is written', (url) => {
  expect(parseTarget(url, 'public')).toBe('address_private');
});

test('error: only https without a name and a password is an address to send to', () => {
  for (const [url, why] of [
    ['http://receiver.example/', 'url_not_https'],
    ['https://a:b@receiver.example/', 'url_malformed'],
    ['https://receiver.example/#x', 'url_malformed'],
    ['file:///etc/passwd', 'url_malformed'],
    [`https://receiver.example/${'x'.repeat(2_000)}`, 'url_malformed'],
    ['', 'url_malformed'],
  ] as const) {
    expect([url, parseTarget(url, 'public')]).toEqual([url, why]);
  }
  expect(parseTarget('https://receiver.example/hooks', 'public')).toBeInstanceOf(URL);
});

test('property: the connection goes to the address that was judged', async () => {
  const url = new URL('https://receiver.example/');
  await fc.assert(
    fc.asyncProperty(fc.ipV4(), async (address) => {
      const first = await addressOf(url, 'public', resolves(address));
      expect(first).toEqual(isPublicAddress(address) ? { address, family: 4 } : 'address_private');
    }),
  );
});
