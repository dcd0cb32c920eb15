import {
  ApiProblem,
  beginAction,
  type components,
  createOpen310,
  type KeyStorage,
  type Signature,
  unwrap,
  withRetries,
} from '@open310/sdk';
import { currentLanguage } from '../ui/language.ts';

type Schemas = components['schemas'];
export type Application = Schemas['Application'];
export type Ask = Schemas['Ask'];
export type ApplicationNode = Schemas['Node'];
export type Telling = Schemas['Telling'];
export type Consent = Schemas['Consent'];
export type ConsentText = Schemas['ConsentText'];
export type ConsentCost = Schemas['ConsentCost'];
export type Decision = Schemas['Decision'];
export type Disclosure = Schemas['Disclosure'];
export type Drawn = Schemas['Drawn'];
export type Guide = Schemas['Guide'];
export type Facility = Schemas['Facility'];
export type LimitPart = Schemas['LimitPart'];
export type Loan = Schemas['Loan'];
export type LoanSummary = Schemas['LoanSummary'];
export type Me = Schemas['Me'];
export type Offer = NonNullable<Schemas['Offer']>;
export type Repayment = Schemas['Repayment'];
export type Segment = Schemas['Segment'];
export type Source = Schemas['Source'];
export type SourceView = Schemas['SourceView'];
export type TermMonths = 3 | 6 | 12;

/** What a drawdown is made from: the offer of an application, or an open facility. */
export type Ground = { readonly kind: 'applications' | 'facilities'; readonly id: string };

const client = createOpen310({
  headers: () => ({ 'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en' }),
});

/** Survives a reload of the tab, so that a command sent before it is repeated, not doubled. */
export const tabStorage: KeyStorage = {
  getItem: (name) => quietly(() => sessionStorage.getItem(name)) ?? null,
  setItem: (name, value) => quietly(() => sessionStorage.setItem(name, value)),
  removeItem: (name) => quietly(() => sessionStorage.removeItem(name)),
};

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined; // A browser that keeps nothing: keys then live as long as the page's code.
  }
}

/** Runs a command under one key until it is answered for good. */
async function once<T>(
  prefix: string,
  name: string,
  work: (key: string) => Promise<T>,
): Promise<T> {
  const action = beginAction(prefix, name, tabStorage);
  try {
    const answer = await withRetries(() => work(action.key));
    action.finish();
    return answer;
  } catch (error) {
    if (error instanceof ApiProblem && !error.retryable) action.finish();
    throw error;
  }
}

const path = (id: string) => ({ path: { id } });
const keyed = (key: string) => ({ header: { 'idempotency-key': key } });

export const signIn = (source: Source, came: { entry?: string; segment?: Segment }) =>
  unwrap(client.POST('/api/borrower/sign-in', { body: { source, ...came } }));
export const signOut = () => unwrap(client.POST('/api/borrower/sign-out'));
export const getWays = () => unwrap(client.GET('/api/borrower/sign-in'));
export type CodeSent = Schemas['CodeSent'];
export const askSignInCode = (phone: string) =>
  unwrap(client.POST('/api/borrower/sign-in/phone/code', { body: { phone } }));
export const signInByPhone = (phone: string, code: string, segment: Segment | undefined) =>
  unwrap(
    client.POST('/api/borrower/sign-in/phone', {
      body: { phone, code, ...(segment ? { segment } : {}) },
    }),
  );
export const askBindCode = (phone: string) =>
  unwrap(client.POST('/api/borrower/phone/code', { body: { phone } }));
export const bindPhone = (phone: string, code: string) =>
  unwrap(client.PUT('/api/borrower/phone', { body: { phone, code } }));
export type OpenSessions = Schemas['BorrowerSessions'];
export const listSessions = () => unwrap(client.GET('/api/borrower/sessions'));
export const endSession = (id: string) =>
  unwrap(client.POST('/api/borrower/sessions/{id}/end', { params: path(id) }));
export const endOtherSessions = () => unwrap(client.POST('/api/borrower/sessions/end-others'));
export const getMe = () => unwrap(client.GET('/api/borrower/me'));

export const chooseSegment = (segment: Segment) =>
  unwrap(client.PUT('/api/borrower/segment', { body: { segment } }));

export const getConsentText = () => unwrap(client.GET('/api/borrower/consent-text'));
export const grantConsents = (sources: Source[], version: string, digest: string) =>
  once('consents', `consents:${digest}:${sources.join('+')}`, (key) =>
    unwrap(
      client.POST('/api/borrower/consents', {
        params: keyed(key),
        body: { sources, version, digest },
      }),
    ),
  );
export const listConsents = () => unwrap(client.GET('/api/borrower/consents'));
export const withdrawConsent = (id: string) =>
  unwrap(client.DELETE('/api/borrower/consents/{id}', { params: path(id) }));

export const getConsentCost = (id: string) =>
  unwrap(client.GET('/api/borrower/consents/{id}/cost', { params: path(id) }));
