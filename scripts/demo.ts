import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Application,
  type Borrower,
  openBorrower,
  type Segment,
  type Source,
} from '../lab/borrower/index.ts';
import { growMerchant } from '../lab/economy/index.ts';
import { factOf } from '../server/src/features/index.ts';
import { checkBalanced } from '../server/src/ledger/index.ts';
import { openDatabase } from '../server/src/platform/index.ts';
import { root } from './stack/child.ts';
import { openStack, type Stack } from './stack/stack.ts';

// `npm run demo`: the main job without hands. One new borrower of each scenario goes from the
// partner's page to money in the account, through the public API; a line a node with its ms.

interface Scenario {
  readonly scenario: string;
  /** By what the sandbox knows one more of them: `farm-7`. */
  readonly key: string;
  readonly sources: readonly Source[];
  /** What the partner's page says it is; absent: what its merchants usually are. */
  readonly segment?: Segment;
  /** A farm: it tells the numbers that registers know it by, and hands in the invoices of its harvest. */
  readonly isFarm?: true;
}

const scenarios: readonly Scenario[] = [
  {
    ...{ scenario: 'online-seller', key: 'online-seller' },
    sources: ['taobao', 'alipay', 'ali1688', 'nuonuo'],
  },
  { scenario: 'offline-shop', key: 'offline-shop', sources: ['alipay'] },
  {
    ...{ scenario: 'crop-farm', key: 'farm', sources: ['alipay'] },
    ...{ segment: 'cropFarm', isFarm: true },
  },
  {
    ...{ scenario: 'livestock-farm', key: 'livestock', sources: ['alipay'] },
    ...{ segment: 'livestockFarm', isFarm: true },
  },
  { scenario: 'supplier', key: 'supplier', sources: ['nuonuo', 'ali1688'], segment: 'supplier' },
  {
    ...{ scenario: 'distributor', key: 'distributor', sources: ['nuonuo', 'ali1688'] },
    segment: 'distributor',
  },
];

// What a decision knows at least, over the scenarios and in each.
const FACTS_LEAST = 50;
const FACTS_EACH_LEAST = 25;

interface Told {
  readonly scenario: string;
  readonly outcome: Application['status'];
  readonly nodes: { name: string; ms: number | null }[];
  /** What each partner was asked for, and how it went. */
  readonly partners: { source: string; detail: string | null; left: boolean }[];
  readonly fieldsTyped: number;
  readonly taps: number;
  readonly readingMs: number;
  readonly confirmToMoneyMs: number | null;
  readonly consentToOfferMs: number;
  readonly limitFen: string;
  readonly annualRateE9: string;
  readonly parts: { reason: string; fen: string }[];
  readonly decisionId: string | null;
  readonly loanId: string | null;
  /** What the decision knew, each with who told it and when it last occurred. */
  readonly features: readonly KnownFeature[];
  /** Facts that it knew: source and fact, windows of one fact counted once. */
  readonly facts: number;
  /** Age of the newest datum when it was decided. Unit: ms. */
  readonly newestAgeMs: number | null;
}

interface KnownFeature {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly sources: readonly string[];
  readonly newestAt: string | null;
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        data: { type: 'string', default: join(root, 'data/demo') },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.stderr.write('Usage: npm run demo [-- --json --data DIR]\n');
    process.exit(2);
  }
}

/** The number of this run: every run shows borrowers who were never here before. */
function nextRun(dir: string): number {
  const file = join(dir, 'runs.json');
  mkdirSync(dir, { recursive: true });
  const run = existsSync(file) ? Number(JSON.parse(readFileSync(file, 'utf8'))) + 1 : 1;
  writeFileSync(file, String(run));
  return run;
}

