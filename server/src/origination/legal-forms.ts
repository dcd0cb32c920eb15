import type { Says } from '../kernel/index.ts';

/** What is asked of registers about a borrower before anything is signed. */
export type IdentityCheck = 'person' | 'licence' | 'owners' | 'screen' | 'face';

/** What somebody is in law: by it the papers and the checks are found. */
export interface LegalForm {
  readonly id: 'person' | 'soleTrader' | 'company' | 'cooperative';
  readonly says: Says;
  /** Whose identity is asked for. */
  readonly who: Says;
  /** What stands behind the answer; told to the borrower beforehand. */
  readonly documents: readonly Says[];
  readonly checks: readonly IdentityCheck[];
  /** How a unified social credit code of it begins. `null`: it has none. */
  readonly codeBegins: string | null;
}

const card: Says = { zh: '居民身份证', en: 'Identity card' };
const licence: Says = { zh: '营业执照', en: 'Business licence' };
const owner: Says = { zh: '经营者', en: 'Owner' };
const representative: Says = { zh: '法定代表人', en: 'Legal representative' };
const owners: Says = { zh: '受益所有人信息', en: 'Who owns and controls it' };

/**
 * Legal forms, by the first two characters of a credit code: the register that gave it, and the kind of body.
 * A further form is one more row here.
 * @source GB 32100-2015, 4.2 and 4.3: `91` enterprises, `92` sole traders, `93` farmers' co-operatives
 */
export const legalForms: readonly LegalForm[] = [
  {
    ...{ id: 'company', codeBegins: '91', says: { zh: '企业', en: 'Company' } },
    ...{ who: representative, documents: [licence, card, owners] },
    checks: ['licence', 'person', 'owners', 'screen', 'face'],
  },
  {
    ...{ id: 'soleTrader', codeBegins: '92', says: { zh: '个体工商户', en: 'Sole trader' } },
    ...{ who: owner, documents: [licence, card] },
    checks: ['licence', 'person', 'screen', 'face'],
  },
  {
    ...{ id: 'cooperative', codeBegins: '93' },
    says: { zh: '农民专业合作社', en: 'Farmers’ co-operative' },
    ...{ who: representative, documents: [licence, card, owners] },
    checks: ['licence', 'person', 'owners', 'screen', 'face'],
  },
  {
    ...{ id: 'person', codeBegins: null, says: { zh: '自然人', en: 'Person' } },
    ...{ who: owner, documents: [card] },
    checks: ['person', 'screen', 'face'],
  },
];

/** The legal form behind a credit code; a person where there is none, a company where it is of another register. */
export function legalFormOf(creditCode: string | null): LegalForm {
  const id = creditCode === null ? 'person' : 'company';
  const found =
    creditCode !== null &&
    legalForms.find(({ codeBegins }) => codeBegins !== null && creditCode.startsWith(codeBegins));
  return found || getLegalForm(id);
}

/** Throws when there is none of that id. */
export function getLegalForm(id: LegalForm['id']): LegalForm {
  const form = legalForms.find((one) => one.id === id);
  if (!form) throw new Error(`no legal form ${id}`);
  return form;
}
