import { ok, type Result, refuse } from '../kernel/index.ts';
import { txOrRefuse } from '../platform/index.ts';
import type { Brought } from './define.ts';
import type { EvidenceDeps } from './deps.ts';
import type { Fields } from './fields.ts';
import { findPaperKind } from './kinds.ts';
import { openPaper, type Paper } from './paper.ts';
import { findSealed, lockPaper, type PaperRow, type Place, writeVerdict } from './queries.ts';
import { bringFacts, type Settled } from './read-paper.ts';
import { openBrought, openFields, sealFields } from './sealing.ts';
import { readShape } from './shapes.ts';

/** What a person says about a paper, with the reason that is kept. */
export interface PaperVerdict {
  readonly outcome: 'accept' | 'refuse';
  /** The kind as the person sees it; absent: as it was read. */
  readonly kind?: string | undefined;
  /** Fields as the person reads them, by id; the others stay. An empty text: it does not say. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly reason: string;
  readonly by: { readonly id: string; readonly name: string };
}

/** In order of precedence. */
export type VerdictRefusal =
  | { readonly code: 'paper_not_found' }
  | { readonly code: 'paper_judged' }
  | { readonly code: 'paper_field_malformed'; readonly field: string }
  /** Accepted it would bring facts that cannot be read: mend the fields. */
  | { readonly code: 'paper_unusable'; readonly why: string };

/**
 * A person's word on a paper. Accepted, its facts are taken in as read by that person; refused, the borrower is told
 * the reason. Final.
 * @param purpose - What facts that it brings are read for.
 */
export async function judgePaper(
  deps: EvidenceDeps,
  place: Place,
  verdict: PaperVerdict,
  purpose: string,
): Promise<Result<{ readonly paper: Paper; readonly settled: Settled }, VerdictRefusal>> {
  const { db, vault, clock } = deps;
  // The row stays locked while its facts are taken in: of two who judge at once the second finds it judged.
  return txOrRefuse<{ paper: Paper; settled: Settled }, VerdictRefusal>(db, async (tx) => {
    const before = await lockPaper(tx, place);
    if (!before) return refuse({ code: 'paper_not_found' });
    if (before.state !== 'waits') return refuse({ code: 'paper_judged' });
    const kind = findPaperKind(verdict.kind ?? before.kind);
    if (verdict.kind !== undefined && !kind) {
      return refuse({ code: 'paper_field_malformed', field: 'kind' });
    }
    const read = openFields(vault, place, before.fieldsSealed);
    const mended = withCorrections(kind?.fields ?? [], read, verdict.fields ?? {});
    if ('wrong' in mended) return refuse({ code: 'paper_field_malformed', field: mended.wrong });
    const { fields } = mended;
    const accepts = verdict.outcome === 'accept';
    const brought = accepts ? await broughtBy(deps, place, before, kind?.id ?? null, fields) : null;
    // By a transaction of their own, with ids of their own: after a crash in between they are the same again.
    const came = brought ? await bringFacts(deps, place, brought, purpose) : null;
    if (typeof came === 'string') return refuse({ code: 'paper_unusable', why: came });
    const state = accepts ? 'accepted' : 'refused';
    await writeVerdict(tx, place, {
      ...{ state, kind: kind?.id ?? null, fieldsSealed: sealFields(vault, place, fields) },
      ...{ events: came, fault: null, reason: verdict.reason, by: verdict.by, at: clock.now() },
    });
    const row = await lockPaper(tx, place);
    if (!row) return refuse({ code: 'paper_not_found' });
    const source = (came ?? 0) > 0 ? (brought?.source ?? null) : null;
    const isLicence = accepts && kind?.id === 'licence';
    const creditCode = isLicence ? (fields.creditCode?.value ?? null) : null;
    return ok({ paper: openPaper(vault, row), settled: { state, source, creditCode } });
  });
}

/** What a paper brings with the fields as a person reads them; else what its own words brought. */
async function broughtBy(
  { db, vault }: EvidenceDeps,
  place: Place,
  row: PaperRow,
  kindId: string | null,
  fields: Fields,
): Promise<Brought | null> {
  const kind = findPaperKind(kindId);
  const again = kind?.facts?.(fields, null) ?? null;
  if (again) return again;
  const sealed = (await findSealed(db, place))?.broughtSealed;
  return sealed && kindId === row.kind ? openBrought(vault, place, sealed) : null;
}

function withCorrections(
  definitions: readonly { readonly id: string; readonly shape: keyof typeof readShape }[],
  read: Fields,
  told: Readonly<Record<string, string>>,
): { readonly fields: Fields } | { readonly wrong: string } {
  const fields = { ...read };
  for (const [id, text] of Object.entries(told)) {
    const definition = definitions.find((one) => one.id === id);
    if (!definition) return { wrong: id };
    if (text.trim() === '') {
      delete fields[id];
      continue;
    }
    const value = readShape[definition.shape](text.normalize('NFKC').trim());
    if (value === undefined) return { wrong: id };
    fields[id] = { value, sure: 1 };
  }
  return { fields };
}