const flags = readFlags();
const say = (line: string) => {
  if (!flags.json) process.stdout.write(`${line}\n`);
};
const run = nextRun(flags.data);
const stack = await openStack({
  dir: flags.data,
  port: 0,
  sandboxPort: 0,
  databaseUrl: process.env.DATABASE_URL,
  env: { LOG_LEVEL: 'warn' },
});
try {
  const applications: Told[] = [];
  for (const scenario of scenarios) applications.push(await tell(stack, scenario));
  const db = openDatabase(stack.databaseUrl, { max: 1 });
  const { balanced, entries } = await checkBalanced(db);
  await db.close();
  say(`\nLedger: ${entries} entries, ${balanced ? 'balanced' : 'NOT BALANCED'}.`);
  const facts = factsOf(applications.flatMap((a) => a.features)).size;
  say(`Distinct facts over the scenarios: ${facts}.`);
  say('Replay a decision: npm run replay -- DECISION_ID');
  if (flags.json) {
    const all = { applications, facts, ledger: { balanced, entries } };
    process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  }
  const done = applications.every((a) => a.outcome === 'disbursed' && addsUp(a));
  const knows = facts >= FACTS_LEAST && applications.every((a) => a.facts >= FACTS_EACH_LEAST);
  if (!knows) say(`FEW FACTS: ${FACTS_LEAST} are expected, and ${FACTS_EACH_LEAST} in each.`);
  process.exitCode = done && knows && balanced && entries > 0 ? 0 : 1;
} finally {
  await stack.stop();
}

/** Whether the parts of the limit are at least five and add up to it exactly. */
function addsUp(told: Told): boolean {
  const sum = told.parts.reduce((total, part) => total + BigInt(part.fen), 0n);
  return told.parts.length >= 5 && sum === BigInt(told.limitFen) && told.decisionId !== null;
}

/** One borrower's way from the partner's page to money. */
async function tell(at: Stack, of: Scenario): Promise<Told> {
  const { scenario, sources, segment } = of;
  const merchant = `${of.key}-${run}`;
  say(`\n${scenario} (${merchant})`);
  const borrower = openBorrower(at.url);
  for (const source of sources) await borrower.signIn(source, merchant, segment);
  if (of.isFarm) await tellNumbers(at, borrower, merchant);
  const { accountNumber } = payeeOf(scenario);
  const sends = scenario === 'online-seller'; // Whoever sends parcels has a contract with SF.
  if (sends) {
    const monthlyCard = accountNumber.slice(-10);
    await borrower.connect('sf', { monthlyCard, phoneTail: '0310' });
  }
  const startedAt = performance.now();
  await borrower.allow([
    ...(sends ? (['kuaidi100'] as const) : []),
    ...(of.segment ? (['bureau'] as const) : []),
    ...(of.isFarm ? (['einvoice'] as const) : []),
  ]);
  if (of.isFarm) await borrower.handIn('einvoice', 'invoices.zip', await invoicesOf(at, merchant));
  const { id } = await borrower.apply();
  let application = await borrower.waitFor(id, (a) => a.status !== 'running');
  let supplementMs = 0;
  if (application.status === 'waiting_supplement') {
    const askedAt = performance.now();
    await borrower.supplement(id, payeeOf(scenario));
    supplementMs = performance.now() - askedAt;
    application = await borrower.waitFor(id, (a) => a.status !== 'running');
  }
  const consentToOfferMs = Math.round(performance.now() - startedAt - supplementMs);
  const { offer } = application;
  let confirmToMoneyMs: number | null = null;
  if (application.status === 'offered' && offer) {
    const drawn = await borrower.confirm(id, half(offer.limitFen), 6);
    application = await borrower.waitFor(id, (a) => a.status !== 'disbursing');
    confirmToMoneyMs = drawn.confirmToMoneyMs;
  }
  const told: Told = {
    scenario,
    outcome: application.status,
    nodes: application.nodes.map(({ name, ms }) => ({ name, ms })),
    partners: partnersOf(application),
    ...borrower.effort,
    confirmToMoneyMs,
    consentToOfferMs,
    limitFen: offer?.limitFen ?? '0',
    annualRateE9: offer?.annualRateE9 ?? '0',
    parts: offer?.parts.map(({ reason, fen }) => ({ reason, fen })) ?? [],
    decisionId: offer?.decisionId ?? null,
    loanId: application.loanId,
    ...(await readKnown(borrower, offer?.decisionId)),
  };
  show(application, told);
  return told;
}

