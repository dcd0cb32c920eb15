import { mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** An append-only file of JSON lines: the bank's memory. */
export interface Journal<L> {
  /** What the file held when it was opened. */
  readonly past: readonly L[];
  /** Resolves when `line` and everything before it is on the disk. */
  append(line: L): Promise<void>;
  /** Resolves when everything appended so far is on the disk. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens (and makes) the journal. Lines that arrive while a write is under way are written and synced
 * together, so that fifty transfers at once cost a few syncs and not fifty. A torn last line is the
 * trace of a kill in mid-write: nobody was answered for it, so it is cut off.
 */
export async function openJournal<L>(path: string): Promise<Journal<L>> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const past = recover<L>(path);
  const file = await open(path, 'a', 0o600);
  await syncFolder(dirname(path));
  return groupCommit(file, past);
}

/** A journal that forgets, for tests that need no disk. */
export const memoryJournal = <L>(): Journal<L> => ({
  past: [],
  append: async () => {},
  flushed: async () => {},
  close: async () => {},
});

function recover<L>(path: string): L[] {
  const bytes = readIfThere(path);
  const end = bytes.lastIndexOf(10) + 1; // Behind the last line feed.
  if (end < bytes.length) truncateSync(path, end);
  const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as L);
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** A new file is only there after a crash when its folder was synced too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function groupCommit<L>(file: FileHandle, past: readonly L[]): Journal<L> {
  let waiting: string[] = [];
  let writing: Promise<void> | undefined; // The write under way.
  let next: Promise<void> | undefined; // The one behind it, which takes what waits.

  const write = async (): Promise<void> => {
    const batch = waiting.join('');
    waiting = [];
    await file.appendFile(batch);
    await file.datasync();
  };
  const schedule = (): Promise<void> => {
    if (next) return next;
    const before = writing ?? Promise.resolve();
    const mine: Promise<void> = before.then(() => {
      next = undefined;
      writing = mine;
      return write();
    });
    next = mine;
    return mine;
  };
  return {
    past,
    append: (line) => {
      waiting.push(`${JSON.stringify(line)}\n`);
      return schedule();
    },
    flushed: () => next ?? writing ?? Promise.resolve(),
    close: async () => {
      await (next ?? writing);
      await file.close();
    },
  };
}
