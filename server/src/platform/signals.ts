import type { PoolClient } from 'pg';
import { sleep } from './clock.ts';
import type { Database, Tx } from './db.ts';
import { errorFields, type Log } from './log.ts';

const CHANNEL = 'open310';

/** Tells every process, when `tx` commits, that `topic` changed. */
export const signal = async (tx: Tx, topic: string): Promise<void> => {
  await tx.exec`select pg_notify(${CHANNEL}, ${topic})`;
};

/** Wakes those who follow a topic. A wake-up carries nothing: the follower reads the state again. */
export interface Signals {
  subscribe(topic: string): { next(): Promise<void>; end(): void };
  close(): Promise<void>;
}

/** Listens on one connection for the whole process; reconnects, and then wakes everybody. */
export async function openSignals(db: Database, log: Log): Promise<Signals> {
  const waiting = new Map<string, Set<() => void>>();
  let client: PoolClient | undefined;
  let open = true;
  const wake = (topic: string) => {
    for (const once of [...(waiting.get(topic) ?? [])]) once();
  };
  const connect = async (): Promise<void> => {
    const fresh = await db.connect();
    fresh.on('notification', (message) => wake(message.payload ?? ''));
    fresh.on('error', () => {
      client = undefined;
      fresh.release(true);
      if (open) void reconnect();
    });
    await fresh.query(`listen ${CHANNEL}`);
    client = fresh;
  };
  const reconnect = async (): Promise<void> => {
    while (open && !client) {
      await sleep(200);
      await connect().catch((error) => log.warn('signals.away', errorFields(error)));
    }
    for (const topic of [...waiting.keys()]) wake(topic); // What came in between was not heard.
  };
  await connect();
  return {
    subscribe: (topic) => {
      const mine = new Set<() => void>();
      return {
        next: () =>
          new Promise((resolve) => {
            // Asked for each time: the topic's set goes when its last waiter does.
            const all = waiting.get(topic) ?? new Set<() => void>();
            waiting.set(topic, all);
            const once = () => {
              mine.delete(once);
              all.delete(once);
              if (all.size === 0 && waiting.get(topic) === all) waiting.delete(topic);
              resolve();
            };
            mine.add(once);
            all.add(once);
          }),
        end: () => {
          for (const once of [...mine]) once();
        },
      };
    },
    close: async () => {
      open = false;
      client?.release(true);
    },
  };
}
