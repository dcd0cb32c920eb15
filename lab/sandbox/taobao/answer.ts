import { escapeHtml, type WireValue, writeJson } from '../wire-json.ts';

export type Body = { readonly [key: string]: WireValue };

/** What a method answers, or the fault that stands in its place. */
export type Answer = { readonly body: Body } | { readonly fault: Body };

export const success = (body: Body): Answer => ({ body });

export const fault = (code: number, msg: string, subCode?: string, subMsg?: string): Answer => ({
  fault: {
    code,
    msg,
    ...(subCode === undefined ? {} : { sub_code: subCode }),
    ...(subMsg === undefined ? {} : { sub_msg: subMsg }),
  },
});

export const missingArgument = (name: string): Answer =>
  fault(40, `Missing required arguments:${name}`);
export const invalidArgument = (name: string): Answer => fault(41, `Invalid arguments:${name}`);
export const invalidSession = (): Answer =>
  fault(27, 'Invalid session', 'invalid-sessionkey', 'SessionKey非法');
export const expiredSession = (): Answer =>
  fault(27, 'Invalid session', 'session-expired', 'SessionKey已过期');
export const callLimited = (seconds: number): Answer =>
  fault(
    7,
    'App Call Limited',
    'accesscontrol.limited-by-app-access-count',
    `This ban will last for ${seconds} more seconds`,
  );

/** The response text. XML unless JSON was asked for: that is TOP's default. Nothing is signed. */
export function render(method: string, answer: Answer, requestId: string, asJson: boolean): string {
  const [root, body] =
    'fault' in answer
      ? ['error_response', answer.fault]
      : [`${method.replace(/^taobao\./, '').replaceAll('.', '_')}_response`, answer.body];
  const whole: Body = { ...body, request_id: requestId };
  if (asJson) return writeJson({ [root]: whole });
  return `<?xml version="1.0" encoding="utf-8" ?>\n${xml(root, whole)}`;
}

function xml(name: string, value: WireValue): string {
  if (Array.isArray(value)) return value.map((item) => xml(name, item)).join('');
  if (value === null) return '';
  if (typeof value !== 'object') return `<${name}>${escapeHtml(String(value))}</${name}>`;
  const isList = Object.values(value).some(Array.isArray);
  const inner = Object.entries(value).map(([key, member]) => xml(key, member));
  return `<${name}${isList ? ' list="true"' : ''}>${inner.join('')}</${name}>`;
}
