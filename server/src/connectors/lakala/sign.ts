import { type KeyObject, sign, verify } from 'node:crypto';

const SCHEME = 'LKLAPI-SHA256withRSA';

/** What goes into a signature beside the body. */
export interface Stamp {
  readonly appId: string;
  readonly serialNo: string;
  /** Seconds. */
  readonly timestamp: string;
  /** 12 characters, new for each call. */
  readonly nonce: string;
}

/**
 * `Authorization` of a call: SHA256withRSA over the stamp and the body as sent, a line each. No worked
 * example is public; clients agree on the formula. @source partners.md §6
 */
export function authorizationOf(s: Stamp, body: string, key: KeyObject): string {
  const text = [s.appId, s.serialNo, s.timestamp, s.nonce, body, ''].join('\n');
  const signature = sign('sha256', Buffer.from(text), key).toString('base64');
  return `${SCHEME} ${fieldsText({ appid: s.appId, serial_no: s.serialNo, timestamp: s.timestamp, nonce_str: s.nonce, signature })}`;
}

const fieldsText = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');

/** Text before the body that is signed, and the signature; `undefined`: none that is understood. */
export interface Told {
  readonly lines: readonly string[];
  readonly signature: string;
  /** Seconds. */
  readonly timestamp: number;
}

/** What the headers of an answer say of its signature. */
export function readAnswerHeaders(headers: { get(name: string): string | null }): Told | undefined {
  const lines = ['appid', 'serial', 'timestamp', 'nonce'].map((name) =>
    headers.get(`lklapi-${name}`),
  );
  const signature = headers.get('lklapi-signature');
  if (signature === null || lines.some((line) => line === null)) return undefined;
  return { lines: lines as string[], signature, timestamp: Number(lines[2]) };
}

/** What a notice's `Authorization` says: without app and serial number. */
export function readNoticeHeader(authorization: string): Told | undefined {
  if (!authorization.startsWith(`${SCHEME} `)) return undefined;
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(authorization)?.[1];
  const [timestamp, nonce, signature] = ['timestamp', 'nonce_str', 'signature'].map(field);
  if (timestamp === undefined || nonce === undefined || signature === undefined) return undefined;
  return { lines: [timestamp, nonce], signature, timestamp: Number(timestamp) };
}

/** Whether what was told is Lakala's, over the very bytes of the body. */
export function isLakala({ lines, signature }: Told, body: Uint8Array, key: KeyObject): boolean {
  if (!/^[A-Za-z0-9+/=]+$/.test(signature)) return false;
  const head = Buffer.from(`${lines.join('\n')}\n`);
  const text = new Uint8Array(Buffer.concat([head, body, Buffer.from('\n')]));
  return verify('sha256', text, key, new Uint8Array(Buffer.from(signature, 'base64')));
}
