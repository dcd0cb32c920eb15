import { createHash, timingSafeEqual } from 'node:crypto';

/** A parameter as it is written: a `bigint` is a bare number of any size, as Ele.me's ids are. */
export type Param = string | number | bigint | Params;
export interface Params {
  readonly [name: string]: Param;
}

/** A value as JSON, whose very text is signed and sent. */
export const writeParam = (value: Param): string =>
  typeof value === 'bigint'
    ? String(value)
    : typeof value === 'object'
      ? `{${Object.entries(value)
          .map(([name, member]) => `${JSON.stringify(name)}:${writeParam(member)}`)
          .join(',')}}`
      : JSON.stringify(value);

const md5 = (text: string): string =>
  createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();

/** What is signed in a call beside its action and token. */
export interface Call {
  readonly action: string;
  readonly token: string;
  readonly metas: Params;
  readonly params: Params;
}

/**
 * Signature of a call: MD5 over action, token, each meta and parameter as `name=JSON`, sorted as finished
 * texts, and the secret, in upper-case hex.
 * @source Ele.me's signature page (worked example in the tests)
 */
export const signCall = ({ action, token, metas, params }: Call, secret: string): string =>
  md5(
    action +
      token +
      Object.entries({ ...metas, ...params })
        .map(([name, value]) => `${name}=${writeParam(value)}`)
        .sort()
        .join('') +
      secret,
  );

/** Signature of a push: the same without quotes, over all fields but `signature`. */
export const signPush = (fields: Readonly<Record<string, string>>, secret: string): string =>
  md5(
    Object.entries(fields)
      .filter(([name]) => name !== 'signature')
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('') + secret,
  );

/** Whether pushed fields are Ele.me's. */
export function verifyPush(fields: Readonly<Record<string, string>>, secret: string): boolean {
  const told = Buffer.from(fields.signature ?? '');
  const made = Buffer.from(signPush(fields, secret));
  return told.length === made.length && timingSafeEqual(told, made);
}
