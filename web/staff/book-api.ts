import { type components, type paths, unwrap } from '@open310/sdk';
import { client } from './api.ts';

// What the pages of the book ask for: search, loans, borrowers, documents, days closed.

type Schemas = components['schemas'];
export type SearchHit = Schemas['SearchHit'];
export type LoanLine = Schemas['LoanLine'];
export type LoanPage = Schemas['LoanPage'];
export type StaffLoan = Schemas['StaffLoan'];
export type LoanHappening = Schemas['LoanHappening'];
export type BorrowerOverview = Schemas['BorrowerOverview'];
export type EndOfDayRun = Schemas['EndOfDayRun'];
export type Entries = Schemas['Entries'];
export type Change = Schemas['Change'];
export type LoanQuery = NonNullable<paths['/api/staff/loans']['get']['parameters']['query']>;

const path = (id: string) => ({ path: { id } });
const asBlob = <T>(answer: Promise<T>) => answer as unknown as Promise<Blob>;

export const searchAll = (q: string) =>
  unwrap(client.GET('/api/staff/search', { params: { query: { q } } }));

export const listLoans = (query: LoanQuery) =>
  unwrap(client.GET('/api/staff/loans', { params: { query } }));

/** The whole list, as a file. */
export const exportLoans = (query: LoanQuery, format: 'csv' | 'xlsx') =>
  asBlob(
    unwrap(
      client.GET('/api/staff/loans/file', {
        params: { query: { ...query, format } as never },
        parseAs: 'blob',
      }),
    ),
  );

export const getLoan = (id: string, on: string | undefined) =>
  unwrap(
    client.GET('/api/staff/loans/{id}', {
      params: { ...path(id), query: on === undefined ? {} : { on } },
    }),
  );
export const getTimeline = (id: string) =>
  unwrap(client.GET('/api/staff/loans/{id}/timeline', { params: path(id) }));
export const listEntries = (id: string) =>
  unwrap(client.GET('/api/staff/loans/{id}/entries', { params: path(id) }));
export const listLoanDocuments = (id: string) =>
  unwrap(client.GET('/api/staff/loans/{id}/documents', { params: path(id) }));

/** Lets something happen to a loan. @returns Whether it waits for a second person. */
export async function changeLoan(id: string, body: Change): Promise<{ readonly waits: boolean }> {
  const answer = await client.POST('/api/staff/loans/{id}/changes', { params: path(id), body });
  await unwrap(Promise.resolve(answer) as never);
  return { waits: answer.response.status === 202 };
}

export const getDocument = (id: string) =>
  unwrap(client.GET('/api/staff/documents/{id}', { params: path(id) }));
/** The file, as it was handed out. */
export const openDocument = (id: string) =>
  asBlob(
    unwrap(client.POST('/api/staff/documents/{id}/file', { params: path(id), parseAs: 'blob' })),
  );

export const getOverview = (id: string) =>
  unwrap(client.GET('/api/staff/borrowers/{id}/overview', { params: path(id) }));

export const listRuns = (before: string | undefined) =>
  unwrap(
    client.GET('/api/staff/end-of-day', {
      params: { query: before === undefined ? {} : { before } },
    }),
  );
