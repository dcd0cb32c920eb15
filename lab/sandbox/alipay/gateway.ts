import type { Limiter } from '../rate-limit.ts';
import type { World } from '../world.ts';
import { type Answer, callLimited, invalid, noToken, render } from './answer.ts';
import { accountlog } from './bill.ts';
import { type Call, field, type Method } from './call.ts';
import { refuseCommon } from './common.ts';
import type { AlipayKeys } from './sign.ts';
import { tokenApp, tokenAppQuery } from './token.ts';
import { billAddress } from './trade-bill.ts';
import type { Transfers } from './transfer.ts';

export interface Gateway {
  /** The response text to the merged query and body of one request. */
  answer(params: Readonly<Record<string, string>>, origin: string): Promise<string>;
}

/** A merchant's bill of takings wants the merchant's token; the bill of the app's own account none. */
const billOf = ({ funds }: Transfers): Method => ({
  needsMerchant: false,
  handle: (call) => {
    if (field(call.biz, 'bill_type') === 'signcustomer') return funds.address(call);
    if (!call.resident) return noToken('aop.invalid-app-auth-token', '无效的应用授权令牌');
    return billAddress.handle(call);
  },
});

/** The v2 gateway: the common parameters, the quota, the merchant's token, then the method itself. */
export function createGateway(
  world: World,
  keys: AlipayKeys,
  limiter: Limiter,
  transfers: Transfers,
): Gateway {
  const methods: ReadonlyMap<string, Method> = new Map([
    ['alipay.open.auth.token.app', tokenApp],
    ['alipay.open.auth.token.app.query', tokenAppQuery],
    ['alipay.data.bill.accountlog.query', accountlog],
    ['alipay.data.dataservice.bill.downloadurl.query', billOf(transfers)],
    ['alipay.fund.trans.uni.transfer', transfers.transfer],
    ['alipay.fund.trans.common.query', transfers.query],
  ]);

  const run = async (
    name: string,
    params: Readonly<Record<string, string>>,
    origin: string,
  ): Promise<Answer> => {
    const method = methods.get(name);
    const refusal = refuseCommon(world, keys.app, (asked) => methods.has(asked), params);
    if (refusal || !method) return refusal ?? invalid('isv.invalid-method', '不存在的方法名');

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
    const call: Call = { world, params, biz: biz ?? {}, resident, origin };
    return method.handle(call);
  };

  return {
    answer: async (params, origin) => {
      const name = params.method ?? '';
      const answer = await run(name, params, origin);
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
