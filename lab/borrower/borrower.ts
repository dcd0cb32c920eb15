import { type components, createOpen310, makeKey, type Open310Client, unwrap } from '@open310/sdk';
import { openVisitor, type Visitor } from './http.ts';

// A borrower without hands: does through the public API and the partners' pages what a person does in
// a browser, and counts what that costs the person.

type Schemas = components['schemas'];
export type Application = Schemas['Application'];
export type Source = Schemas['Source'];

/** What a person had to do. */
export interface Effort {
  fieldsTyped: number;
  taps: number;
  readingMs: number;
}

export interface Borrower {
  readonly api: Open310Client;
  readonly visitor: Visitor;
  readonly effort: Effort;
  /** Signs in by the partner's page: asks for the address, says yes there, comes back. */
  signIn(source: Source, merchant: string): Promise<void>;
  /** Allows every connected source under the text shown. */
  allow(): Promise<void>;
  apply(): Promise<Application>;
  /** The application once `until` holds; asked again and again, as a page does that lost its stream. */
  waitFor(id: string, until: (a: Application) => boolean, timeoutMs?: number): Promise<Application>;
  supplement(id: string, payee: { holderName: string; accountNumber: string }): Promise<void>;
  /** Sees the cost, reads it for as long as asked, and confirms. */
  confirm(id: string, amountFen: string, termMonths: 3 | 6 | 12): Promise<Schemas['Drawn']>;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const POLL_MS = 15;

export function openBorrower(lenderUrl: string): Borrower {
  const visitor = openVisitor();
  const api = createOpen310({ baseUrl: lenderUrl, fetch: visitor.fetch });
  const effort: Effort = { fieldsTyped: 0, taps: 0, readingMs: 0 };
  const tap = () => {
    effort.taps += 1;
  };
  const get = (id: string) =>
    unwrap(api.GET('/api/borrower/applications/{id}', { params: { path: { id } } }));

  return {
    api,
    visitor,
    effort,
    signIn: async (source, merchant) => {
      tap(); // The card on the partner's page.
      tap(); // "Sign in with ..."
      const { authorizeUrl } = await unwrap(
        api.POST('/api/borrower/sign-in', { body: { source, entry: `${source}-desk` } }),
      );
      tap(); // "Allow", at the partner's.
      const page = new URL(authorizeUrl);
      const fields = new URLSearchParams(page.search);
      fields.set('as', merchant);
      fields.set('decision', 'agree');
      const back = await visitor.visit(`${page.origin}${page.pathname}`, {
        method: 'POST',
        body: fields,
      });
      const problem = new URL(back.url).searchParams.get('problem');
      if (problem !== null) throw new Error(`signing in as ${merchant}: ${problem}`);
    },
    allow: async () => {
      const text = await unwrap(api.GET('/api/borrower/consent-text'));
      tap();
      await unwrap(
        api.POST('/api/borrower/consents', {
          body: {
            sources: text.sources.filter((s) => s.connected).map((s) => s.source),
            version: text.version,
            digest: text.digest,
          },
        }),
      );
    },
    apply: () =>
      unwrap(api.POST('/api/borrower/applications', { body: { id: makeKey('application') } })),
    waitFor: async (id, until, timeoutMs = 60_000) => {
      const endsAt = performance.now() + timeoutMs;
      for (;;) {
        const application = await get(id);
        if (until(application)) return application;
        if (performance.now() > endsAt) {
          throw new Error(`${id} is still ${application.status} after ${timeoutMs} ms`);
        }
        await sleep(POLL_MS);
      }
    },
    supplement: async (id, payee) => {
      effort.fieldsTyped += 2;
      tap();
      const params = { path: { id } };
      await unwrap(api.POST('/api/borrower/applications/{id}/supplement', { params, body: payee }));
    },
    confirm: async (id, amountFen, termMonths) => {
      const params = { path: { id } };
      tap(); // "See the cost."
      const disclosure = await unwrap(
        api.POST('/api/borrower/applications/{id}/disclosures', {
          params,
          body: { amountFen, termMonths },
        }),
      );
      await sleep(disclosure.readingMs);
      effort.readingMs += disclosure.readingMs;
      tap(); // "Confirm."
      const body = { drawdownId: makeKey('drawdown'), disclosureId: disclosure.id };
      return unwrap(api.POST('/api/borrower/applications/{id}/confirm', { params, body }));
    },
  };
}
