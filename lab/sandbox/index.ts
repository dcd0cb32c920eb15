// The partners' side of the wire: Alipay, Taobao and a bank host as they look from outside, served on
// loopback from the economy's merchants, with faults on demand. Every signature here is this folder's
// own; nothing of the lender's connectors is imported, or one mistake would sit on both sides.
export type { Delivery } from './alipay/notify.ts';
export type { Transfer } from './alipay/transfer.ts';
export type { SandboxConfig } from './config.ts';
export { type Fault, type FaultKind, type Faults, faultKinds, type Partner } from './faults.ts';
export type { SandboxKeys } from './keys.ts';
export type { MerchantSource, Resident, Residents } from './merchants.ts';
export type { SandboxOptions } from './options.ts';
export { type Sandbox, startSandbox } from './start.ts';
export type { LenderApp } from './world.ts';
