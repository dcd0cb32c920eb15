import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { BankUnavailable } from './errors.ts';
import { SIGNATURE_HEADER } from './signature.ts';

const BODY_MAX = 64 * 1024 * 1024; // A statement of 50,000 entries has about 35 MB.

export interface HostAnswer {
  readonly signature: string | undefined;
  readonly body: Buffer;
}

/** The bank host's HTTP side: raw bytes there, raw bytes back. */
export interface Host {
  /** Posts `body` to `<url>/iso20022/<message>`. Throws `BankUnavailable` on anything but a 200. */
  post(message: string, body: Uint8Array, signature: string): Promise<HostAnswer>;
  close(): void;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * One agent for all calls, so that connections (and TLS sessions) are reused. Plain HTTP is for
 * loopback alone. Redirects are not followed: an address is configuration.
 */
export function openHost(url: string, timeoutMs: number): Host {
  const base = new URL(url);
  const plain = base.protocol === 'http:';
  assert(base.protocol === 'https:' || (plain && loopback.has(base.hostname)), 'bank: https only');
  const client = plain ? http : https;
  const agent = new client.Agent({ keepAlive: true, maxFreeSockets: 64 });
  const path = base.pathname.replace(/\/$/, '');
  return {
    post: (message, body, signature) =>
      new Promise((resolve, reject) => {
        const request = client.request({
          method: 'POST',
          hostname: base.hostname.replace(/^\[|\]$/g, ''),
          port: base.port,
          path: `${path}/iso20022/${message}`,
          agent,
          headers: {
            'content-type': 'application/xml; charset=utf-8',
            'content-length': body.byteLength,
            [SIGNATURE_HEADER]: signature,
          },
        });
        const fail = (why: string, cause?: unknown) => {
          clearTimeout(deadline);
          request.destroy();
          reject(new BankUnavailable(why, cause));
        };
        // From the first byte to the last: a host that drips is as slow as one that is silent.
        const deadline = setTimeout(() => fail(`nothing after ${timeoutMs} ms`), timeoutMs);
        request.on('error', (error) => fail('the connection failed', error));
        request.on('response', (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('error', (error) => fail('the connection failed', error));
          response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > BODY_MAX) fail('its answer has no end');
            else chunks.push(chunk);
          });
          response.on('end', () => {
            if (!response.complete) return fail('it was cut off');
            if (response.statusCode !== 200) return fail(`HTTP ${response.statusCode}`);
            clearTimeout(deadline);
            const header = response.headers[SIGNATURE_HEADER];
            const signed = typeof header === 'string' ? header : undefined;
            resolve({ signature: signed, body: Buffer.concat(chunks) });
          });
        });
        request.end(body);
      }),
    close: () => agent.destroy(),
  };
}
