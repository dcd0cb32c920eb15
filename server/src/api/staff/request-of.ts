import type { Context } from 'hono';
import type { Access } from '../../party/index.ts';

const idShape = /^([a-z][a-z_]{1,23})_[0-9a-f]{32}$/;

/** What stands in addresses of ours; anything else is not written down as it came. */
const plain = /^[\w.~:-]{0,120}$/;

/** An address without its ids, and the ids by what they are of. */
export function actionOf(path: string): {
  readonly action: string;
  readonly subjects: Readonly<Record<string, string>>;
} {
  const subjects: Record<string, string> = {};
  const parts = path.split('/').map((part) => {
    const kind = idShape.exec(part)?.[1];
    if (kind === undefined) return plain.test(part) ? part : ':strange';
    subjects[kind] = part;
    return `:${kind}`;
  });
  return { action: parts.join('/'), subjects };
}

/** What a request that was allowed carries along, from this process alone. */
export interface Allowed {
  readonly access: Access;
  readonly proposalId: string;
}
export const allowedIn = (c: Context): Allowed | undefined =>
  (c.env as { readonly allowed?: Allowed } | undefined)?.allowed;