/** What a decision knew, read as its borrower may read it. */
async function readKnown(
  borrower: Borrower,
  decisionId: string | undefined,
): Promise<Pick<Told, 'features' | 'facts' | 'newestAgeMs'>> {
  if (decisionId === undefined) return { features: [], facts: 0, newestAgeMs: null };
  const { features, decidedAt } = await borrower.decision(decisionId);
  const known = features.filter((f) => f.value !== null);
  const newest = Math.max(...known.map((f) => f.newestAt ?? 0));
  return {
    features: known.map(({ name, value, unit, source, also, newestAt }) => ({
      ...{ name, value: value ?? '', unit, sources: [source, ...also] },
      newestAt: newestAt === null ? null : new Date(newestAt).toISOString(),
    })),
    facts: factsOf(known.map(({ name, source }) => ({ name, sources: [source] }))).size,
    newestAgeMs: newest === 0 ? null : decidedAt - newest,
  };
}

/** Source and fact of each: windows of one fact are one. */
function factsOf(features: readonly Pick<KnownFeature, 'name' | 'sources'>[]): Set<string> {
  return new Set(features.map(({ name, sources }) => `${sources[0]} ${factOf(name)}`));
}

function partnersOf({ nodes }: Application): Told['partners'] {
  const used = nodes.find(({ name }) => name === 'data')?.used ?? [];
  return used.map(({ what, detail, left }) => ({ source: what.en, detail, left }));
}

/** Half of an amount, in whole 100 yuan. */
function half(fen: string): string {
  return String((BigInt(fen) / 20_000n) * 10_000n);
}

/** What a farmer knows by heart: the partner's page shows it, for whoever tries the lender. */
async function tellNumbers(at: Stack, borrower: Borrower, merchant: string): Promise<void> {
  const page = await (await fetch(`${at.sandboxUrl}/alipay/merchant?as=${merchant}`)).text();
  const [idCard, creditCode] = [...page.matchAll(/<code>(\w{18})<\/code>/g)].map(
    ([, code]) => code,
  );
  if (!idCard || !creditCode) throw new Error(`${merchant} has no numbers to show`);
  await borrower.tell('idCard', idCard);
  await borrower.tell('creditCode', creditCode);
}

/** A year's invoices, as the e-tax bureau exports them. */
async function invoicesOf(at: Stack, merchant: string): Promise<Uint8Array> {
  const query = new URLSearchParams({ as: merchant, kind: 'zip', days: '360' });
  const answer = await fetch(`${at.sandboxUrl}/einvoice/export?${query}`);
  if (!answer.ok) throw new Error(`${merchant} has no invoices: HTTP ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** What the owner knows and the lender does not: the account that money should go to. */
function payeeOf(scenario: string): { holderName: string; accountNumber: string } {
  const alone = scenario === 'online-seller' || scenario === 'offline-shop';
  // Firms of a cluster have an account that nothing else here speaks of.
  if (!alone) return { holderName: '李建国', accountNumber: '6222021001123456789' };
  const segment = scenario === 'online-seller' ? 'onlineSeller' : 'shop';
  const now = Date.now() as Parameters<typeof growMerchant>[0]['to'];
  const { owner, bankCard } = growMerchant({
    seed: 310,
    index: run,
    segment,
    scenario,
    from: now,
    to: now,
  });
  return { holderName: owner, accountNumber: bankCard };
}

function show(application: Application, told: Told): void {
  for (const node of application.nodes) {
    const used = node.used.map((u) => `${u.what.zh}${u.detail ? ` ${u.detail}` : ''}`).join('; ');
    const ms = node.ms === null ? '-' : `${node.ms} ms`;
    say(`  ${node.name.padEnd(11)}${node.state.padEnd(9)}${ms.padStart(8)}  ${used}`);
  }
  const yuan = (fen: string) => `${(Number(fen) / 100).toLocaleString('en')} yuan`;
  say(`  limit ${yuan(told.limitFen)} at ${Number(told.annualRateE9) / 1e7} % a year, of which`);
  for (const part of told.parts) say(`    ${part.reason.padEnd(20)} ${yuan(part.fen)}`);
  const sources = new Set(told.features.flatMap((f) => f.sources)).size;
  const age = told.newestAgeMs === null ? 'none' : `${Math.round(told.newestAgeMs / 1000)} s old`;
  say(
    `  ${told.features.length} features known, ${told.facts} facts from ${sources} sources; ` +
      `the newest datum ${age}`,
  );
  say(
    `  ${told.outcome}; consent to offer ${told.consentToOfferMs} ms, confirmation to money ` +
      `${told.confirmToMoneyMs} ms; ${told.fieldsTyped} fields, ${told.taps} taps; ${told.decisionId}`,
  );
}
