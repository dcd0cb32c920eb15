// The twin of a lender's bank host for the sandbox: ISO 20022 over signed HTTP, with money that
// survives a kill and faults on demand. Its signatures and schemas are its own implementation of
// docs/guides/bank-host.md; it never imports the adapter that it tests.
export { type Bank, type BankLedger, type BankOptions, startBank } from './bank.ts';
export type { BankOrder } from './books.ts';
export type { BankFault, BankFaultKind, BankFaults, BankRoute } from './faults.ts';
export { type KeyPair, keepKeyPair, makeKeyPair } from './keys.ts';
export { type BankEntry, type Bend, type BendHow, bendHows } from './movements.ts';
