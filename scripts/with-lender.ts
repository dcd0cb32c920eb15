import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stack/child.ts';
import { openStack, type Stack } from './stack/stack.ts';

// A lender for a while, and many who apply to it.

const AT_ONCE = 3;

/** Runs `work` on every item, a few at a time; the results stand in the order of the items. */
export async function mapSome<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** A lender that knows nobody, for as long as `work` takes. */
export async function withLender<T>(
  env: Readonly<Record<string, string>>,
  work: (stack: Stack) => Promise<T>,
): Promise<T> {
  const dir = join(root, `data/applicants-${process.pid}`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const stack = await openStack({
    ...{ dir, port: 0, sandboxPort: 0, databaseUrl: process.env.DATABASE_URL },
    env: { LOG_LEVEL: 'error', ...env },
  });
  try {
    return await work(stack);
  } finally {
    await stack.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
