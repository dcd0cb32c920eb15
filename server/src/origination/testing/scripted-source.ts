import { PartnerUnavailable, type RawPage, type SourceConnector } from '../../connectors/index.ts';
import { type NewEvent, parseEventData, writeEventData } from '../../events/index.ts';
import type { Source } from '../../kernel/index.ts';
import type { Fact } from './business.ts';

/** How the partner behaves: answers, is away, or takes longer than anyone waits. */
export type Mood = 'up' | 'away' | 'hangs';

export interface ScriptedSource {
  readonly connector: SourceConnector;
  mood: Mood;
  /** What the partner holds, by the merchant's id there. */
  readonly holds: Map<string, readonly Fact[]>;
  /** Pages it was asked for. */
  asked: number;
  /** Called before a page is answered, with how many were before it. */
  onPage: (n: number) => Promise<void> | void;
}

const PAGE = 400;

interface Page {
  readonly facts: readonly Fact[];
}

const encode = (facts: readonly Fact[]): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ facts: facts.map((f) => ({ ...f, data: writeEventData(f.data) })) }),
  );

/** Never before the signal; a pull without one waits for ever, as it would at a partner that hangs. */
const untilAborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** A partner in a few lines, behind the port that the real connectors stand behind. */
export function scriptedSource(source: Source): ScriptedSource {
  const grantOf = (externalId: string) => ({
    externalId,
    displayName: `店铺 ${externalId}`,
    accessToken: `token of ${externalId}`,
    refreshToken: null,
    expiresAt: null,
  });
  const script: ScriptedSource = {
    mood: 'up',
    holds: new Map(),
    asked: 0,
    onPage: () => {},
    connector: {
      source,
      scopes: [source === 'taobao' ? 'trades' : 'account'],
      connection: {
        kind: 'oauth',
        authorizeUrl: (state, redirectUri) =>
          `https://${source}.test/authorize?${new URLSearchParams({ state, redirect_uri: redirectUri })}`,
        exchange: async (code) => grantOf(code),
      },
      refresh: async (grant) => grant,
      async *pages({ grant, cursor, signal }): AsyncGenerator<RawPage> {
        const facts = script.holds.get(grant.externalId) ?? [];
        const start = typeof cursor === 'number' ? cursor : 0;
        for (let from = start; from < facts.length; from += PAGE) {
          script.asked += 1;
          await script.onPage(Math.floor(from / PAGE));
          if (script.mood === 'away') throw new PartnerUnavailable(source, 'facts', 'away');
          if (script.mood === 'hangs') await untilAborted(signal);
          const page = facts.slice(from, from + PAGE);
          yield {
            method: 'facts',
            request: { from },
            body: encode(page),
            cursor: from + page.length,
          };
        }
      },
      parse: (page, { borrowerId }) =>
        (JSON.parse(new TextDecoder().decode(page.body)) as Page).facts.map(
          (one) =>
            ({
              ...one,
              borrowerId,
              rawId: null,
              data: parseEventData(one.kind, one.data),
            }) as NewEvent,
        ),
    },
  };
  return script;
}
