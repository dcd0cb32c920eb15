import { appendEvents } from '../events/index.ts';
import type { Fen } from '../kernel/index.ts';
import { saveIdentifier } from '../party/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Deps, FormChoice } from './deps.ts';
import type { Place } from './nodes.ts';
import { type OwnNumberKind, ownNumbers } from './own-numbers.ts';
import { savePayee } from './payee.ts';

/** The fixed form as it is handed in: the same for every business, filled in before anything is read. */
export interface FixedForm {
  readonly monthsOpen: number;
  readonly staff: number;
  readonly monthTakings: Fen;
  readonly monthCosts: Fen;
  readonly asked: Fen;
  readonly numbers: Readonly<Partial<Record<OwnNumberKind, string>>>;
  readonly payee: { readonly holderName: string; readonly accountNumber: string };
}

/** In order of precedence. */
export type FormRefusal =
  /** The lender does not take it: a fixed form where there is none, or nothing where there is nothing else. */
  | { readonly code: 'form_not_offered' }
  | { readonly code: 'number_malformed'; readonly field: OwnNumberKind };

/** Why an application with this form, or with none, is not taken. */
export function formRefused(
  taken: FormChoice,
  form: Pick<FixedForm, 'numbers'> | undefined,
): FormRefusal | undefined {
  const offered = taken === 'both' || (taken === 'fixed') === (form !== undefined);
  if (!offered) return { code: 'form_not_offered' };
  for (const [kind, value] of Object.entries(form?.numbers ?? {})) {
    const field = kind as OwnNumberKind;
    if (!ownNumbers[field].holds(value.trim())) return { code: 'number_malformed', field };
  }
  return undefined;
}

/**
 * Keeps what the form says: numbers and account sealed, the rest as one fact that nobody vouches for. A
 * number that a source vouches for stays.
 */
export async function keepForm(
  deps: Deps,
  tx: Tx,
  place: Place,
  { numbers, payee, ...form }: FixedForm,
): Promise<void> {
  const { borrowerId, applicationId } = place;
  const at = deps.clock.now();
  for (const [kind, value] of Object.entries(numbers)) {
    const told = { kind: kind as OwnNumberKind, value: value.trim(), source: null, at };
    await saveIdentifier(tx, deps.vault, borrowerId, told);
  }
  await savePayee(deps, tx, place, payee);
  await appendEvents(
    tx,
    [
      {
        ...{ id: `open310:form:${applicationId}`, kind: 'form.submitted', borrowerId },
        ...{ occurredAt: at, source: 'open310', rawId: null },
        data: {
          ...{ monthsOpen: form.monthsOpen, staff: form.staff, askedFen: form.asked },
          ...{ monthTakingsFen: form.monthTakings, monthCostsFen: form.monthCosts },
        },
      },
    ],
    at,
  );
}
