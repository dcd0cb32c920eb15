import type { Vault } from '../platform/index.ts';
import type { Brought, PaperDefinition } from './define.ts';
import type { Fields } from './fields.ts';
import type { Place } from './queries.ts';

// What stands in papers is sealed for its row.

const bound = (column: string, { borrowerId, paperId }: Place): string =>
  `evidence.papers.${column}:${borrowerId}:${paperId}`;

export const sealBody = (vault: Vault, place: Place, bytes: Uint8Array): Uint8Array =>
  vault.seal(Buffer.from(bytes).toString('base64'), bound('body', place));
export const openBody = (vault: Vault, place: Place, sealed: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.from(vault.open(sealed, bound('body', place)), 'base64'));

export const sealFields = (vault: Vault, place: Place, fields: Fields): Uint8Array =>
  vault.seal(JSON.stringify(fields), bound('fields', place));
export const openFields = (vault: Vault, place: Place, sealed: Uint8Array | null): Fields =>
  sealed === null ? {} : (JSON.parse(vault.open(sealed, bound('fields', place))) as Fields);

export const sealBrought = (vault: Vault, place: Place, brought: Brought): Uint8Array => {
  const { source, method, body } = brought;
  const text = JSON.stringify({ source, method, body: Buffer.from(body).toString('base64') });
  return vault.seal(text, bound('brought', place));
};
export const openBrought = (vault: Vault, place: Place, sealed: Uint8Array): Brought => {
  const told = JSON.parse(vault.open(sealed, bound('brought', place))) as {
    readonly source: Brought['source'];
    readonly method: string;
    readonly body: string;
  };
  return { ...told, body: new Uint8Array(Buffer.from(told.body, 'base64')) };
};

/** A keyed digest of a file's bytes, the same for whoever hands it in. */
export const digestOf = (vault: Vault, bytes: Uint8Array): string =>
  vault.blindIndex(Buffer.from(bytes).toString('base64'), 'evidence.papers.digest');

/**
 * A keyed digest of what a paper says; `null` where something of that was not read.
 * @param own - The borrower's own numbers.
 */
export function sameKeyOf(
  vault: Vault,
  kind: Pick<PaperDefinition, 'id' | 'same' | 'byBothParties'>,
  fields: Fields,
  own: readonly string[],
): string | null {
  const told = kind.same.map((id) => fields[id]?.value);
  const party = kind.byBothParties ? own : [];
  if (told.length === 0 || told.includes(undefined)) return null;
  return vault.blindIndex([kind.id, ...told, ...party].join('\n'), 'evidence.papers.same');
}
