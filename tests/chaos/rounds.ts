import { makeKey, signDisclosure, unwrap } from '@open310/sdk';
import { type Borrower, openBorrower } from '../../lab/borrower/index.ts';
import { growMerchant } from '../../lab/economy/index.ts';
import { openStack, type Stack } from '../../scripts/stack/stack.ts';
import { instant } from '../../server/src/kernel/index.ts';
import type { ProbePoint } from '../../server/src/origination/index.ts';
import { openDatabase } from '../../server/src/platform/index.ts';
import { type BankLedger, compareBooks } from './compare.ts';

// The fault run: in every round a borrower's way to money is cut at some point by kill -9 or by the
// bank, the server is started again, and then loans, ledger and bank are compared.

/** What is done to the system in a round. */
type Blow =
  | { readonly kind: 'kill-at'; readonly point: ProbePoint }
  | { readonly kind: 'kill-in-journey' }
  | { readonly kind: 'kill-while-repaying' }
  | {
      readonly kind: 'bank';
      readonly fault: 'answer_lost' | 'http500' | 'forged_answer' | 'delayed_settlement';
    };

const points: readonly ProbePoint[] = [
  'draw.before-request',
  'draw.in-request',
  'draw.after-request',
  'draw.before-transfer',
  'draw.after-transfer',
  'draw.in-settle',
  'draw.after-settle',
];

export const blows: readonly Blow[] = [
  ...points.map((point) => ({ kind: 'kill-at', point }) as const),
  { kind: 'kill-in-journey' },
  { kind: 'kill-while-repaying' },
  { kind: 'bank', fault: 'answer_lost' },
  { kind: 'bank', fault: 'http500' },
  { kind: 'bank', fault: 'forged_answer' },
  { kind: 'bank', fault: 'delayed_settlement' },
];

const nameOf = (blow: Blow): string =>
  'point' in blow ? blow.point : 'fault' in blow ? blow.fault : blow.kind;

export interface ChaosReport {
  readonly rounds: number;
  readonly lostApplications: number;
  readonly doublePayouts: number;
  readonly unbalanced: number;
}

export interface ChaosOptions {
  readonly dir: string;
  readonly rounds: number;
  /** The blows to deal, by name; all of them unless told. */
  readonly only?: readonly string[];
  /** A safeguard to take away; see server.ts. */
  readonly without?: string | undefined;
  /** How long the safety net gets to finish a round. Unit: ms. */
  readonly patienceMs?: number;
  readonly onRound?: (round: number, blow: string, problems: readonly string[]) => void;
}

/** Runs the rounds. Every blow comes in turn; odd turns retry as a client does, even ones walk away. */
export async function runChaos(o: ChaosOptions): Promise<ChaosReport> {
  const stack = await openStack({
    dir: o.dir,
    port: 0,
    sandboxPort: 0,
    serverScript: 'tests/chaos/server.ts',
    env: {
      LOG_LEVEL: 'silent',
      DISCLOSURE_READING_MS: '0',
      SETTLE_AFTER_MS: '300',
      BANK_TIMEOUT_MS: '1500',
      ...(o.without === undefined ? {} : { CHAOS_WITHOUT: o.without }),
    },
  });
  const db = openDatabase(stack.databaseUrl, { max: 2 });
  const chosen = blows.filter((blow) => o.only?.includes(nameOf(blow)) ?? true);
  const payees = new Map<string, string>();
  const total = { lostApplications: 0, doublePayouts: 0, unbalanced: 0 };
  try {
    for (let round = 0; round < o.rounds; round += 1) {
      const blow = chosen[round % chosen.length];
      if (!blow) throw new Error(`no blow among ${o.only?.join(', ')}`);
      const retries = Math.floor(round / chosen.length) % 2 === 1;
      const name = nameOf(blow);
      const lost = await playRound(stack, { round, blow, retries, payees, ...o });
      const compared = await compareBooks(
        db,
        await bankLedger(stack),
        new Map([...payees].slice(-1)),
      );
      const all = await compareBooks(db, await bankLedger(stack), payees);
      total.lostApplications += lost ? 1 : 0;
      total.doublePayouts += compared.doublePayouts;
      total.unbalanced += all.problems.length > 0 ? 1 : 0;
      o.onRound?.(round, name, [...(lost ? ['application lost'] : []), ...all.problems]);
    }
  } finally {
    await db.close();
    await stack.stop();
  }
  return { rounds: o.rounds, ...total };
}

interface Round {
  readonly round: number;
  readonly blow: Blow;
  readonly retries: boolean;
  readonly payees: Map<string, string>;
  readonly patienceMs?: number;
}

const MERCHANTS_MAX = 5;

/**
 * One borrower, one blow. A merchant may be declined for good reasons, on some days and not on others:
 * that is an end, but no money moves, so another one takes the blow.
 * @returns Whether the application never came to its end.
 */
async function playRound(stack: Stack, r: Round): Promise<boolean> {
  for (let n = 0; n < MERCHANTS_MAX; n += 1) {
    const ended = await playMerchant(stack, r, r.round + 10_000 * n);
    if (ended !== 'declined') return ended === 'lost';
  }
  throw new Error(`${MERCHANTS_MAX} merchants in a row were declined`);
}

