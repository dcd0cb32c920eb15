import { createHash } from 'node:crypto';
import { canonicalJson, type Instant } from '../kernel/index.ts';

/** What somebody of the lender did, or tried to do. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly actorId: string;
  readonly actorName: string;
  readonly step: 'begun' | 'ended' | 'done';
  readonly ofSeq: number | null;
  readonly action: string;
  /** Ids of whom or what it is about, by the name of the route's part. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly toldDigest: string | null;
  readonly status: number | null;
  readonly code: string | null;
  readonly prev: string;
  readonly digest: string;
}

/** The digest of an entry over all it says and the digest of the one before. */
export const digestOf = ({ digest: _, ...entry }: AuditEntry): string =>
  createHash('sha256')
    .update(`open310.audit.1\n${canonicalJson(entry)}`)
    .digest('hex');
