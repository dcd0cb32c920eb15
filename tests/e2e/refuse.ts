import { makeKey, unwrap } from '@open310/sdk';
import { expect } from 'vitest';
import type { Borrower } from '../../lab/borrower/index.ts';
import { type Lender, offeredShop, paidShop, shownTo } from './lender.ts';
import { snapshotTables } from './tables.ts';

/** A request that is to be refused. */
export interface Call {
  readonly as?: Borrower;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** The body as it is, in place of `body`. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const api = (path: string): string => `/api/borrower${path}`;

/** The problem that answers a call; anything else fails the test. */
export async function problemOf({ stack }: Lender, call: Call) {
  const { as, path, body, raw, headers = {} } = call;
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const init = {
    method: call.method ?? (payload === undefined ? 'GET' : 'POST'),
    headers: {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
  };
  const url = `${stack.url}${path}`;
  const answer = await (as ? as.visitor.request(url, init) : fetch(url, init));
  const text = await answer.text();
  expect([call.path, answer.status, answer.headers.get('content-type')]).toEqual([
    call.path,
    answer.status,
    'application/problem+json',
  ]);
  const problem = JSON.parse(text) as { status: number; code: string; type: string; title: string };
  expect(problem).toMatchObject({
    status: answer.status,
    type: `urn:open310:problem:${problem.code}`,
  });
  expect(problem.title.length).toBeGreaterThan(3);
  return { answer: `${problem.status} ${problem.code}`, text };
}

/** A call by its name in the test, and `<status> <code>` of the problem that must answer it. */
export type Refused = readonly [name: string, call: Call, expected: string];

/** Makes every call and proves that each is answered as said, and that no row changed in the end. */
export async function refuseAll(lender: Lender, cases: readonly Refused[]): Promise<void> {
  const before = await snapshotTables(lender.db);
  for (const [name, call, expected] of cases) {
    const { answer } = await problemOf(lender, call);
    expect([name, answer]).toEqual([name, expected]);
  }
  expect(await snapshotTables(lender.db)).toEqual(before);
}

/** Two borrowers: `ann` has a loan, `ben` an open offer and a table of its cost, read. */
export async function meetTwo(lender: Lender) {
  const paid = await paidShop(lender, 2);
  const { consents } = await unwrap(paid.borrower.api.GET('/api/borrower/consents'));
  const ann = { ...paid, consentId: consents[0]?.id ?? makeKey('consent') };
  const { borrower, application } = await offeredShop(lender, 1);
  const ben = { borrower, application, disclosureId: (await shownTo(borrower, application.id)).id };
  return { ann, ben };
}
