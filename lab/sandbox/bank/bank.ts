import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Fen, type Instant, instant } from '@open310/server/kernel';
import type { BankLine, BankOrder } from './books.ts';
import { type Desk, HttpRefusal, openDesk } from './desk.ts';
import { type ArmedFaults, type BankFaults, type BankRoute, makeFaults } from './faults.ts';
import { memoryJournal, openJournal } from './journal.ts';
import { keepKeyPair, makeKeyPair } from './keys.ts';
import type { BankEntry, Bend } from './movements.ts';
import { acceptMessage } from './schema.ts';
import { HEADER, openSealChecker, openSealer } from './seal.ts';

export interface BankOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  readonly lenderId: string;
  /** `6100000000000310` when not given. */
  readonly lenderAccount?: string;
  readonly lenderPublicKeyPem: string;
  readonly noticeUrl?: string | null;
  /** Where the journal and the bank's key are kept; without it the bank forgets when it closes. */
  readonly dataDir?: string;
  readonly clock?: { now(): Instant };
  readonly openingBalance: Fen;
  /** `delayed`: every order is accepted first and settled `settleMs` later. */
  readonly settle: 'instant' | 'delayed';
  /** 200 when not given. */
  readonly settleMs?: number;
  /** Names by account number; another name for one of these accounts is rejected (BE01). */
  readonly owners?: Readonly<Record<string, string>>;
}

/** The lender's bank as an auditor sees it. */
export interface BankLedger {
  readonly openingBalance: Fen;
  readonly balance: Fen;
  readonly available: Fen;
  readonly orders: readonly BankOrder[];
}

export interface Bank {
  readonly url: string;
  readonly lenderAccount: string;
  readonly bankPublicKeyPem: string;
  readonly faults: BankFaults;
  ledger(): BankLedger;
  /** What the owner of `account` may be debited; `null`: as much as one likes. */
  funds(account: string): Fen | null;
  /** Sets what the owner of `account` may be debited; `null` lifts the bound. */
  setFunds(account: string, amount: Fen | null): Promise<void>;
  /** Books what no order of the lender asked for; it is on the statement of its day. */
  enter(entry: BankEntry & { readonly amountFen: string }): Promise<void>;
  /** Books a settled order otherwise than it was answered. */
  bend(bend: Bend): Promise<void>;
  setNoticeUrl(url: string | null): void;
  close(): Promise<void>;
}

const BODY_MAX = 1024 * 1024;
const routes: Readonly<Record<string, BankRoute>> = {
  'pain.001.001.09': 'payment',
  'pain.008.001.08': 'payment',
  'pacs.028.001.03': 'inquiry',
  'camt.060.001.05': 'statement',
};

/**
 * Starts the twin of a bank host on loopback: signatures verified both ways, messages checked
 * against the bank's own tables, money kept in a journal that is on the disk before an answer
 * leaves, statements, notices with retries, faults on demand.
 */
export async function startBank(options: BankOptions): Promise<Bank> {
  const now = () => options.clock?.now() ?? instant(Date.now());
  const { dataDir, openingBalance, lenderAccount = '6100000000000310' } = options;
  const keys = dataDir ? keepKeyPair(dataDir, 'bank-key') : makeKeyPair();
  const journal = dataDir
    ? await openJournal<BankLine>(join(dataDir, 'bank.jsonl'))
    : memoryJournal<BankLine>();
  const faults = makeFaults();
  const seal = openSealer(keys.privateKeyPem, now);
  const { settleMs = 200, owners = {} } = options;
  const customer = { ...options, lenderAccount, settleMs, owners };
  const desk = openDesk(customer, journal, faults, now, { url: options.noticeUrl ?? null, seal });
  const counter: Counter = {
    desk,
    faults,
    check: openSealChecker(options.lenderPublicKeyPem, now),
    seal,
    forge: openSealer(makeKeyPair().privateKeyPem, now),
  };
  const server = createServer((request, response) => {
    serve(counter, request, response).catch((error: unknown) => {
      const status = error instanceof HttpRefusal ? error.status : 500;
      const why = error instanceof HttpRefusal ? error.message : 'internal error';
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(why);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { books } = desk;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lenderAccount,
    bankPublicKeyPem: keys.publicKeyPem,
    faults,
    ledger: () => ({
      openingBalance,
      balance: books.balance(),
      available: books.available(),
      orders: books.orders(),
    }),
    funds: books.funds,
    setFunds: (account, amount) =>
      desk.record({ kind: 'funds', account, amountFen: amount === null ? null : String(amount) }),
    enter: (entry) => desk.record({ kind: 'entry', ...entry }),
    bend: (bend) => desk.record({ kind: 'bent', ...bend }),
    setNoticeUrl: desk.setNoticeUrl,
    close: async () => {
      desk.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await journal.close();
    },
  };
}

interface Counter {
  readonly desk: Desk;
  readonly faults: ArmedFaults;
  readonly check: ReturnType<typeof openSealChecker>;
  readonly seal: ReturnType<typeof openSealer>;
  readonly forge: ReturnType<typeof openSealer>;
}

/** One request: seal, schema, desk, and back, with what was armed going wrong on the way. */
async function serve(
  { desk, faults, check, seal, forge }: Counter,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const kind = /^\/iso20022\/([a-z0-9.]+)$/.exec(request.url ?? '')?.[1] ?? '';
  const route = routes[kind];
  const body = await readBody(request);
  if (request.method !== 'POST' || !route) throw new HttpRefusal(404, 'no such message');
  if (faults.take('http500', route)) throw new HttpRefusal(500, 'armed fault');
  const header = request.headers[HEADER];
  const mark = check(typeof header === 'string' ? header : undefined, body);
  if ('fault' in mark) throw new HttpRefusal(401, mark.fault);
  const message = acceptMessage(kind, body);
  if (typeof message === 'string') throw new HttpRefusal(400, message);
  if (message.get('GrpHdr/MsgId') !== mark.nonce) {
    throw new HttpRefusal(401, 'the nonce is not the message id');
  }
  const reply = await desk.handle(kind, message);
  const slow = faults.take('slow', route);
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.ms));
  if (faults.take('answer_lost', route)) {
    request.socket.destroy();
    return;
  }
  const forged = faults.take('forged_answer', route) !== undefined;
  const signature = await (forged ? forge : seal)(reply.body, reply.messageId);
  const sent = faults.take('altered_answer', route) ? alter(reply.body) : reply.body;
  response.writeHead(200, {
    'content-type': 'application/xml; charset=utf-8',
    'content-length': sent.length,
    [HEADER]: signature,
  });
  response.end(sent);
}

/** The same answer with another status, or another amount where it has none. */
const alter = (body: Buffer): Buffer =>
  Buffer.from(
    body
      .toString()
      .replace(/>(ACS[CP]|RJCT|[0-9]+[.]00)</, (_, word: string) =>
        word === 'RJCT' ? '>ACSC<' : word.startsWith('ACS') ? '>RJCT<' : '>310.00<',
      ),
  );

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX) throw new HttpRefusal(413, 'too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
