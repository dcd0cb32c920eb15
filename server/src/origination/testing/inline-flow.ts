import type { Database, Flow } from '../../platform/index.ts';

/**
 * A workflow's steps run here and now, in the order of its body, without the engine: for tests that
 * stand between two steps. What the engine adds (repeats, waits, restarts) is platform's to prove.
 */
export const inlineFlow = (
  db: Database,
  before: (step: string) => Promise<void> | void = () => {},
): Flow => ({
  call: async (name, work) => {
    await before(name);
    return work();
  },
  commit: async (name, work) => {
    await before(name);
    return db.tx(work);
  },
  sleep: async () => {
    await before('sleep');
  },
});
