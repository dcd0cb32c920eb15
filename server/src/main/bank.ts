import { alipayConfigIn, alipayStatement } from '../connectors/index.ts';
import { openPayeesOf } from '../origination/index.ts';
import type { Clock } from '../platform/index.ts';
import {
  type BankConfig,
  connectBank,
  joinStatements,
  type RailStatement,
} from '../rails/index.ts';
import type { ReconcileDeps } from '../reconciliation/index.ts';
import type { Config } from './config.ts';

/** How to reach the lender's bank. */
export const bankIn = (config: Config): BankConfig => ({
  url: config.BANK_URL,
  lenderId: config.BANK_LENDER_ID,
  lenderAccount: config.BANK_LENDER_ACCOUNT,
  privateKeyPem: config.BANK_PRIVATE_KEY,
  bankPublicKeyPem: config.BANK_PUBLIC_KEY,
  timeoutMs: config.BANK_TIMEOUT_MS,
});

const STATEMENT_MS = 120_000; // A statement of 50,000 entries has about 35 MB; nobody waits for it.

/**
 * Who tells of the lender's days: the bank, which may take its time; and Alipay beside it, where it pays out, and on
 * while it is configured once it was read: money lies there still. Both together are one account to the books.
 */
export function statementsOf(config: Config, clock: Clock): RailStatement {
  const bank = connectBank({ ...bankIn(config), timeoutMs: STATEMENT_MS }, clock);
  const alipay = alipayConfigIn(config.sources);
  if (!alipay) return bank;
  const paysOut = config.PAYOUT_RAIL === 'alipay';
  return joinStatements(
    [bank, alipayStatement(alipay, { clock }, { paysOut })],
    (name, known) => paysOut || known?.before.has(name) === true,
  );
}

/** The accounts that loans were ordered to be paid out to: a seller's, where one is paid in the borrower's stead. */
export const payeesOf =
  (deps: Parameters<typeof openPayeesOf>[0]): NonNullable<ReconcileDeps['payeesOf']> =>
  async (loanIds) => {
    const payees = await openPayeesOf(deps, loanIds);
    return new Map([...payees].map(([loanId, { accountNumber }]) => [loanId, accountNumber]));
  };
