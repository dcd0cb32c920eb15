import { ali1688Twin } from './ali1688/twin.ts';
import { baiwangTwin } from './baiwang/twin.ts';
import { elemeTwin } from './eleme/twin.ts';
import { anchorTwin, bureauTwin, landTwin, supplycoopTwin } from './feed/twins.ts';
import { acquirerTwin, einvoiceTwin, statementTwin } from './files/twins.ts';
import { identityTwin } from './identity/twin.ts';
import { kuaidi100Twin } from './kuaidi100/twin.ts';
import { lakalaTwin } from './lakala/twin.ts';
import { nuonuoTwin } from './nuonuo/twin.ts';
import { sfTwin } from './sf/twin.ts';
import { shouqianbaTwin } from './shouqianba/twin.ts';
import { smsTwin } from './sms/twin.ts';
import type { Twin } from './twin.ts';

/** The partners of the sandbox beside Alipay, Taobao and the bank. */
export const twins: readonly Twin[] = [
  ali1688Twin,
  elemeTwin,
  shouqianbaTwin,
  lakalaTwin,
  acquirerTwin,
  einvoiceTwin,
  nuonuoTwin,
  baiwangTwin,
  statementTwin,
  kuaidi100Twin,
  sfTwin,
  landTwin,
  supplycoopTwin,
  anchorTwin,
  bureauTwin,
  identityTwin,
  smsTwin,
];

/** New secrets for each of them. */
export const makeTwinKeys = () =>
  Object.fromEntries(twins.map((twin) => [twin.partner, twin.makeKeys()]));
