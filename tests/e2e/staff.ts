import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  type components,
  createOpen310,
  makeKey,
  type Open310Client,
  signDisclosure,
  unwrap,
} from '@open310/sdk';
import type { Borrower } from '../../lab/borrower/index.ts';
import { root } from '../../scripts/stack/child.ts';
import { silentLog, systemClock } from '../../server/src/platform/index.ts';
import { endOfDay } from '../../server/src/servicing/index.ts';
import type { Lender } from './lender.ts';

// The lender's own people, by access key, and the days they close.

type Change = components['schemas']['Change'];

/** A change without its id. */
export type NewChange = Change extends infer T
  ? T extends Change
    ? Omit<T, 'changeId'>
    : never
  : never;

/** A member of staff: an access key by the command that makes them, and the API with it. */
export interface Staff {
  readonly headers: { readonly authorization: string };
  readonly api: Open310Client;
  /** A loan today, or on a day. */
  loan(id: string, on?: string): Promise<components['schemas']['StaffLoan']>;
  /** Lets something happen to a loan, under a new id unless told. */
  change(id: string, what: NewChange, changeId?: string): Promise<components['schemas']['Changed']>;
}

/** Makes a key of these scopes. */
export async function openStaff(
  { stack }: Pick<Lender, 'stack'>,
  name: string,
  ...scopes: readonly string[]
): Promise<Staff> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'server/src/main/staff.ts'),
      ...['add', name, ...scopes.flatMap((s) => ['--scope', s])],
    ],
    { env: { PATH: process.env.PATH ?? '', DATABASE_URL: stack.databaseUrl } },
  );
  let out = '';
  for await (const data of child.stdout) out += String(data);
  const [key = ''] = out.split('\n');
  const headers = { authorization: `Bearer ${key}` };
  const api = createOpen310({ baseUrl: stack.url, headers: () => headers });
  return {
    headers,
    api,
    loan: (id, on) => {
      const params = { path: { id }, query: on === undefined ? {} : { on } };
      return unwrap(api.GET('/api/staff/loans/{id}', { params }));
    },
    change: (id, what, changeId = makeKey('change')) => {
      const body = { changeId, ...what } as Change;
      const answer = api.POST('/api/staff/loans/{id}/changes', { params: { path: { id } }, body });
      // No second person is wanted here, unless a test says so.
      return unwrap(answer) as Promise<components['schemas']['Changed']>;
    },
  };
}

/** Runs a command of the server on the lender's database, with the server's own settings. */
export async function runCommand(
  { stack }: Pick<Lender, 'stack'>,
  script: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    env: { PATH: process.env.PATH ?? '', ...stack.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (data) => {
    out += String(data);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

/** Closes so many business dates. */
export async function closeDays({ db }: Pick<Lender, 'db'>, days: number): Promise<void> {
  for (let n = 0; n < days; n += 1) await endOfDay({ db, clock: systemClock, log: silentLog });
}

/** A loan of 2,000 yuan more under a facility, paid out. @returns Its id. */
export async function drawMore(
  { api, keys }: Borrower,
  facilityId: string,
  termMonths: 3 | 6 | 12,
): Promise<string> {
  const params = { path: { id: facilityId } };
  const shown = await unwrap(
    api.POST('/api/borrower/facilities/{id}/disclosures', {
      params,
      body: { amountFen: '200000', termMonths },
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, shown.readingMs));
  const signature = await signDisclosure(keys, shown);
  const body = { drawdownId: makeKey('drawdown'), disclosureId: shown.id, signature };
  const drawn = await unwrap(api.POST('/api/borrower/facilities/{id}/drawdowns', { params, body }));
  return drawn.loanId;
}
