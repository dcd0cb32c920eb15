import { parseShanghaiStamp } from '@open310/server/kernel';
import type { Limiter } from '../rate-limit.ts';
import type { World } from '../world.ts';
import {
  type Answer,
  callLimited,
  invalid,
  invalidSignature,
  missing,
  noToken,
  render,
} from './answer.ts';
import { accountlog } from './bill.ts';
import type { Call, Method } from './call.ts';
import { type AlipayKeys, rsa2Verify, signedText } from './sign.ts';
import { tokenApp, tokenAppQuery } from './token.ts';
import type { Transfers } from './transfer.ts';

/** Alipay says only that the stamp is checked; a day is our reading. */
const STAMP_TOLERANCE_MS = 86_400_000;

const required = [
  ['method', 'isv.missing-method', '缺少方法名参数'],
  ['app_id', 'isv.missing-app-id', '缺少AppID参数'],
  ['sign', 'isv.missing-signature', '缺少签名参数'],
  ['sign_type', 'isv.missing-signature-type', '缺少签名类型参数'],
  ['timestamp', 'isv.missing-timestamp', '缺少时间戳参数'],
  ['version', 'isv.missing-version', '缺少版本参数'],
] as const;

export interface Gateway {
  /** The response text to the merged query and body of one request. */
  answer(params: Readonly<Record<string, string>>): Promise<string>;
}

/** The v2 gateway: checks in the order the real one reports them, then the method itself. */
export function createGateway(
  world: World,
  keys: AlipayKeys,
  limiter: Limiter,
  transfers: Transfers,
): Gateway {
  const methods: Readonly<Record<string, Method>> = {
    'alipay.open.auth.token.app': tokenApp,
    'alipay.open.auth.token.app.query': tokenAppQuery,
    'alipay.data.bill.accountlog.query': accountlog,
    'alipay.fund.trans.uni.transfer': transfers.transfer,
    'alipay.fund.trans.common.query': transfers.query,
  };

  /** The first fault of the common parameters, if any. */
  const refuseCommon = (params: Readonly<Record<string, string>>): Answer | undefined => {
    for (const [name, subCode, subMsg] of required) {
      if (!params[name]) return { ...missing(subCode, subMsg), asError: name === 'method' };
    }
    if (!methods[params.method ?? ''])
      return { ...invalid('isv.invalid-method', '不存在的方法名'), asError: true };
    if (params.app_id !== world.keys.alipayAppId) {
      const answer = invalid('isv.invalid-app-id', '无效的AppID参数');
      return { ...answer, asError: true, unsigned: true };
    }
    if (params.sign_type !== 'RSA2') return invalid('isv.invalid-signature-type', '无效签名类型');
    if ((params.charset ?? 'utf-8').toLowerCase() !== 'utf-8')
      return invalid('isv.invalid-charset', '字符集错误');
    if ((params.format ?? 'JSON').toLowerCase() !== 'json')
      return invalid('isv.invalid-format', '无效数据格式');
    const stamp = parseShanghaiStamp(params.timestamp ?? '');
    if (stamp === undefined || Math.abs(stamp - world.clock.now()) > STAMP_TOLERANCE_MS)
      return invalid('isv.invalid-timestamp', '非法的时间戳参数');
    const built = signedText(params, ['sign']);
    if (!rsa2Verify(built, params.sign ?? '', keys.app)) return invalidSignature(built);
    return undefined;
  };

  const run = async (name: string, params: Readonly<Record<string, string>>): Promise<Answer> => {
    const refusal = refuseCommon(params);
    if (refusal) return refusal;
    const method = methods[name];
    if (!method) return invalid('isv.invalid-method', '不存在的方法名');

    const limited = callLimited('isv.app-call-limited', '应用调用次数超限，包含调用频率超限');
    if (world.faults.take('alipay', ['quota'], name)) return limited;
    if (limiter.admit(params.app_id ?? '') > 0) return limited;

    const biz = parseBiz(params.biz_content);
    if (!biz && !method.flat) return invalid('isv.invalid-format', '无效数据格式');

    const token = params.app_auth_token
      ? world.grants.findByAccess('alipay', params.app_auth_token)
      : undefined;
    if (method.needsMerchant || params.app_auth_token) {
      if (!token) return noToken('aop.invalid-app-auth-token', '无效的应用授权令牌');
      const early = world.faults.take('alipay', ['token_expired'], name);
      if (early || token.expiresAt <= world.clock.now())
        return noToken('aop.app-auth-token-time-out', '应用授权令牌已过期');
    }
    const resident = token ? world.residents.find(token.merchantKey) : undefined;
    const call: Call = { world, params, biz: biz ?? {}, resident };
    return method.handle(call);
  };

  return {
    answer: async (params) => {
      const name = params.method ?? '';
      const answer = await run(name, params);
      const tampered = world.faults.take('alipay', ['tampered_signature'], name) !== undefined;
      return render(name, answer, keys.own, { tampered });
    },
  };
}

function parseBiz(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
