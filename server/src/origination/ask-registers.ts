import type { IdentityProvider } from '../connectors/index.ts';
import type { IdentityCheck, LegalForm } from './legal-forms.ts';
import type { Registered } from './register-facts.ts';

/** Who owns at least so much of a firm is a beneficial owner. Unit: ppm. */
// Measures on beneficial ownership of Nov 2024 (PBoC and SAMR): 25 % of shares or control; confirm with the text.
const BENEFICIAL_PPM = 250_000;

/** What one question to a register came to. */
export interface Checked {
  readonly kind: IdentityCheck;
  /** `fail`: what was told is wrong, and may be told again. `hit`: a person has to look. */
  readonly verdict: 'pass' | 'fail' | 'hit';
  /** In a word; never a name or a number. */
  readonly about: string;
  /** Names and numbers behind a hit, to be sealed. */
  readonly detail?: string;
}

/** What the registers say of somebody. */
export interface Found {
  readonly checks: readonly Checked[];
  /** Where the face is looked at; `null` where what was told is wrong already. */
  readonly face: { readonly ticket: string; readonly url: string } | null;
  /** What the register of businesses says of the firm; absent: it was not asked, or knows none. */
  readonly registered?: Registered;
}

interface Asked {
  readonly person: { readonly name: string; readonly idCard: string };
  readonly creditCode: string | null;
  readonly returnUrl: string;
}

/**
 * Asks what a legal form asks: licence, person, owners, lists, and where the face is to be looked at.
 * Throws what the provider throws; nothing is known then.
 */
export async function askRegisters(
  provider: IdentityProvider,
  form: LegalForm,
  asked: Asked,
): Promise<Found> {
  const { person, creditCode } = asked;
  const known = await provider.person(person);
  const identity: Checked =
    known === 'match'
      ? { kind: 'person', verdict: 'pass', about: 'match' }
      : { kind: 'person', verdict: 'fail', about: known };
  if (identity.verdict === 'fail') return { checks: [identity], face: null };
  const firm =
    creditCode !== null && form.checks.includes('licence')
      ? await askFirm(provider, form, person.name, creditCode)
      : { checks: [], names: [] };
  const told = firm.registered ? { registered: firm.registered } : {};
  const wrong = firm.checks.some(({ verdict }) => verdict === 'fail');
  if (wrong) return { checks: [identity, ...firm.checks], face: null };
  const subjects = [{ name: person.name, number: person.idCard }, ...firm.names];
  const hits = await provider.screen(subjects);
  const screened: Checked[] =
    hits.length === 0
      ? [{ kind: 'screen', verdict: 'pass', about: `${subjects.length} asked` }]
      : hits.map((hit) => checkedOf(hit, subjects));
  const face = await provider.startFace(person, asked.returnUrl);
  return { checks: [identity, ...firm.checks, ...screened], face, ...told };
}

/** Somebody who is looked for on lists. */
export interface Subject {
  readonly name: string;
  readonly number: string;
}

/** A list's entry, as it is kept. */
export const checkedOf = (
  { of, list, entry, match }: Awaited<ReturnType<IdentityProvider['screen']>>[number],
  subjects: readonly Subject[],
): Checked => ({
  ...{ kind: 'screen', verdict: 'hit', about: `${list}:${match}` },
  detail: `${subjects[of]?.name ?? ''} ${subjects[of]?.number ?? ''} – ${list}: ${entry}`,
});

/** What is known of the firm, and who else is to be looked for on lists. */
export async function askFirm(
  provider: IdentityProvider,
  form: LegalForm,
  representative: string,
  creditCode: string,
): Promise<{ checks: Checked[]; names: Subject[]; registered?: Registered }> {
  const licence = await provider.licence(creditCode);
  const checks: Checked[] = [];
  if (licence === null) {
    const detail = creditCode;
    return { checks: [{ kind: 'licence', verdict: 'hit', about: 'not_found', detail }], names: [] };
  }
  if (licence.representative !== representative) {
    checks.push({ kind: 'licence', verdict: 'fail', about: 'not_representative' });
  } else if (licence.status !== 'in_business') {
    const detail = `${licence.name} ${creditCode}`;
    checks.push({ kind: 'licence', verdict: 'hit', about: licence.status, detail });
  } else checks.push({ kind: 'licence', verdict: 'pass', about: licence.kind });
  const names = [{ name: licence.name, number: creditCode }];
  const all = form.checks.includes('owners') ? await provider.owners(creditCode) : [];
  if (form.checks.includes('owners')) {
    const owners = all.filter(({ sharePpm }) => sharePpm >= BENEFICIAL_PPM);
    checks.push(
      owners.length === 0
        ? { kind: 'owners', verdict: 'hit', about: 'none_told', detail: licence.name }
        : { kind: 'owners', verdict: 'pass', about: `${owners.length} told` },
    );
    names.push(...owners.map(({ name, idCard: number }) => ({ name, number })));
  }
  return { checks, names, registered: { licence, owners: all } };
}
