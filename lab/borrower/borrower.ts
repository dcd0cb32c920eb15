import {
  type components,
  createOpen310,
  keysInMemory,
  makeKey,
  type Open310Client,
  type SigningKeys,
  signDisclosure,
  unwrap,
} from '@open310/sdk';
import { openVisitor, type Visitor } from './http.ts';

// A borrower without hands: does through the public API and the partners' pages what a person does in
// a browser, and counts what that costs the person.

type Schemas = components['schemas'];
export type Application = Schemas['Application'];
export type Source = Schemas['Source'];
export type Segment = Schemas['Segment'];

/** What a person had to do. */
export interface Effort {
  fieldsTyped: number;
  taps: number;
  readingMs: number;
}

/** The lender as one borrower reaches it. */
interface Lender {
  readonly api: Open310Client;
  readonly visitor: Visitor;
  readonly effort: Effort;
  /** Where the person was let in, and as whom. */
  /** Of the person's device. */
  readonly keys: SigningKeys;
  as: { readonly origin: string; readonly merchant: string } | undefined;
}

export interface Borrower extends Omit<Lender, 'as'> {
  /** Signs in by the partner's page: asks for the address, says yes there, comes back. */
  signIn(source: Source, merchant: string, segment?: Segment): Promise<void>;
  /** Tells a number of the business, by which registers know it. */
  tell(kind: Schemas['NumberKind'], value: string): Promise<void>;
  /** Connects a source by what its partner gave to type. */
  connect(source: Source, values: Readonly<Record<string, string>>): Promise<void>;
  /** Allows every connected source under the text shown, and `more` that the consent alone opens. */
  allow(more?: readonly Source[]): Promise<void>;
  /** Hands in a file that the borrower exported elsewhere, under a consent given before. */
  handIn(source: Source, name: string, bytes: Uint8Array): Promise<{ documents: number }>;
  /** Applies, guided or by the fixed form. */
  apply(form?: Schemas['FixedForm']): Promise<Application>;
  /** The application once `until` holds; asked again and again, as a page does that lost its stream. */
  waitFor(id: string, until: (a: Application) => boolean, timeoutMs?: number): Promise<Application>;
  supplement(id: string, payee: { holderName: string; accountNumber: string }): Promise<void>;
  /** Says who they are and shows their face, where the lender asks and has not been told. */
  identify(): Promise<void>;
  /** Sees the cost, reads it for as long as asked, and confirms. */
  confirm(id: string, amountFen: string, termMonths: 3 | 6 | 12): Promise<Schemas['Drawn']>;
  /** Everything a decision used, as its page shows it. */
  decision(id: string): Promise<Schemas['Decision']>;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const POLL_MS = 15;

/** Signs in by the partner's page: asks for the address, says yes there, comes back. */
async function signIn(
  lender: Lender,
  source: Source,
  merchant: string,
  segment: Segment | undefined,
): Promise<void> {
  const { api, visitor, effort } = lender;
  effort.taps += 2; // The card on the partner's page, then "Sign in with ...".
  const { authorizeUrl } = await unwrap(
    api.POST('/api/borrower/sign-in', {
      body: { source, entry: `${source}-desk`, ...(segment ? { segment } : {}) },
    }),
  );
  effort.taps += 1; // "Allow", at the partner's.
  const page = new URL(authorizeUrl);
  const fields = new URLSearchParams(page.search);
  fields.set('as', merchant);
  fields.set('decision', 'agree');
  const address = `${page.origin}${page.pathname}`;
  lender.as = { origin: page.origin, merchant };
  const back = await visitor.visit(address, { method: 'POST', body: fields });
  const problem = new URL(back.url).searchParams.get('problem');
  if (problem !== null) throw new Error(`signing in as ${merchant}: ${problem}`);
}

async function connect(
  { api, effort }: Lender,
  source: Source,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  effort.taps += 1;
  effort.fieldsTyped += Object.keys(values).length;
  const params = { path: { source } };
  await unwrap(api.POST('/api/borrower/sources/{source}/connect', { params, body: { values } }));
}

async function allow({ api, effort }: Lender, more: readonly Source[]): Promise<void> {
  const text = await unwrap(api.GET('/api/borrower/consent-text'));
  effort.taps += 1;
  const connected = text.sources.filter((s) => s.connected).map((s) => s.source);
  const sources = [...new Set([...connected, ...more])];
  const { version, digest } = text;
  await unwrap(api.POST('/api/borrower/consents', { body: { sources, version, digest } }));
}

async function waitFor(
  { api }: Lender,
  id: string,
  until: (a: Application) => boolean,
  timeoutMs: number,
): Promise<Application> {
  const endsAt = performance.now() + timeoutMs;
  const params = { path: { id } };
  for (;;) {
    const now = await unwrap(api.GET('/api/borrower/applications/{id}', { params }));
    if (until(now)) return now;
    if (performance.now() > endsAt) {
      throw new Error(`${id} is still ${now.status} after ${timeoutMs} ms`);
    }
    await sleep(POLL_MS);
  }
}

/** What a person knows of themselves; the sandbox shows it to whoever tries the lender. */
async function knownByHeart({ as }: Lender): Promise<{ name: string; idCard: string }> {
  if (!as) throw new Error('nobody is signed in');
  const page = await fetch(`${as.origin}/identity/desk?as=${as.merchant}`);
  const [name = '', idCard = ''] = [...(await page.text()).matchAll(/<code>([^<]+)<\/code>/g)].map(
    ([, code]) => code,
  );
  return { name, idCard };
}

async function identify(lender: Lender): Promise<void> {
  const { api, effort, visitor } = lender;
  let identity = await unwrap(api.GET('/api/borrower/identity'));
  if (identity.state === 'missing') {
    effort.fieldsTyped += 2;
    effort.taps += 1;
    const body = await knownByHeart(lender);
    identity = await unwrap(api.POST('/api/borrower/identity', { body }));
  }
  if (identity.faceUrl === null) return;
  effort.taps += 2; // To the camera, and its shutter.
  const url = new URL(identity.faceUrl);
  const fields = { ticket: url.searchParams.get('ticket') ?? '', result: 'passed' };
  const form = { method: 'POST', body: new URLSearchParams(fields) };
  await visitor.request(`${url.origin}${url.pathname}`, form);
  await unwrap(api.POST('/api/borrower/identity/face'));
}

async function confirm(
  lender: Lender,
  id: string,
  amountFen: string,
  termMonths: 3 | 6 | 12,
): Promise<Schemas['Drawn']> {
  const { api, effort } = lender;
  await identify(lender);
  const params = { path: { id } };
  effort.taps += 1; // "See the cost."
  const disclosure = await unwrap(
    api.POST('/api/borrower/applications/{id}/disclosures', {
      params,
      body: { amountFen, termMonths },
    }),
  );
  await sleep(disclosure.readingMs);
  effort.readingMs += disclosure.readingMs;
  effort.taps += 1; // "Confirm."
  const signature = await signDisclosure(lender.keys, disclosure);
  const body = { drawdownId: makeKey('drawdown'), disclosureId: disclosure.id, signature };
  return unwrap(api.POST('/api/borrower/applications/{id}/confirm', { params, body }));
}

export function openBorrower(lenderUrl: string): Borrower {
  const visitor = openVisitor();
  const api = createOpen310({ baseUrl: lenderUrl, fetch: visitor.fetch });
  const effort: Effort = { fieldsTyped: 0, taps: 0, readingMs: 0 };
  const keys = keysInMemory();
  const lender: Lender = { api, visitor, effort, keys, as: undefined };
  return {
    ...{ api, visitor, effort, keys },
    signIn: (source, merchant, segment) => signIn(lender, source, merchant, segment),
    tell: async (kind, value) => {
      effort.fieldsTyped += 1;
      effort.taps += 1;
      await unwrap(api.PUT('/api/borrower/numbers', { body: { kind, value } }));
    },
    connect: (source, values) => connect(lender, source, values),
    allow: (more = []) => allow(lender, more),
    handIn: async (source, name, bytes) => {
      effort.taps += 2; // "Hand in a file", and the file.
      const answer = await visitor.fetch(
        new Request(`${lenderUrl}/api/borrower/sources/${source}/files`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', 'x-file-name': name },
          body: new Uint8Array(bytes),
        }),
      );
      if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
      return (await answer.json()) as { documents: number };
    },
    apply: (form) => {
      const body = { id: makeKey('application'), ...(form ? { form } : {}) };
      return unwrap(api.POST('/api/borrower/applications', { body }));
    },
    waitFor: (id, until, timeoutMs = 60_000) => waitFor(lender, id, until, timeoutMs),
    supplement: async (id, payee) => {
      effort.fieldsTyped += 2;
      effort.taps += 1;
      const params = { path: { id } };
      await unwrap(api.POST('/api/borrower/applications/{id}/supplement', { params, body: payee }));
    },
    identify: () => identify(lender),
    confirm: (id, amountFen, termMonths) => confirm(lender, id, amountFen, termMonths),
    decision: (id) => unwrap(api.GET('/api/borrower/decisions/{id}', { params: { path: { id } } })),
  };
}
