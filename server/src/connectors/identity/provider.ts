import { z } from 'zod';
import type { Json } from '../../kernel/index.ts';
import { feedConfig, feedSettings } from '../feed/define-feed.ts';
import { feedGateway } from '../feed/gateway.ts';
import type { PartnerDeps } from '../http.ts';
import { readFields } from '../read-answer.ts';

/** A person, as they say who they are. */
export interface Person {
  readonly name: string;
  readonly idCard: string;
}

/** A firm as the register of businesses has it. */
export interface Licence {
  readonly name: string;
  readonly kind: 'soleTrader' | 'company' | 'cooperative';
  readonly representative: string;
  readonly status: 'in_business' | 'revoked' | 'cancelled';
  /** Where it is registered; absent: the provider does not say. */
  readonly address?: string | undefined;
}

/** Who holds how much of a firm. Unit of the share: parts per million. */
export interface Owner extends Person {
  readonly sharePpm: number;
}

/** Somebody who is looked for on lists. */
export interface Screened {
  readonly name: string;
  readonly number: string;
}

/** That a list names somebody: by number it is them, by name it may be. */
export interface WatchHit {
  /** Which of those asked about, from 0. */
  readonly of: number;
  readonly list: string;
  readonly entry: string;
  readonly match: 'number' | 'name';
}

/**
 * Who somebody is, asked of those who keep registers. Every call throws what connectors throw when there
 * is no answer to trust.
 */
export interface IdentityProvider {
  /** Whether name and number are one person's; `unknown`: the register has no such number. */
  person(person: Person): Promise<'match' | 'mismatch' | 'unknown'>;
  /** The licence of a credit code; `null`: there is none. */
  licence(creditCode: string): Promise<Licence | null>;
  /** Who owns a firm, as told to the register of beneficial owners. */
  owners(creditCode: string): Promise<readonly Owner[]>;
  /** Sanctions and watch lists. */
  screen(subjects: readonly Screened[]): Promise<readonly WatchHit[]>;
  /** Begins to look whether the person is there, alive; they are sent to `url`, and back to `returnUrl`. */
  startFace(
    person: Person,
    returnUrl: string,
  ): Promise<{ readonly ticket: string; readonly url: string }>;
  /** What came of it. */
  face(ticket: string): Promise<'passed' | 'failed' | 'open'>;
}

const PARTNER = 'identity';
const text = z.string().min(1).max(200);
const PersonAnswer = z.object({ result: z.enum(['match', 'mismatch', 'unknown']) });
const LicenceAnswer = z.object({
  licence: z
    .object({
      name: text,
      kind: z.enum(['soleTrader', 'company', 'cooperative']),
      representative: text,
      status: z.enum(['in_business', 'revoked', 'cancelled']),
      address: text.optional(),
    })
    .nullable(),
});
const OwnersAnswer = z.object({
  owners: z.array(z.object({ name: text, idCard: text, sharePpm: z.int().min(0).max(1_000_000) })),
});
const Hits = z.object({
  hits: z.array(
    z.object({ of: z.int().min(0), list: text, entry: text, match: z.enum(['number', 'name']) }),
  ),
});
// The browser is sent there: nothing but a page.
const Started = z.object({
  ticket: z.string().regex(/^[\w-]{8,80}$/),
  url: z.url({ protocol: /^https?$/ }),
});
const Face = z.object({ result: z.enum(['passed', 'failed', 'open']) });

/** What it takes to reach the provider. */
export const identitySettings = z.object(feedSettings('IDENTITY'));

/** The settings of the provider, read; `undefined`: the lender has none. Issues name what is wrong. */
export function readIdentitySettings(environment: Readonly<Record<string, string | undefined>>): {
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  readonly issues: readonly { readonly name: string; readonly message: string }[];
} {
  const told = Object.fromEntries(
    Object.keys(identitySettings.shape).flatMap((name) =>
      environment[name] ? [[name, environment[name]]] : [],
    ),
  );
  if (Object.keys(told).length === 0) return { settings: undefined, issues: [] };
  const read = identitySettings.safeParse(told);
  if (read.success) return { settings: read.data, issues: [] };
  const issues = read.error.issues.map(({ path, message }) => ({
    name: path.join('.'),
    message: told[path.join('.')] === undefined ? 'is missing' : message,
  }));
  return { settings: undefined, issues };
}

/** The way to the provider. Its wire format is open310's own: providers have none in common. */
export function openIdentityProvider(
  settings: Readonly<Record<string, unknown>>,
  deps: PartnerDeps,
): IdentityProvider {
  const gateway = feedGateway(feedConfig('IDENTITY', PARTNER, settings), deps);
  const ask = async <S extends z.ZodType>(what: string, request: Json, shape: S) => {
    const { json } = await gateway.ask({ what, request, repeat: true });
    return readFields(shape, json, PARTNER, what);
  };
  return {
    person: async ({ name, idCard }) =>
      (await ask('person', { name, idCard }, PersonAnswer)).result,
    licence: async (creditCode) => (await ask('licence', { creditCode }, LicenceAnswer)).licence,
    owners: async (creditCode) => (await ask('owners', { creditCode }, OwnersAnswer)).owners,
    screen: async (subjects) => {
      const asked = subjects.map(({ name, number }) => ({ name, number }));
      const { hits } = await ask('screen', { subjects: asked }, Hits);
      return hits.filter(({ of }) => of < subjects.length);
    },
    startFace: ({ name, idCard }, returnUrl) =>
      ask('faceStart', { name, idCard, returnUrl }, Started),
    face: async (ticket) => (await ask('faceResult', { ticket }, Face)).result,
  };
}
