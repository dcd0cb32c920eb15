import { hash } from 'node:crypto';
import { z } from 'zod';
import { ok, refuse } from '../../kernel/index.ts';
import type { PushReader } from '../source.ts';
import { CALLBACK, paramOf } from './parse.ts';
import { readCallbackToken, verifyPush } from './sign.ts';

const Notice = z.object({ lastResult: z.object({ nu: z.string().min(1) }) });

/**
 * Reads what Kuaidi100 pushes about a parcel that it follows. The notice names a parcel and no borrower:
 * that is in the address we gave, good for this parcel alone. It carries no time of its own, so that a
 * late one is taken in; what it knows is older then, and loses to what is known.
 */
export const pushReader = (o: {
  readonly salt: string;
  readonly callbackSecret: string;
}): PushReader => ({
  thanks: {
    body: '{"result":true,"returnCode":"200","message":"提交成功"}',
    contentType: 'application/json;charset=utf-8',
  },
  read: ({ body, query }) => {
    const param = paramOf(body);
    if (param === undefined) return refuse({ code: 'notice_malformed', field: 'param' });
    const sign = new URLSearchParams(new TextDecoder().decode(body)).get('sign') ?? '';
    if (!verifyPush(param, sign, o.salt)) return refuse({ code: 'notice_forged' });
    const read = Notice.safeParse(jsonOf(param));
    if (!read.success) {
      const field = read.error.issues[0]?.path.join('.') || 'param';
      return refuse({ code: 'notice_malformed', field });
    }
    const externalId = readCallbackToken(query.b ?? '', read.data.lastResult.nu, o.callbackSecret);
    if (externalId === undefined) return refuse({ code: 'notice_forged' });
    const page = { method: CALLBACK, request: null, body };
    return ok({ noticeId: hash('sha256', param), externalId, page, revoked: false });
  },
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
