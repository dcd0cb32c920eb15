import type { KeyObject } from 'node:crypto';
import { parseShanghaiStamp } from '@open310/server/kernel';
import type { World } from '../world.ts';
import { type Answer, invalid, invalidSignature, missing } from './answer.ts';
import { rsa2Verify, signedText } from './sign.ts';

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

/** The first fault of the common parameters, in the order the gateway reports them, if any. */
export function refuseCommon(
  world: World,
  appKey: KeyObject,
  isMethod: (name: string) => boolean,
  params: Readonly<Record<string, string>>,
): Answer | undefined {
  for (const [name, subCode, subMsg] of required) {
    if (!params[name]) return { ...missing(subCode, subMsg), asError: name === 'method' };
  }
  if (!isMethod(params.method ?? ''))
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
  if (!rsa2Verify(built, params.sign ?? '', appKey)) return invalidSignature(built);
  return undefined;
}
