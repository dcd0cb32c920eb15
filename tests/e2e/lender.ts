import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeKey, signDisclosure, unwrap } from '@open310/sdk';
import { afterAll, inject } from 'vitest';
import { type Application, type Borrower, openBorrower } from '../../lab/borrower/index.ts';
import { growMerchant } from '../../lab/economy/index.ts';
import { root } from '../../scripts/stack/child.ts';
import { openStack, type Stack } from '../../scripts/stack/stack.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { type Database, openDatabase } from '../../server/src/platform/index.ts';

// The whole system for one test file: the server and the partners' sandbox as processes of their own,
// on a fresh database of the test server.

export interface Lender {
  readonly stack: Stack;
  readonly db: Database;
  /** What the server wrote to its output so far. */
  output(): string;
  /** Arms a fault at a partner, for its next calls. */
  fault(partner: 'alipay' | 'taobao' | 'bank', kind: string, more?: object): Promise<void>;
  /** Tells the sandbox something at `/__control/<path>`. */
  control(path: string, body: object): Promise<unknown>;
}

/** Opens the system; it ends with the file. @param env - Settings over the tests' usual ones. */
export async function openLender(env: Readonly<Record<string, string>> = {}): Promise<Lender> {
  const server = openDatabase(inject('serverUrl'), { max: 1 });
  const name = `test_${Date.now()}_${randomBytes(4).toString('hex')}`;
  await server.pool.query(`create database "${name}" template "${inject('template')}"`);
  const address = new URL(inject('serverUrl'));
  address.pathname = `/${name}`;
  const dir = join(root, `data/test-stack-${name}`);
  const said: string[] = [];
  const db = openDatabase(address.href, { max: 4 });
  const stack = await openStack({
    dir,
    port: 0,
    sandboxPort: 0,
    databaseUrl: address.href,
    env: {
      ...{ DISCLOSURE_READING_MS: '600', SETTLE_AFTER_MS: '300', DATABASE_POOL: '10' },
      // One person does what a test wants done; `checks.test.ts` has two.
      MAKER_CHECKER: 'off',
      ...env,
    },
    onOutput: (from, text) => {
      if (from === 'server') said.push(text);
    },
  });
  afterAll(async () => {
    await stack.stop();
    await db.close();
    await server.pool.query(`drop database if exists "${name}" with (force)`);
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const control = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${stack.sandboxUrl}/__control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`sandbox: ${path}: HTTP ${answer.status}`);
    return answer.text();
  };
  return {
    stack,
    db,
    output: () => said.join(''),
    control,
    fault: async (partner, kind, more = {}) => {
      await control('faults', { partner, kind, ...more });
    },
  };
}

/** The merchant behind a key of the sandbox such as `offline-shop-7`; its histories are left out. */
export function merchantOf(scenario: 'offline-shop' | 'online-seller', index: number) {
  const at = instant(0);
  const segment = scenario === 'offline-shop' ? 'shop' : 'onlineSeller';
  return growMerchant({ seed: 310, index, segment, scenario, from: at, to: at });
}

export const isSettled = (a: Application): boolean => a.status !== 'running';

/** A shop that signed in by Alipay, allowed the read, and has not applied yet. */
export async function signedInShop({ stack }: Pick<Lender, 'stack'>, index: number) {
  const borrower = openBorrower(stack.url);
  await borrower.signIn('alipay', `offline-shop-${index}`);
  await borrower.allow();
  return borrower;
}

/** The same, up to an open offer. */
export async function offeredShop(
  lender: Pick<Lender, 'stack'>,
  index: number,
): Promise<{ readonly borrower: Borrower; readonly application: Application }> {
  const borrower = await signedInShop(lender, index);
  const { id } = await borrower.apply();
  const { owner, bankCard } = merchantOf('offline-shop', index);
  await borrower.waitFor(id, (a) => a.status === 'waiting_supplement');
  await borrower.supplement(id, { holderName: owner, accountNumber: bankCard });
  const application = await borrower.waitFor(id, isSettled);
  if (application.status !== 'offered') throw new Error(`${id} is ${application.status}`);
  return { borrower, application };
}

/** A total-cost table of 2,000 yuan for six months, read. */
export async function shownTo(borrower: Borrower, applicationId: string) {
  await borrower.identify();
  const shown = await unwrap(
    borrower.api.POST('/api/borrower/applications/{id}/disclosures', {
      params: { path: { id: applicationId } },
      body: { amountFen: '200000', termMonths: 6 },
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, shown.readingMs));
  return shown;
}

/** A shop whose first loan of 2,000 yuan is paid out. */
export async function paidShop(lender: Pick<Lender, 'stack'>, index: number) {
  const { borrower, application } = await offeredShop(lender, index);
  const { id } = application;
  const disclosure = await shownTo(borrower, id);
  const signature = await signDisclosure(borrower.keys, disclosure);
  const body = { drawdownId: makeKey('drawdown'), disclosureId: disclosure.id, signature };
  const params = { path: { id } };
  const drawn = await unwrap(
    borrower.api.POST('/api/borrower/applications/{id}/confirm', { params, body }),
  );
  return { borrower, applicationId: id, offer: application.offer, command: body, drawn };
}
