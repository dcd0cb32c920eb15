/// <reference types="node" />
// Plays the borrower's API from memory, for work on the pages: `node web/dev/mock-server.ts`, then
// `npm run dev -w web`. Keeps nothing, computes nothing as the lender does, is not in the build.
// Faults by query of the entry: /?entry=declined | referred | slow | unanswered | rejected
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as f from './fixtures.ts';

interface World {
  signedIn: boolean;
  entry: string;
  connected: string[];
  consents: Record<string, unknown>[];
  application: f.Application | undefined;
  facility: boolean;
  loans: Loan[];
  version: number;
  listeners: Set<() => void>;
  payee: typeof f.payee | null;
  disclosures: Map<string, { amountFen: string; termMonths: number }>;
}
interface Loan {
  id: string;
  status: 'paying' | 'open' | 'closed' | 'cancelled' | 'chargedOff';
  principalFen: string;
  outstandingFen: string;
  termMonths: number;
  dpd: number;
  repayments: Record<string, unknown>[];
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

function newWorld(): World {
  return {
    signedIn: false,
    entry: '',
    connected: [],
    consents: [],
    application: undefined,
    facility: false,
    loans: [],
    version: 0,
    listeners: new Set(),
    payee: null,
    disclosures: new Map(),
  };
}

function update(world: World, change: Partial<f.Application>): void {
  if (!world.application) return;
  world.version += 1;
  world.application = { ...world.application, ...change, version: world.version };
  for (const listener of world.listeners) listener();
}

const isWithdrawn = (world: World): boolean => world.application?.status === 'withdrawn';

async function pass(world: World, name: f.Node['name'], ms: number): Promise<void> {
  if (isWithdrawn(world)) return;
  update(world, { nodes: f.withState(world.application?.nodes ?? [], name, 'running') });
  await wait(ms);
  if (isWithdrawn(world)) return;
  update(world, { nodes: f.withState(world.application?.nodes ?? [], name, 'passed', ms) });
}

async function assess(world: World): Promise<void> {
  const slow = world.entry === 'slow' ? 6 : 1;
  await pass(world, 'consent', 30);
  await pass(world, 'data', 900 * slow);
  await pass(world, 'check', 260 * slow);
  if (isWithdrawn(world)) return;
  if (world.payee) {
    update(world, { nodes: f.withState(world.application?.nodes ?? [], 'supplement', 'skipped') });
    return decide(world);
  }
  update(world, {
    status: 'waiting_supplement',
    nodes: f.withState(world.application?.nodes ?? [], 'supplement', 'waiting'),
    missing: [
      { field: 'holderName', why: f.said('放款需要户名', 'A pay-out needs the name') },
      { field: 'accountNumber', why: f.said('钱会打到这张卡', 'The money goes to this card') },
    ],
  });
}

async function decide(world: World): Promise<void> {
  await pass(world, 'assess', 700);
  if (world.entry === 'referred') return update(world, { status: 'referred' });
  if (world.entry === 'declined') {
    return update(world, {
      status: 'declined',
      nodes: f.withState(world.application?.nodes ?? [], 'limit', 'failed', 40),
      reasons: [
        {
          code: 'P201',
          says: f.said('经营记录少于60天', 'Less than 60 days of trade on record'),
          advice: f.said(
            '持续经营到60天后再申请',
            'Keep trading until 60 days are on record, then apply',
          ),
        },
        {
          code: 'R310',
          says: f.said('退款率高于25%', 'More than 25% is refunded'),
          advice: f.said('把近30天退款率降到15%以下', 'Bring refunds of 30 days below 15%'),
        },
      ],
    });
  }
  await pass(world, 'limit', 120);
  await pass(world, 'offer', 60);
  update(world, {
    status: 'offered',
    offer: {
      id: `offer_${f.hex(1)}`,
      decisionId: `decision_${f.hex(1)}`,
      limitFen: f.LIMIT,
      limitMinDrawFen: '50000',
      annualRateE9: f.RATE,
      dayCount: 'act/360',
      termMonths: [3, 6, 12],
      parts: f.parts,
      rateParts: f.rateParts,
      expiresAt: Date.now() + 3 * 86_400_000,
      state: 'open',
    },
  });
}

async function drawn(world: World, body: Record<string, string>) {
  const terms = world.disclosures.get(body.disclosureId ?? '');
  if (!terms) throw new Refusal(409, 'disclosure_not_found', 'No such disclosure.');
  const id = `loan_${(body.drawdownId ?? '').slice(9)}`;
  const known = world.loans.find((loan) => loan.id === id);
  const unanswered = world.entry === 'unanswered';
  if (!known) {
    update(world, { status: 'disbursing' });
    await pass(world, 'sign', 40);
    await wait(900);
    world.loans.unshift({
      id,
      status: unanswered ? 'paying' : world.entry === 'rejected' ? 'cancelled' : 'open',
      principalFen: terms.amountFen,
      outstandingFen: terms.amountFen,
      termMonths: terms.termMonths,
      dpd: 0,
      repayments: [],
    });
    world.facility = true;
    await pass(world, 'disburse', 120);
    if (unanswered) setTimeout(() => Object.assign(world.loans[0] ?? {}, { status: 'open' }), 6000);
    await pass(world, 'done', 5);
    update(world, { status: 'disbursed', loanId: id, facilityId: `facility_${f.hex(1)}` });
  }
  const loan = world.loans.find((one) => one.id === id);
  return {
    loanId: id,
    facilityId: `facility_${f.hex(1)}`,
    status: loan?.status,
    amountFen: terms.amountFen,
    confirmToMoneyMs: unanswered ? null : 412.5,
  };
}

const summary = (loan: Loan) => ({
  id: loan.id,
  status: loan.status,
  principalFen: loan.principalFen,
  outstandingFen: loan.outstandingFen,
  annualRateE9: f.RATE,
  drawnOn: f.TODAY,
  maturesOn: '2027-11-23',
  dpd: loan.dpd,
});

function detail(world: World, loan: Loan) {
  const owed = BigInt(loan.outstandingFen);
  const interest = (owed * 255n) / 1_000_000n;
  return {
    ...summary(loan),
    facilityId: `facility_${f.hex(1)}`,
    dayCount: 'act/360',
    termMonths: loan.termMonths,
    accruedInterestFen: String(interest),
    dueFen: loan.dpd > 0 ? '63750' : '0',
    overdueFen: loan.dpd > 0 ? '63750' : '0',
    payoffFen: String(owed + interest),
    schedule: f.schedule(owed, loan.termMonths).map(({ days: _, ...row }) => ({
      ...row,
      state: owed === 0n ? 'paid' : loan.dpd > 0 && row.n === 1 ? 'overdue' : 'coming',
    })),
    repayments: loan.repayments,
    payee: world.payee ?? f.payee,
    today: f.TODAY,
  };
}

async function repay(loan: Loan, body: Record<string, string>) {
  await wait(700);
  const owed = BigInt(loan.outstandingFen);
  const interest = (owed * 255n) / 1_000_000n;
  const amount = body.amountFen === 'all' ? owed + interest : BigInt(body.amountFen ?? '0');
  if (amount > owed + interest) throw new Refusal(422, 'overpaid', 'More than is owed.');
  const ofInterest = amount < interest ? amount : interest;
  loan.outstandingFen = String(owed - (amount - ofInterest));
  if (loan.outstandingFen === '0') loan.status = 'closed';
  const repayment = {
    id: body.repaymentId,
    status: 'settled',
    amountFen: String(amount),
    byMandate: false,
    interestFen: String(ofInterest),
    principalFen: String(amount - ofInterest),
    on: f.TODAY,
    failure: null,
  };
  loan.repayments.unshift(repayment);
  return repayment;
}

type Body = Record<string, string> & { sources?: string[] };

const facility = (world: World) => {
  const out = world.loans.reduce((sum, loan) => sum + BigInt(loan.outstandingFen), 0n);
  return {
    id: `facility_${f.hex(1)}`,
    status: 'open',
    limitFen: f.LIMIT,
    availableFen: String(BigInt(f.LIMIT) - out),
    outstandingFen: String(out),
    annualRateE9: f.RATE,
    dayCount: 'act/360',
    openedOn: f.TODAY,
    expiresOn: '2027-11-23',
    decisionId: `decision_${f.hex(1)}`,
    termMonths: [3, 6, 12],
    minDrawFen: '50000',
  };
};

const me = (world: World) => ({
  borrowerId: `borrower_${f.hex(1)}`,
  displayName: '林岚的小店',
  segment: 'onlineSeller',
  sources: world.connected.map((source) => ({
    source,
    displayName: '林岚的小店',
    connected: true,
  })),
  consented: world.consents.filter((one) => one.withdrawnAt === null).map((one) => one.source),
  payee: world.payee,
  application: world.application && {
    id: world.application.id,
    status: world.application.status,
  },
  facility: world.facility ? { id: `facility_${f.hex(1)}` } : null,
  today: f.TODAY,
});

const decision = () => ({
  id: `decision_${f.hex(1)}`,
  outcome: 'approve',
  decidedAt: Date.now(),
  policyVersion: '2026-11',
  model: { id: 'scorecard-seller', version: '2026.11' },
  limitFen: f.LIMIT,
  annualRateE9: f.RATE,
  parts: f.parts,
  rateParts: f.rateParts,
  rules: [
    { code: 'P201', verdict: 'pass', says: f.said('经营满60天', 'In business for 60 days') },
    { code: 'R310', verdict: 'pass', says: f.said('退款率不高于25%', 'At most 25% refunded') },
  ],
  features: f.parts.map((one) => ({
    name: one.feature,
    says: one.says,
    value: one.value,
    unit: one.unit,
    source: one.reason === 'balance' ? 'alipay' : 'taobao',
    events: 1286,
    newestAt: Date.now(),
    withheld: false,
  })),
});

async function answer(world: World, method: string, path: string, body: Body): Promise<unknown> {
  const [, , , first = '', id = '', third = ''] = path.split('/');
  const route = `${method} ${first}${id ? '/:' : ''}${third ? `/${third}` : ''}`;
  if (route === 'POST sign-in') {
    world.entry = body.entry ?? '';
    return { authorizeUrl: `/api/borrower/callback/${body.source}` };
  }
  if (!world.signedIn) throw new Refusal(401, 'not_signed_in', 'Sign in first.');
  if (route === 'GET me') return me(world);
  if (route === 'POST sign-out') return void Object.assign(world, newWorld());
  if (route === 'GET consent-text') return f.consentText(world.connected);
  if (route === 'GET consents') return { consents: world.consents };
  if (route === 'GET loans') return { loans: world.loans.map(summary) };
  if (route === 'GET facilities/:') return facility(world);
  if (route === 'GET decisions/:') return decision();
  if (route === 'POST consents') {
    world.consents = (body.sources ?? []).map((source, i) => ({
      id: `consent_${f.hex(i + 1)}`,
      source,
      scopes: ['trades.read'],
      purpose: 'assess',
      grantedAt: Date.now(),
      expiresAt: Date.now() + 180 * 86_400_000,
      withdrawnAt: null,
      lastReadAt: Date.now(),
      reads: 14,
    }));
    return { consents: world.consents };
  }
  if (route === 'DELETE consents/:') {
    for (const one of world.consents) if (one.id === id) one.withdrawnAt = Date.now();
    return undefined;
  }
  return first === 'loans'
    ? loanAnswer(world, id, third, body)
    : moneyAnswer(world, route, id, body);
}

function loanAnswer(world: World, id: string, third: string, body: Body): unknown {
  const loan = world.loans.find((one) => one.id === id);
  if (!loan) throw new Refusal(404, 'loan_not_found', 'No such loan.');
  return third === 'repayments' ? repay(loan, body) : detail(world, loan);
}

function moneyAnswer(world: World, route: string, id: string, body: Body): unknown {
  if (route === 'POST applications') return startApplication(world);
  const isFacility = route.includes('facilities');
  if (!isFacility && (!world.application || world.application.id !== id)) {
    throw new Refusal(404, 'application_not_found', 'No such application.');
  }
  if (route === 'GET applications/:') return world.application;
  if (route === 'POST applications/:/withdraw') {
    update(world, { status: 'withdrawn' });
    return world.application;
  }
  if (route === 'GET applications/:/guide') {
    return { limitFen: '5000000', reasons: [], known: [], asks: [], payeeMissing: true };
  }
  if (route === 'POST applications/:/supplement') {
    world.payee = { ...f.payee, accountMasked: `**** ${body.accountNumber?.slice(-4)}` };
    update(world, {
      status: 'running',
      missing: [],
      nodes: f.withState(world.application?.nodes ?? [], 'supplement', 'passed', 20),
    });
    void decide(world);
    return world.application;
  }
  if (route.endsWith('/disclosures')) {
    const disclosureId = `disclosure_${f.hex(world.disclosures.size + 1)}`;
    const terms = { amountFen: body.amountFen ?? '0', termMonths: Number(body.termMonths) };
    world.disclosures.set(disclosureId, terms);
    return f.disclosure(disclosureId, terms.amountFen, terms.termMonths);
  }
  if (route.endsWith('/confirm') || route.endsWith('/drawdowns')) return drawn(world, body);
  throw new Refusal(404, 'not_found', 'No such route.');
}

function startApplication(world: World): unknown {
  world.version += 1;
  world.application = {
    id: `application_${f.hex(world.version)}`,
    status: 'running',
    product: 'onlineSellerRevolving',
    createdAt: Date.now(),
    nodes: f.newNodes(),
    missing: [],
    decisionId: null,
    offer: null,
    reasons: [],
    review: null,
    loanId: null,
    facilityId: null,
    version: world.version,
  };
  void assess(world);
  return world.application;
}

function stream(world: World, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = () =>
    response.write(
      `id: ${world.version}\nevent: application\ndata: ${JSON.stringify(world.application)}\n\n`,
    );
  send();
  world.listeners.add(send);
  response.on('close', () => world.listeners.delete(send));
}

async function readBody(request: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  return text ? JSON.parse(text) : {};
}

const world = newWorld();

/** The mock. `GET /api/dev/reset`, `/api/dev/late`, `/api/dev/end-session` play what a test needs. */
export const mock = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://mock');
  const path = url.pathname;
  const json = (status: number, value: unknown, type = 'application/json') => {
    response.writeHead(status, { 'content-type': type });
    response.end(value === undefined ? '' : JSON.stringify(value));
  };
  try {
    if (path === '/api/dev/reset')
      return json(200, Object.assign(world, newWorld(), { version: world.version }) && {});
    if (path === '/api/dev/late') return json(200, Object.assign(world.loans[0] ?? {}, { dpd: 4 }));
    if (path === '/api/dev/end-session')
      return json(200, Object.assign(world, { signedIn: false }) && {});
    if (path.includes('/callback/')) {
      world.signedIn = true;
      world.connected = [...new Set([...world.connected, path.split('/').at(-1) ?? ''])];
      response.writeHead(302, { location: '/' });
      return response.end();
    }
    if (path.endsWith('/progress')) {
      const id = path.split('/')[4];
      if (!world.signedIn) throw new Refusal(401, 'not_signed_in', 'Sign in first.');
      if (world.application?.id !== id) throw new Refusal(404, 'application_not_found', 'None.');
      return stream(world, response);
    }
    const body = await readBody(request);
    const value = await answer(world, request.method ?? 'GET', path, body);
    json(value === undefined ? 204 : 200, value);
  } catch (error) {
    const { status, code } = error instanceof Refusal ? error : { status: 500, code: 'internal' };
    const detailText = error instanceof Error ? error.message : String(error);
    json(
      status,
      { type: 'about:blank', title: code, status, code, detail: detailText },
      'application/problem+json',
    );
  }
});

if (import.meta.main) {
  const port = Number(process.argv[2] ?? 3100);
  mock.listen(port, '127.0.0.1', () =>
    process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`),
  );
}
