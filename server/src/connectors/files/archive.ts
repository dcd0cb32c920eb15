import { unzipSync } from 'fflate';
import { FileRefused } from '../errors.ts';

/** How much an archive may grow to. */
export interface ArchiveLimits {
  readonly members: number;
  /** Of all members together, opened. Unit: bytes. */
  readonly bytes: number;
}

const usual: ArchiveLimits = { members: 2_000, bytes: 64 * 1024 * 1024 };

/**
 * What is left of the limits while archives within archives are opened: a bomb that is nested costs no more
 * than a flat one.
 */
export class ArchiveBudget {
  #members: number;
  #bytes: number;

  constructor({ members, bytes }: ArchiveLimits = usual) {
    this.#members = members;
    this.#bytes = bytes;
  }

  /** Throws `FileRefused` when a member more is too much. */
  take(name: string, bytes: number): void {
    this.#members -= 1;
    this.#bytes -= bytes;
    if (this.#members < 0 || this.#bytes < 0) throw new FileRefused('archive_too_large', name);
  }
}

const STORED = 0;
const DEFLATED = 8;

/**
 * The members of a ZIP that `wants` names, by name. Nothing is opened before all of them fit into the
 * budget by what the directory declares, and no member grows beyond what it declared: memory is bounded
 * by the budget. Throws `FileRefused`.
 */
export function openArchive(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
  budget: ArchiveBudget,
): ReadonlyMap<string, Uint8Array> {
  const sizes = new Map<string, number>();
  read(bytes, ({ name, originalSize, compression }) => {
    if (name.endsWith('/') || !wants(name)) return false;
    if (compression !== STORED && compression !== DEFLATED)
      throw new FileRefused('archive_broken', name);
    if (sizes.has(name)) throw new FileRefused('archive_broken', name); // Two of one name: one hides the other.
    budget.take(name, originalSize);
    sizes.set(name, originalSize);
    return false;
  });
  const members = read(bytes, ({ name }) => sizes.has(name));
  for (const [name, size] of sizes) {
    if (members[name]?.length !== size) throw new FileRefused('archive_broken', name);
  }
  return new Map(Object.entries(members));
}

type Filter = NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>;

function read(bytes: Uint8Array, filter: Filter): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused('archive_broken');
  }
}