async function playMerchant(
  stack: Stack,
  r: Round,
  merchant: number,
): Promise<'done' | 'lost' | 'declined'> {
  const { index, payee } = merchantOf(merchant);
  const borrower = openBorrower(stack.url);
  await borrower.signIn('alipay', `offline-shop-${index}`);
  const me = await unwrap(borrower.api.GET('/api/borrower/me'));
  r.payees.set(me.borrowerId, payee.accountNumber);
  await borrower.allow();
  const applicationId = makeKey('application');
  await unwrap(borrower.api.POST('/api/borrower/applications', { body: { id: applicationId } }));
  if (r.blow.kind === 'kill-in-journey') {
    await sleep((r.round * 37) % 400); // Another place in the journey every time.
    await killAndRestart(stack);
  }
  try {
    const waiting = await borrower.waitFor(
      applicationId,
      (a) => a.status !== 'running',
      patience(r),
    );
    if (waiting.status === 'waiting_supplement') await borrower.supplement(applicationId, payee);
    const offered = await borrower.waitFor(
      applicationId,
      (a) => a.status !== 'running',
      patience(r),
    );
    if (offered.status === 'declined') return 'declined';
    if (offered.status !== 'offered') return 'lost';
    await drawUnderFire(stack, borrower, applicationId, r);
    const done = await borrower.waitFor(applicationId, isEnded, patience(r));
    if (done.status !== 'disbursed' || done.loanId === null) return 'lost';
    if (r.blow.kind === 'kill-while-repaying')
      return (await repayUnderFire(stack, borrower, done.loanId, r)) ? 'done' : 'lost';
    return 'done';
  } catch {
    return 'lost';
  }
}

const isEnded = (a: { status: string }) => a.status !== 'disbursing' && a.status !== 'offered';
const patience = (r: Round): number => r.patienceMs ?? 30_000;
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function merchantOf(round: number) {
  const index = 100_000 + round;
  const at = instant(0);
  const { owner, bankCard } = growMerchant({
    seed: 310,
    index,
    segment: 'shop',
    scenario: 'offline-shop',
    from: at,
    to: at,
  });
  return { index, payee: { holderName: owner, accountNumber: bankCard } };
}

/** Confirms the offer while the blow falls, and afterwards does what a client would. */
async function drawUnderFire(
  stack: Stack,
  borrower: Borrower,
  id: string,
  r: Round,
): Promise<void> {
  const params = { path: { id } };
  await borrower.identify();
  const disclosure = await unwrap(
    borrower.api.POST('/api/borrower/applications/{id}/disclosures', {
      params,
      body: { amountFen: '1000000', termMonths: 6 },
    }),
  );
  const signature = await signDisclosure(borrower.keys, disclosure);
  const body = { drawdownId: makeKey('drawdown'), disclosureId: disclosure.id, signature };
  const confirm = () =>
    unwrap(borrower.api.POST('/api/borrower/applications/{id}/confirm', { params, body }));
  if (r.blow.kind === 'bank') await armBank(stack, r.blow.fault);
  if (r.blow.kind === 'kill-at') await armServer(stack, r.blow.point);
  const answered = await confirm().then(
    () => true,
    () => false,
  );
  if (r.blow.kind === 'kill-at') {
    await stack.server().ended;
    await stack.startServer();
  }
  // Before the request is written nothing has happened yet: the borrower confirms again. After
  // that, an odd turn repeats the command as a client does; an even one leaves it to the safety net.
  const nothingYet = 'point' in r.blow && /before-request|in-request/.test(r.blow.point);
  if (!answered && (nothingYet || r.retries)) await confirm();
}

async function repayUnderFire(
  stack: Stack,
  borrower: Borrower,
  loanId: string,
  r: Round,
): Promise<boolean> {
  const body = { repaymentId: makeKey('repayment'), amountFen: 'all' as const };
  const params = { path: { id: loanId } };
  const repay = () =>
    unwrap(borrower.api.POST('/api/borrower/loans/{id}/repayments', { params, body }));
  const first = repay().catch(() => undefined);
  await sleep((r.round * 3) % 25);
  await killAndRestart(stack);
  await first;
  if (r.retries) await repay();
  const endsAt = performance.now() + patience(r);
  while (performance.now() < endsAt) {
    const loan = await unwrap(borrower.api.GET('/api/borrower/loans/{id}', { params }));
    const mine = loan.repayments.find((one) => one.id === body.repaymentId);
    if (loan.status === 'closed') return true;
    if (!mine) await repay(); // It had not been written yet: the borrower asks again.
    await sleep(50);
  }
  return false;
}

async function killAndRestart(stack: Stack): Promise<void> {
  await stack.server().kill();
  await stack.startServer();
}

/** Tells the server where to die, and waits until it knows. */
function armServer(stack: Stack, arm: ProbePoint): Promise<void> {
  const { process: server } = stack.server();
  return new Promise((resolve) => {
    server.once('message', () => resolve());
    server.send({ arm });
  });
}

async function armBank(stack: Stack, kind: string): Promise<void> {
  const answer = await fetch(`${stack.sandboxUrl}/__control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ partner: 'bank', kind, times: 1 }),
  });
  if (!answer.ok) throw new Error(`the bank's fault ${kind}: HTTP ${answer.status}`);
}

async function bankLedger(stack: Stack): Promise<BankLedger> {
  const answer = await fetch(`${stack.sandboxUrl}/__control/bank/ledger`);
  return (await answer.json()) as BankLedger;
}
