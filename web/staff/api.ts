import { type components, createOpen310, unwrap } from '@open310/sdk';
import { currentLanguage } from '../ui/language.ts';

type Schemas = components['schemas'];
export type SourceHealth = Schemas['SourceHealth'];
export type EndedPull = Schemas['EndedPull'];
export type Payload = Schemas['Payload'];
export type PayloadReplay = Schemas['PayloadReplay'];
export type BorrowerReads = Schemas['BorrowerReads'];
export type BorrowerProfile = Schemas['BorrowerProfile'];
export type ProfileFeature = Schemas['ProfileFeature'];
export type FeatureTrend = Schemas['FeatureTrend'];
export type CatalogueFeature = Schemas['CatalogueFeature'];
export type Relation = Schemas['Relation'];
export type Relations = Schemas['Relations'];
export type ModelSummary = Schemas['ModelSummary'];
export type ModelDetail = Schemas['ModelDetail'];
export type BorrowerWays = Schemas['BorrowerWays'];
export type BorrowerScore = NonNullable<Schemas['NewestScore']['score']>;
export type Firm = Schemas['Firm'];
export type Source = Schemas['Source'];
export type StaffReview = Schemas['StaffReview'];
export type HeldIdentity = Schemas['HeldIdentity'];
export type PaperKind = Schemas['PaperKind'];
export type JudgedPaper = Schemas['JudgedPaper'];
export type StaffToday = Schemas['StaffToday'];
export type RiskClasses = Schemas['RiskClasses'];
export type ConcentrationLimits = Schemas['ConcentrationLimits'];
export type UseFlag = Schemas['UseFlag'];
export type Proposal = Schemas['Proposal'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditVerdict = Schemas['AuditVerdict'];
export type StaffCaller = Schemas['StaffCaller'];

let key: string | null = null;

/** The access key of this tab; `null`: signed out. */
export function signWith(next: string | null): void {
  key = next;
}

const client = createOpen310({
  headers: () => ({
    'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  }),
});

export const getCaller = () => unwrap(client.GET('/api/staff/me'));

export const listHealth = (hours: number) =>
  unwrap(client.GET('/api/staff/sources', { params: { query: { hours } } }));

export const listPulls = (
  source: Source,
  query: { failed: 'yes' | 'no'; before?: number; borrower?: string },
) =>
  unwrap(client.GET('/api/staff/sources/{source}/pulls', { params: { path: { source }, query } }));

const path = (id: string) => ({ path: { id } });

export const listPayloads = (id: string, query: { source?: Source; before?: number }) =>
  unwrap(client.GET('/api/staff/borrowers/{id}/payloads', { params: { ...path(id), query } }));

export const listReads = (id: string) =>
  unwrap(client.GET('/api/staff/borrowers/{id}/consents', { params: path(id) }));

export const replayPayload = (id: string, rawId: string, record: boolean) =>
  unwrap(
    client.POST('/api/staff/borrowers/{id}/payloads/{rawId}/replay', {
      params: { path: { id, rawId } },
      body: { record },
    }),
  );

export const getFirm = (id: string) =>
  unwrap(client.GET('/api/staff/borrowers/{id}/firm', { params: path(id) }));

export const breakTie = (id: string, keys: string[], why: string) =>
  unwrap(
    client.POST('/api/staff/borrowers/{id}/firm/break', {
      params: path(id),
      body: { keys, why },
    }),
  );

export const mendTie = (id: string, keys: string[]) =>
  unwrap(client.POST('/api/staff/borrowers/{id}/firm/mend', { params: path(id), body: { keys } }));

export const listFeatures = () => unwrap(client.GET('/api/staff/features'));

export const getProfile = (id: string) =>
  unwrap(client.GET('/api/staff/borrowers/{id}/profile', { params: path(id) }));

export const getTrend = (id: string, name: string) =>
  unwrap(
    client.GET('/api/staff/borrowers/{id}/features/{name}', { params: { path: { id, name } } }),
  );

export const listRelations = (query: {
  node: string;
  types?: string;
  on?: string;
  most?: number;
}) => unwrap(client.GET('/api/staff/relations', { params: { query } }));

const modelPath = (digest: string) => ({ path: { digest } });

export const listModels = () => unwrap(client.GET('/api/staff/models'));

export const getModel = (digest: string) =>
  unwrap(client.GET('/api/staff/models/{digest}', { params: modelPath(digest) }));

export const getModelCard = (digest: string, language: 'zh' | 'en') =>
  unwrap(
    client.GET('/api/staff/models/{digest}/card', {
      params: { ...modelPath(digest), query: { language } },
    }),
  );

export const takeModelStep = (
  digest: string,
  step: ModelDetail['possible'][number],
  reason: string,
) =>
  unwrap(
    client.POST('/api/staff/models/{digest}/steps', {
      params: modelPath(digest),
      body: { step, reason },
    }),
  );

export const getWays = (id: string) =>
  unwrap(client.GET('/api/staff/borrowers/{id}/ways', { params: path(id) }));
export const getScore = (id: string) =>
  unwrap(client.GET('/api/staff/borrowers/{id}/score', { params: path(id) }));

export const listIdentities = (state: 'waiting' | 'decided') =>
  unwrap(client.GET('/api/staff/identities', { params: { query: { state } } }));
export const decideIdentity = (
  id: string,
  body: { readonly outcome: 'clear' | 'refuse'; readonly reason: string },
) => unwrap(client.POST('/api/staff/identities/{id}', { params: path(id), body }));

export const listPapers = (state: 'waiting' | 'judged') =>
  unwrap(client.GET('/api/staff/papers', { params: { query: { state } } }));
export const listPapersOf = (id: string) =>
  unwrap(client.GET('/api/staff/papers/{id}', { params: path(id) }));
const paperPath = ({ borrowerId, id }: JudgedPaper) => ({ path: { id: borrowerId, paper: id } });
/** The file, as it was handed in. */
export const openPaper = (paper: JudgedPaper) =>
  unwrap(
    client.POST('/api/staff/papers/{id}/{paper}/file', {
      params: paperPath(paper),
      parseAs: 'blob',
    }),
  ) as unknown as Promise<Blob>;
export const judgePaper = (
  paper: JudgedPaper,
  body: {
    readonly outcome: 'accept' | 'refuse';
    readonly kind?: string;
    readonly fields?: Record<string, string>;
    readonly reason: string;
  },
) => unwrap(client.POST('/api/staff/papers/{id}/{paper}', { params: paperPath(paper), body }));

export const getToday = () => unwrap(client.GET('/api/staff/today'));

export const listProposals = (state: 'open' | 'decided') =>
  unwrap(client.GET('/api/staff/proposals', { params: { query: { state } } }));
export const decideProposal = (
  id: string,
  body: { readonly outcome: 'allow' | 'reject'; readonly reason: string },
) => unwrap(client.POST('/api/staff/proposals/{id}', { params: path(id), body }));

export const listUseFlags = (state: 'open' | 'decided') =>
  unwrap(client.GET('/api/staff/uses', { params: { query: { state } } }));
export const decideUseFlag = (
  id: string,
  body: { readonly outcome: 'explained' | 'misused'; readonly reason: string },
) => unwrap(client.POST('/api/staff/uses/{id}', { params: path(id), body }));

export const getLimits = () => unwrap(client.GET('/api/staff/limits'));
export const setLimit = (body: Schemas['LimitToSet']) =>
  unwrap(client.POST('/api/staff/limits', { body }));

export const getClasses = () => unwrap(client.GET('/api/staff/classes'));

export const listAudit = (query: {
  readonly before?: number;
  readonly actor?: string;
  readonly subject?: string;
}) => unwrap(client.GET('/api/staff/audit', { params: { query } }));
export const auditVerdict = () => unwrap(client.GET('/api/staff/audit/verdict'));

export const listReviews = (state: 'waiting' | 'decided') =>
  unwrap(client.GET('/api/staff/reviews', { params: { query: { state } } }));
export const decideReview = (
  id: string,
  body: {
    readonly outcome: 'approve' | 'decline';
    readonly limitFen?: string;
    readonly reason: string;
  },
) => unwrap(client.POST('/api/staff/reviews/{id}', { params: path(id), body }));
