import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyPem, type SandboxKeys } from './keys.ts';
import type { Twin } from './twin.ts';
import { twins } from './twins.ts';

/** How the lender reaches these partners: what its connectors and rails are made from. */
export interface SandboxConfig {
  readonly alipay: {
    readonly gatewayUrl: string;
    readonly authorizeUrl: string;
    readonly appId: string;
    readonly privateKeyPem: string;
    readonly partnerPublicKeyPem: string;
    readonly timeoutMs: number;
  };
  readonly taobao: {
    readonly gatewayUrl: string;
    readonly authorizeUrl: string;
    readonly tokenUrl: string;
    readonly appKey: string;
    readonly appSecret: string;
    readonly timeoutMs: number;
  };
  readonly bank: {
    readonly url: string;
    readonly lenderId: string;
    readonly lenderAccount: string;
    readonly privateKeyPem: string;
    readonly bankPublicKeyPem: string;
    readonly timeoutMs: number;
  };
  /** All of it as the server's settings, the partners of `twins.ts` included. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the partners believe the lender to be: notices go there, a merchant's yes comes back there. */
  readonly lender: {
    readonly url: string;
    readonly redirectUris: { readonly alipay: string; readonly taobao: string };
    readonly notifyUrl: string | null;
  };
}

const TIMEOUT_MS = 5_000;

export interface BankAddress {
  readonly url: string;
  readonly lenderId: string;
  readonly lenderAccount: string;
  readonly bankPublicKeyPem: string;
}

/** The ready-made configuration. It holds the lender's own keys and the partners' public ones. */
export function makeConfig(
  url: string,
  keys: SandboxKeys,
  bank: BankAddress,
  lender: SandboxConfig['lender'],
): SandboxConfig {
  const alipay = {
    gatewayUrl: `${url}/alipay/gateway.do`,
    authorizeUrl: `${url}/alipay/oauth2/appToAppAuth.htm`,
    appId: keys.alipayAppId,
    privateKeyPem: keys.appPrivateKeyPem,
    partnerPublicKeyPem: publicKeyPem(keys.alipayPrivateKeyPem),
    timeoutMs: TIMEOUT_MS,
  };
  const taobao = {
    gatewayUrl: `${url}/taobao/router/rest`,
    authorizeUrl: `${url}/taobao/authorize`,
    tokenUrl: `${url}/taobao/token`,
    appKey: keys.taobaoAppKey,
    appSecret: keys.taobaoAppSecret,
    timeoutMs: TIMEOUT_MS,
  };
  const host = { ...bank, privateKeyPem: keys.lenderPrivateKeyPem, timeoutMs: TIMEOUT_MS };
  const environment = {
    ALIPAY_GATEWAY_URL: alipay.gatewayUrl,
    ALIPAY_AUTHORIZE_URL: alipay.authorizeUrl,
    ALIPAY_APP_ID: alipay.appId,
    ALIPAY_PRIVATE_KEY: alipay.privateKeyPem,
    ALIPAY_PUBLIC_KEY: alipay.partnerPublicKeyPem,
    TAOBAO_GATEWAY_URL: taobao.gatewayUrl,
    TAOBAO_AUTHORIZE_URL: taobao.authorizeUrl,
    TAOBAO_TOKEN_URL: taobao.tokenUrl,
    TAOBAO_APP_KEY: taobao.appKey,
    TAOBAO_APP_SECRET: taobao.appSecret,
    TAOBAO_READS_PARCELS: 'true',
    BANK_URL: host.url,
    BANK_LENDER_ID: host.lenderId,
    BANK_LENDER_ACCOUNT: host.lenderAccount,
    BANK_PRIVATE_KEY: host.privateKeyPem,
    BANK_PUBLIC_KEY: host.bankPublicKeyPem,
    ...Object.assign({}, ...twins.map((twin) => settingsOf(twin, url, keys))),
  };
  return { alipay, taobao, bank: host, environment, lender };
}

const settingsOf = (twin: Twin, url: string, keys: SandboxKeys) =>
  twin.environment(`${url}/${twin.partner}`, keys.twins[twin.partner] ?? {});

/** Writes `config.json` into `dir`, readable by its owner alone: private keys are in it. */
export function writeConfig(dir: string, url: string, config: SandboxConfig): void {
  const file = join(dir, 'config.json');
  writeFileSync(file, `${JSON.stringify({ url, ...config }, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600); // An older file keeps its mode when it is written over.
}
