import type { KeyObject } from 'node:crypto';
import { escapeHtml, type WireValue, writeJson } from '../wire-json.ts';
import { rsa2Sign } from './sign.ts';

export type Body = { readonly [key: string]: WireValue };

/** A handler's answer: the object under `<method>_response`, or under `error_response`. */
export interface Answer {
  readonly body: Body;
  /** Faults found before a method was known, and some token faults, stand under `error_response`. */
  readonly asError?: boolean;
  /** There is no app to sign for. */
  readonly unsigned?: boolean;
}

const fault =
  (code: string, msg: string) =>
  (subCode: string, subMsg: string): Answer => ({
    body: { code, msg, sub_code: subCode, sub_msg: subMsg },
  });

export const success = (body: Body): Answer => ({
  body: { code: '10000', msg: 'Success', ...body },
});
export const noToken = fault('20001', 'Insufficient Token Permissions');
export const missing = fault('40001', 'Missing Required Arguments');
export const invalid = fault('40002', 'Invalid Arguments');
export const businessFailed = fault('40004', 'Business Failed');
export const callLimited = fault('40005', 'Call Limited');

/** What the gateway says to a signature it cannot verify: the text it built, so that one can compare. */
export const invalidSignature = (built: string): Answer =>
  invalid(
    'isv.invalid-signature',
    `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${escapeHtml(built)}`,
  );

export interface Rendering {
  /** Changes the body after it was signed, as somebody between Alipay and us would. */
  readonly tampered: boolean;
}

/**
 * The response text: the object first, then `sign` over exactly its characters, braces included.
 * Slashes are escaped and spaces stand in odd places, so that only the raw slice verifies.
 */
export function render(method: string, answer: Answer, key: KeyObject, how: Rendering): string {
  const root = answer.asError ? 'error_response' : `${method.replaceAll('.', '_')}_response`;
  const slice = writeJson(answer.body, { escapeSlash: true, odd: true });
  // One character of the body is enough: an answer longer by a digit, a name changed, an amount.
  const sent = how.tampered ? slice.replace('"msg":', '"msg" :') : slice;
  if (answer.unsigned) return `{"${root}":${sent}}`;
  return `{"${root}":${sent},\n"sign":"${rsa2Sign(slice, key)}"}`;
}