export const listReads = (id: string) =>
  unwrap(client.GET('/api/borrower/consents/{id}/reads', { params: path(id) }));
export const getErasureNotice = () => unwrap(client.GET('/api/borrower/erasure'));
export const eraseMine = () => unwrap(client.POST('/api/borrower/erasure'));
/** The file as it is: it may be large, and nothing here reads it. */
export const exportMine = () =>
  unwrap(client.POST('/api/borrower/export', { parseAs: 'blob' })) as unknown as Promise<Blob>;

export type Identity = Schemas['Identity'];
export const getIdentity = () => unwrap(client.GET('/api/borrower/identity'));
export const tellIdentity = (
  applicationId: string,
  who: { readonly name?: string; readonly idCard?: string },
) => unwrap(client.POST('/api/borrower/identity', { body: { ...who, applicationId } }));
export const endFace = () => unwrap(client.POST('/api/borrower/identity/face'));

export const listSources = () => unwrap(client.GET('/api/borrower/sources'));
const ofSource = (source: Source) => ({ path: { source } });
export const connectSource = (source: Source, values: Record<string, string>) =>
  unwrap(
    client.POST('/api/borrower/sources/{source}/connect', {
      params: ofSource(source),
      body: { values },
    }),
  );
export const disconnectSource = (source: Source) =>
  unwrap(client.DELETE('/api/borrower/sources/{source}', { params: ofSource(source) }));
export const tellNumber = (kind: SourceView['asks'][number]['kind'], value: string) =>
  unwrap(client.PUT('/api/borrower/numbers', { body: { kind, value } }));
/** Sends a file as it is. */
export const handInFile = (source: Source, file: File) =>
  unwrap(
    client.POST('/api/borrower/sources/{source}/files', {
      params: { ...ofSource(source), header: { 'x-file-name': encodeURIComponent(file.name) } },
      headers: { 'content-type': 'application/octet-stream' },
      body: file as unknown as string,
      bodySerializer: (body) => body as unknown as BodyInit,
    }),
  );

export type FileVerdict = Schemas['FileVerdict'];
type DocumentKind = Schemas['Document']['kind'];
export const makeDocument = (kind: DocumentKind, subject: string) =>
  unwrap(
    client.POST('/api/borrower/documents', {
      body: { kind, subject, language: currentLanguage() },
    }),
  );
export const documentFileUrl = (id: string) =>
  `/api/borrower/documents/${encodeURIComponent(id)}/file`;
export const verifyDocument = (file: File) =>
  unwrap(
    client.POST('/api/borrower/verify-document', {
      headers: { 'content-type': 'application/octet-stream' },
      body: file as unknown as string,
      bodySerializer: (body) => body as unknown as BodyInit,
    }),
  );

export type Paper = Schemas['Paper'];
export const listPapers = () => unwrap(client.GET('/api/borrower/papers'));
export const getPaper = (id: string) =>
  unwrap(client.GET('/api/borrower/papers/{id}', { params: path(id) }));
export const takeBackPaper = (id: string) =>
  unwrap(client.DELETE('/api/borrower/papers/{id}', { params: path(id) }));
/** Sends a paper as it is; safe to repeat: the same file is the same paper. */
export const handInPaper = (file: File) =>
  withRetries(() =>
    unwrap(
      client.POST('/api/borrower/papers', {
        params: { header: { 'x-file-name': encodeURIComponent(file.name) } },
        headers: { 'content-type': 'application/octet-stream' },
        body: file as unknown as string,
        bodySerializer: (body) => body as unknown as BodyInit,
      }),
    ),
  );
export const paperFileUrl = (id: string) => `/api/borrower/papers/${encodeURIComponent(id)}/file`;
export const takingsFormUrl = '/api/borrower/takings-form';

export const startApplication = () =>
  once('application', 'application', (id) =>
    unwrap(client.POST('/api/borrower/applications', { params: keyed(id), body: { id } })),
  );
type FixedForm = Schemas['FixedForm'];
/** Applies by the fixed form: the same ids as without, so that nothing is begun twice. */
export const startByForm = (form: FixedForm) =>
  once('application', 'application', (id) =>
    unwrap(client.POST('/api/borrower/applications', { params: keyed(id), body: { id, form } })),
  );
export const getApplication = (id: string) =>
  unwrap(client.GET('/api/borrower/applications/{id}', { params: path(id) }));
export const progressUrl = (id: string) =>
  `/api/borrower/applications/${encodeURIComponent(id)}/progress`;
export const sendSupplement = (id: string, holderName: string, accountNumber: string) =>
  once('supplement', `supplement:${id}`, (key) =>
    unwrap(
      client.POST('/api/borrower/applications/{id}/supplement', {
        params: { ...path(id), ...keyed(key) },
        body: { holderName, accountNumber },
      }),
    ),
  );
/** @param said - What a person should know; empty: nothing. */
export const referApplication = (id: string, said: string) =>
  unwrap(
    client.POST('/api/borrower/applications/{id}/refer', {
      params: path(id),
      body: said === '' ? {} : { said },
    }),
  );
