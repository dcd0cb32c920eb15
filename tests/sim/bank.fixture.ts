import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect } from 'vitest';
import {
  type Bank,
  type BankOptions,
  makeKeyPair,
  startBank,
} from '../../lab/sandbox/bank/index.ts';
import { businessDate, fen, type Result } from '../../server/src/kernel/index.ts';
import { newId, OperationalError, systemClock } from '../../server/src/platform/index.ts';
import {
  type BankRail,
  type CollectOrder,
  connectBank,
  type RailNotice,
  RailUnanswered,
  type TransferOrder,
} from '../../server/src/rails/index.ts';

// A bank, a rail to it, and orders. What a test opens is closed after it, the last first.

export const lender = makeKeyPair();
export const today = businessDate('2027-01-04');
export const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

export async function open(
  more: Partial<BankOptions> = {},
): Promise<{ bank: Bank; rail: BankRail }> {
  const bank = await startBank({
    lenderId: 'open310-lender',
    lenderPublicKeyPem: lender.publicKeyPem,
    openingBalance: fen(1_000_000_000n),
    settle: 'instant',
    ...more,
  });
  const rail = connectTo(bank);
  closing.push(() => bank.close());
  return { bank, rail };
}

export function connectTo(
  bank: Pick<Bank, 'url' | 'lenderAccount' | 'bankPublicKeyPem'>,
  timeoutMs = 2_000,
): BankRail {
  const config = {
    url: bank.url,
    lenderId: 'open310-lender',
    lenderAccount: bank.lenderAccount,
    privateKeyPem: lender.privateKeyPem,
    bankPublicKeyPem: bank.bankPublicKeyPem,
    timeoutMs,
  };
  const rail = connectBank(config, systemClock);
  closing.push(() => rail.close());
  return rail;
}

export const transferOf = (more: Partial<TransferOrder> = {}): TransferOrder => ({
  id: `payout:${newId('loan')}`,
  to: { name: '林岚', accountNumber: '6222021234567890123' },
  amount: fen(5_000_000n),
  purpose: '经营贷款放款 <&> "310"',
  on: today,
  ...more,
});
export const collectionOf = (more: Partial<CollectOrder> = {}): CollectOrder => ({
  id: `collect:${newId('repayment')}`,
  from: { name: '林岚', accountNumber: '6222021234567890123' },
  mandateId: 'M1',
  amount: fen(123_456n),
  purpose: '还款',
  on: today,
  ...more,
});

/** The code of the outage behind an unanswered call. */
export async function causeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => expect.fail('it was answered'),
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(RailUnanswered);
  const { cause } = error as RailUnanswered;
  expect(cause).toBeInstanceOf(OperationalError);
  return (cause as OperationalError).code;
}

interface Listener {
  readonly url: string;
  readonly deliveries: { headers: Record<string, string>; body: Buffer }[];
  readonly notices: Result<RailNotice, { code: string }>[];
}

/** A door for notices that hands them to whichever rail is set. */
export async function listen(parse: () => BankRail | undefined): Promise<Listener> {
  const deliveries: Listener['deliveries'] = [];
  const notices: Listener['notices'] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const headers = request.headers as Record<string, string>;
    const body = Buffer.concat(chunks);
    deliveries.push({ headers, body });
    const rail = parse();
    if (rail) notices.push(rail.parseNotice(headers, body));
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`;
  return { url, deliveries, notices };
}
