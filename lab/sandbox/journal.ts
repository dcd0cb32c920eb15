import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '@open310/server/kernel';

export interface JournalRecord {
  readonly kind: string;
  readonly [field: string]: Json;
}

/** What a restarted sandbox must still know, one JSON line a fact, never rewritten. */
export interface Journal {
  append(record: JournalRecord): void;
  /** The facts of earlier runs, oldest first. */
  readonly past: readonly JournalRecord[];
}

/** A journal in `dir`, or in memory when there is none. */
export function openJournal(dir: string | undefined): Journal {
  if (dir === undefined) return { append: () => {}, past: [] };
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'journal.jsonl');
  return {
    past: existsSync(file) ? readPast(file) : [],
    // Written through before the answer leaves: a partner that answered does not forget.
    append: (record) => appendFileSync(file, `${JSON.stringify(record)}\n`, { mode: 0o600 }),
  };
}

function readPast(file: string): JournalRecord[] {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  // A kill in the middle of a line leaves a torn tail: close it, so that the next fact starts clean.
  if (whole.length < text.length) appendFileSync(file, '\n');
  return whole.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as JournalRecord];
    } catch {
      return []; // A torn line of an earlier kill.
    }
  });
}