export const getGuide = (id: string) =>
  unwrap(client.GET('/api/borrower/applications/{id}/guide', { params: path(id) }));
export const contestSource = (id: string, source: Source, said: string) =>
  unwrap(
    client.POST('/api/borrower/applications/{id}/contests', {
      params: path(id),
      body: { source, said },
    }),
  );
export const addSource = (id: string, source: Source) =>
  unwrap(
    client.POST('/api/borrower/applications/{id}/sources', { params: path(id), body: { source } }),
  );
export const submitApplication = (id: string) =>
  unwrap(client.POST('/api/borrower/applications/{id}/submit', { params: path(id) }));
export const withdrawApplication = (id: string) =>
  unwrap(client.POST('/api/borrower/applications/{id}/withdraw', { params: path(id) }));

/** Whom the borrower buys from. */
export interface Seller {
  readonly holderName: string;
  readonly accountNumber: string;
}

export function disclose(
  ground: Ground,
  amountFen: string,
  termMonths: TermMonths,
  use: { readonly purpose?: string; readonly seller?: Seller } = {},
) {
  const request = { params: path(ground.id), body: { amountFen, termMonths, ...use } };
  return ground.kind === 'applications'
    ? unwrap(client.POST('/api/borrower/applications/{id}/disclosures', request))
    : unwrap(client.POST('/api/borrower/facilities/{id}/disclosures', request));
}

/** Sends a confirmation. Safe to repeat with the same ids: `pending.ts` keeps them. */
export function confirm(
  ground: Ground,
  ids: { drawdownId: string; disclosureId: string; signature: Signature },
) {
  const request = { params: path(ground.id), body: ids };
  return ground.kind === 'applications'
    ? unwrap(client.POST('/api/borrower/applications/{id}/confirm', request))
    : unwrap(client.POST('/api/borrower/facilities/{id}/drawdowns', request));
}

export const getFacility = (id: string) =>
  unwrap(client.GET('/api/borrower/facilities/{id}', { params: path(id) }));
export const listLoans = () => unwrap(client.GET('/api/borrower/loans'));
export const getLoan = (id: string) =>
  unwrap(client.GET('/api/borrower/loans/{id}', { params: path(id) }));
export const repay = (loanId: string, amountFen: string) =>
  once('repayment', `repayment:${loanId}:${amountFen}`, (repaymentId) =>
    unwrap(
      client.POST('/api/borrower/loans/{id}/repayments', {
        params: path(loanId),
        body: { repaymentId, amountFen },
      }),
    ),
  );
export const getDecision = (id: string) =>
  unwrap(client.GET('/api/borrower/decisions/{id}', { params: path(id) }));

export type Hardship = Schemas['Hardship'];
export const listHardships = (loanId: string) =>
  unwrap(client.GET('/api/borrower/loans/{id}/hardships', { params: path(loanId) }));
export const askHardship = (loanId: string, ground: Hardship['ground'], said: string) =>
  once('hardship', `hardship:${loanId}`, (hardshipId) =>
    unwrap(
      client.POST('/api/borrower/loans/{id}/hardships', {
        params: path(loanId),
        body: { hardshipId, ground, ...(said === '' ? {} : { said }) },
      }),
    ),
  );
export const acceptHardship = (id: string, digest: string, signature: Signature) =>
  withRetries(() =>
    unwrap(
      client.POST('/api/borrower/hardships/{id}/accept', {
        params: path(id),
        body: { digest, signature },
      }),
    ),
  );
export const withdrawHardship = (id: string) =>
  unwrap(client.POST('/api/borrower/hardships/{id}/withdraw', { params: path(id) }));

export type ComplaintSummary = Schemas['ComplaintSummary'];
export type Complaint = Schemas['Complaint'];
export const listComplaints = () => unwrap(client.GET('/api/borrower/complaints'));
export const getComplaint = (id: string) =>
  unwrap(client.GET('/api/borrower/complaints/{id}', { params: path(id) }));
export const fileComplaint = (kind: Complaint['kind'], said: string) =>
  once('complaint', `complaint:${kind}:${said}`, (complaintId) =>
    unwrap(client.POST('/api/borrower/complaints', { body: { complaintId, kind, said } })),
  );
export const sayOfComplaint = (id: string, text: string) =>
  once('message', `message:${id}:${text}`, (messageId) =>
    unwrap(
      client.POST('/api/borrower/complaints/{id}/messages', {
        params: path(id),
        body: { messageId, text },
      }),
    ),
  );
export const reopenComplaint = (id: string, why: string) =>
  unwrap(client.POST('/api/borrower/complaints/{id}/reopen', { params: path(id), body: { why } }));
export const withdrawComplaint = (id: string) =>
  unwrap(client.POST('/api/borrower/complaints/{id}/withdraw', { params: path(id) }));
export const getTelling = () => unwrap(client.GET('/api/borrower/telling'));
export const allowTelling = (body: Schemas['TellingConsent']) =>
  unwrap(client.POST('/api/borrower/telling', { body }));
