import type { OpenAPIHono, z } from '@hono/zod-openapi';
import type { StaffScope } from '../../access/index.ts';
import { noteBegin, noteEnd } from '../../audit/index.ts';
import { listDecisionsStarting } from '../../decision/index.ts';
import {
  type DocumentRow,
  findByDocumentNumber,
  listDocumentsStarting,
} from '../../documents/index.ts';
import type { Id } from '../../kernel/index.ts';
import { listFacilitiesStarting, listLoansStarting } from '../../lending/index.ts';
import { listApplicationsStarting, maskName, openPersonName } from '../../origination/index.ts';
import { findByName, findByNumber, listBorrowersStarting } from '../../party/index.ts';
import { listRepaymentsStarting } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './search-contract.ts';

type Hit = z.infer<
  (typeof contract.search)['responses'][200]['content']['application/json']['schema']
>['hits'][number];

const OF_EACH = 8;

const hexStart = /^[0-9a-f]{6,32}$/;
const idStart = /^([a-z][a-z_]{1,23})_([0-9a-f]{1,32})$/;

const hit = (kind: Hit['kind'], o: Omit<Hit, 'kind' | 'loanId'> & { loanId?: string }): Hit => ({
  ...{ kind, loanId: null },
  ...o,
});

const documentHit = (by: Hit['by'], { id, borrowerId, kind, number }: DocumentRow): Hit =>
  hit('document', { id, borrowerId, by, title: `${kind} No. ${String(number).padStart(8, '0')}` });

/** Of each kind: what lets see it, and how one is found by the beginning of its id. */
const byId: readonly {
  readonly kind: Hit['kind'];
  readonly scope: StaffScope;
  find(deps: ApiDeps, start: string): Promise<Hit[]>;
}[] = [
  {
    ...{ kind: 'borrower', scope: 'sources.read' },
    find: async ({ db }, start) =>
      (await listBorrowersStarting(db, start, OF_EACH + 1)).map((id) =>
        hit('borrower', { id, borrowerId: id, by: 'id', title: '' }),
      ),
  },
  {
    ...{ kind: 'application', scope: 'decisions.read' },
    find: async ({ db }, start) =>
      (await listApplicationsStarting(db, start, OF_EACH + 1)).map(({ id, borrowerId, status }) =>
        hit('application', { id, borrowerId, by: 'id', title: status }),
      ),
  },
  {
    ...{ kind: 'decision', scope: 'decisions.read' },
    find: async ({ db }, start) =>
      (await listDecisionsStarting(db, start, OF_EACH + 1)).map(({ id, borrowerId, outcome }) =>
        hit('decision', { id, borrowerId, by: 'id', title: outcome }),
      ),
  },
  {
    ...{ kind: 'facility', scope: 'loans.read' },
    find: async ({ db }, start) =>
      (await listFacilitiesStarting(db, start, OF_EACH + 1)).map(({ id, borrowerId, product }) =>
        hit('facility', { id, borrowerId, by: 'id', title: product }),
      ),
  },
  {
    ...{ kind: 'loan', scope: 'loans.read' },
    find: async ({ db }, start) =>
      (await listLoansStarting(db, start, OF_EACH + 1)).map(({ id, borrowerId, status }) =>
        hit('loan', { id, borrowerId, by: 'id', title: status }),
      ),
  },
  {
    ...{ kind: 'repayment', scope: 'loans.read' },
    find: async ({ db }, start) =>
      (await listRepaymentsStarting(db, start, OF_EACH + 1)).map(
        ({ id, borrowerId, loanId, status }) =>
          hit('repayment', { id, borrowerId, loanId, by: 'id', title: status }),
      ),
  },
  {
    ...{ kind: 'document', scope: 'loans.read' },
    find: async ({ db }, start) =>
      (await listDocumentsStarting(db, start, OF_EACH + 1)).map((row) => documentHit('id', row)),
  },
];

type May = (scope: StaffScope) => boolean;

/** By the beginning of an id, with the name of its kind or without. */
async function findIds(deps: ApiDeps, text: string, may: May): Promise<Hit[]> {
  const told = idStart.exec(text);
  if (!told && !hexStart.test(text)) return [];
  const asked = byId.filter(({ kind, scope }) => may(scope) && (!told || told[1] === kind));
  const found = await Promise.all(
    asked.map(({ kind, find }) => find(deps, told ? text : `${kind}_${text}`)),
  );
  return found.flat();
}

const documentNumber = /^(?:no\.?\s*)?(\d{1,12})$/i;

async function findNumbered({ db }: ApiDeps, text: string, may: May): Promise<Hit[]> {
  const number = documentNumber.exec(text)?.[1];
  if (number === undefined || !may('loans.read')) return [];
  const found = await findByDocumentNumber(db, Number(number));
  return found ? [documentHit('number', found)] : [];
}

/** People, by name and number. A name is shown to whoever may see identities; others see its first letter. */
async function findPeople(deps: ApiDeps, text: string, may: May): Promise<Hit[]> {
  const { db, vault } = deps;
  const openPerson = (id: Id<'borrower'>) => openPersonName(deps, id);
  const [named, numbered] = await Promise.all([
    findByName({ db, vault, openPerson }, text, OF_EACH + 1),
    findByNumber(db, vault, text, OF_EACH + 1),
  ]);
  return [...numbered, ...named].map(({ borrowerId, by }) => {
    const base = { id: borrowerId, borrowerId };
    if (by.what === 'number') {
      return hit('borrower', { ...base, by: by.kind as Hit['by'], title: '' });
    }
    const title = may('identity.read') ? by.text : maskName(by.text);
    return hit('borrower', { ...base, by: by.isWhole ? 'name' : 'namePart', title });
  });
}

/** Each thing once, by the surest of why it was found; of each kind so many. */
function told(all: readonly Hit[]): { readonly hits: Hit[]; readonly isMore: boolean } {
  const each = [...new Map(all.toReversed().map((one) => [one.id, one])).values()].toReversed();
  const counts = new Map<string, number>();
  const hits = each.filter(({ kind }) => {
    const n = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, n);
    return n <= OF_EACH;
  });
  return { hits, isMore: hits.length < each.length };
}

/** One box for all. */
export function searchRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.search, async (c) => {
    const { q } = c.req.valid('query');
    const { partyId, name, scopes } = c.var.access;
    const may: May = (scope) => scopes.includes(scope);
    const lower = q.toLowerCase();
    const isId = idStart.test(lower) || (hexStart.test(lower) && /[a-f]/.test(lower));
    // What may be somebody's name or number is looked for as that, and noted: it is a look at a person.
    const isPerson = !isId && may('sources.read');
    const seq = isPerson ? await note(deps, { id: partyId, name }, q) : undefined;
    const [ids, numbered, people] = await Promise.all([
      findIds(deps, lower, may),
      findNumbered(deps, q, may),
      isPerson ? findPeople(deps, q, may) : [],
    ]);
    if (seq !== undefined) {
      await noteEnd(deps, { ...attempt({ id: partyId, name }), seq }, { status: 200, code: null });
    }
    return c.json(told([...people, ...numbered, ...ids]), 200);
  });
}

const attempt = (actor: { readonly id: string; readonly name: string }) => ({
  ...{ actor, action: 'GET /api/staff/search', subjects: {} },
});

const note = (deps: ApiDeps, actor: { readonly id: string; readonly name: string }, q: string) =>
  noteBegin(deps, { ...attempt(actor), told: q });
