import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect } from 'vitest';
import { appendEvents, type NewEvent } from '../events/index.ts';
import { fen, type Id, type Json, shanghaiDay } from '../kernel/index.ts';
import { type BorrowerId, createBorrower } from '../party/index.ts';
import {
  type Flow,
  manualClock,
  newId,
  openMetrics,
  openVault,
  silentLog,
  systemClock,
  type Work,
} from '../platform/index.ts';
import { deliverWorkflow, replayWorkflow, type WebhookDeps } from './index.ts';

// A receiver that does as a test says, and the queue in the test's hands: what is enqueued runs when it is due by a
// clock that the test moves.

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export type Answers = (request: IncomingMessage, response: ServerResponse, n: number) => void;

/** A receiver on this machine. Answers 204 unless told. */
export async function openReceiver() {
  const received: Received[] = [];
  let answers: Answers = (_, response) => response.writeHead(204).end();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => {
      body += String(data);
    });
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      answers(request, response, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.closeAllConnections());
  afterAll(() => server.close());
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks?token=t`,
    received,
    answer: (how: Answers) => {
      answers = how;
    },
    answerStatus: (status: number, text = '') => {
      answers = (_, response) => response.writeHead(status).end(text);
    },
  };
}

/** The room on a database of its own, with a queue that the test turns. */
export function openRoom(db: WebhookDeps['db']) {
  const clock = manualClock(systemClock.now());
  let queue: { readonly work: Work; readonly at: number }[] = [];
  const done = new Set<string>();
  const deps: WebhookDeps = {
    ...{ db, clock, log: silentLog, metrics: openMetrics(), webhookTargets: 'any' },
    vault: openVault([new Uint8Array(32).fill(7)]),
    workflows: {
      enqueue: async (_tx, work) => {
        queue.push({ work, at: clock.now() + (work.delayMs ?? 0) });
      },
      forget: async (_tx, id) => {
        queue = queue.filter(({ work }) => work.id !== id);
      },
    },
  };
  const definitions = [deliverWorkflow(deps), replayWorkflow(deps)];
  const flow: Flow = {
    call: (_, work) => work(),
    commit: (_, work) => db.tx(work),
    sleep: async () => {},
  };
  const run = async (work: Work): Promise<void> => {
    if (done.has(work.id)) return;
    done.add(work.id);
    const definition = definitions.find(({ name }) => name === work.workflow);
    await (definition ?? expect.fail(work.workflow)).run(flow, work.input as Json);
  };
  /** Runs all that is due, and what comes of it. */
  const settle = async (): Promise<void> => {
    for (;;) {
      const next = queue.find(({ at }) => at <= clock.now());
      if (!next) return;
      queue = queue.filter((one) => one !== next);
      await run(next.work);
    }
  };
  const append = (events: readonly NewEvent[]) =>
    db.tx((tx) => appendEvents(tx, events, clock.now()));
  return { db, clock, deps, settle, run, append, waiting: () => queue };
}

export const newBorrower = (db: WebhookDeps['db']): Promise<BorrowerId> =>
  db.tx((tx) => createBorrower(tx, { segment: 'shop' }));

/** A loan's facts: paid out, then repaid `times` times. */
export function loanFacts(borrowerId: BorrowerId, at: number, times = 0): NewEvent[] {
  const loanId = newId('loan');
  const on = shanghaiDay(at as NewEvent['occurredAt']);
  const own = {
    borrowerId,
    occurredAt: at as NewEvent['occurredAt'],
    source: 'open310',
    rawId: null,
  } as const;
  return [
    {
      ...own,
      id: `open310:loan:${loanId}:disbursed`,
      kind: 'loan.disbursed',
      data: { loanId, principalFen: fen(200_000n), on },
    },
    ...Array.from({ length: times }, (_, n): NewEvent => {
      const repaymentId: Id<'repayment'> = newId('repayment');
      const data = { loanId, repaymentId, amountFen: fen(BigInt(n + 1)), on };
      return { ...own, id: `open310:repayment:${repaymentId}`, kind: 'loan.repaid', data };
    }),
  ];
}
