import { type components, createOpen310, type Open310Client, unwrap } from '@open310/sdk';
import { currentLanguage } from '../ui/language.ts';
import { house } from './house.ts';

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
export type ReconciledDay = Schemas['ReconciledDay'];
export type ReconciledDays = Schemas['ReconciledDays'];
export type ReconciliationItem = Schemas['ReconciliationItem'];
export type ReconciliationKind = Schemas['ReconciliationKind'];
export type ReconciliationDetail = Schemas['ReconciliationDetail'];
export type Clearing = Schemas['Clearing'];
export type Webhooks = Schemas['Webhooks'];
export type WebhookEndpoint = Schemas['WebhookEndpoint'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type WebhookDeliveryDetail = Schemas['WebhookDeliveryDetail'];
export type StaffCaller = Schemas['StaffCaller'];
export type StaffStage = Schemas['Entered']['stage'];
export type StaffAccount = Schemas['Account'];
export type OwnSession = Schemas['OwnSession'];
export type StaffPerson = Schemas['Person'];
export type StaffPeople = Schemas['StaffPeople'];
export type StaffPartners = Schemas['StaffPartners'];
export type PartnerRole = Schemas['PartnerRole'];
export type StaffRole = Schemas['Role'];

let key: string | null = null;

/** The access key of this tab; `null`: signed out. */
export function signWith(next: string | null): void {
  key = next;
}

const bare = createOpen310({
  headers: () => ({
    'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  }),
});

/** A route that both houses have, at the one whose pages these are. */
const at = (path: string): never => path.replace(/^\/api\/staff\//, `/api/${house}/`) as never;

export const client = {
  ...bare,
  GET: (path: string, init: never) => bare.GET(at(path), init),
  POST: (path: string, init: never) => bare.POST(at(path), init),
} as unknown as Open310Client;

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

export type BorrowerWaysIn = Schemas['BorrowerWaysIn'];
export const getBorrowerWaysIn = (id: string) =>
  unwrap(client.GET('/api/staff/borrower-sessions/{id}', { params: path(id) }));
export const endBorrowerSessions = (id: string, stopPhone: boolean) =>
  unwrap(
    client.POST('/api/staff/borrower-sessions/{id}/end', {
      params: path(id),
      body: { stopPhone },
    }),
  );
export const liftPhoneStop = (id: string, reason: string) =>
  isDone(
    client.POST('/api/staff/borrower-sessions/{id}/lift', { params: path(id), body: { reason } }),
  );

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

export const listReconciledDays = () =>
  unwrap(client.GET('/api/staff/reconciliation/days', { params: { query: {} } }));
export const listReconciliationItems = (query: {
  readonly state: 'open' | 'cleared';
  readonly kind?: ReconciliationKind;
  readonly direction?: 'in' | 'out';
  readonly minDays?: number;
  readonly on?: string;
}) => unwrap(client.GET('/api/staff/reconciliation/items', { params: { query } }));
export const getReconciliationItem = (id: string) =>
  unwrap(client.GET('/api/staff/reconciliation/items/{id}', { params: path(id) }));
export const readStatedEntry = (id: string) =>
  unwrap(client.POST('/api/staff/reconciliation/items/{id}/entry', { params: path(id) }));
/** What was done, or the proposal that waits for a second person. */
export const clearReconciliationItem = (
  id: string,
  body: { readonly clearanceId: string; readonly clearing: Clearing; readonly reason: string },
) =>
  unwrap(
    client.POST('/api/staff/reconciliation/items/{id}/clearances', { params: path(id), body }),
  );
export const undoClearance = (id: string, reason: string) =>
  unwrap(
    client.POST('/api/staff/reconciliation/clearances/{id}/undo', {
      params: path(id),
      body: { reason },
    }),
  );
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

export type OverduePage = Schemas['OverduePage'];
export type OverdueLine = Schemas['OverdueLine'];
export type OverdueCase = Schemas['OverdueCase'];
export type StaffHardship = Schemas['StaffHardship'];
export type HardshipCase = Schemas['HardshipCase'];
export type ReliefTable = Schemas['ReliefTable'];
export type Relief = Schemas['Relief'];
export type StaffComplaint = Schemas['StaffComplaint'];
export type StaffComplaintSummary = Schemas['StaffComplaintSummary'];
export type ComplaintReport = Schemas['ComplaintReport'];

export interface OverdueQuery {
  readonly bucket?: number;
  readonly class?: OverdueLine['class'];
  readonly borrower?: string;
  readonly assigned?: 'me' | 'nobody';
  readonly promise?: 'open' | 'broken';
  readonly sort?: 'dpd' | 'due';
  readonly after?: string;
  readonly most?: number;
}
export const listOverdue = (query: OverdueQuery) =>
  unwrap(client.GET('/api/staff/overdue', { params: { query } }));
export const getOverdue = (id: string) =>
  unwrap(client.GET('/api/staff/overdue/{id}', { params: path(id) }));
export const assignOverdue = (id: string, take: boolean) =>
  unwrap(client.POST('/api/staff/overdue/{id}/assignment', { params: path(id), body: { take } }));
export const listContactRules = () => unwrap(client.GET('/api/staff/contact-rules'));
type Channel = Schemas['ContactChannel'];
export const beginContact = (
  id: string,
  body: {
    readonly contactId: string;
    readonly direction: 'out' | 'in';
    readonly channel: Channel;
    readonly whom: 'borrower' | 'guarantor';
    readonly template?: string;
    readonly text?: string;
  },
) => unwrap(client.POST('/api/staff/overdue/{id}/contacts', { params: path(id), body }));
export const endContact = (
  id: string,
  body: {
    readonly outcome: NonNullable<Schemas['Contact']['outcome']>;
    readonly said?: string;
  },
) => unwrap(client.POST('/api/staff/contacts/{id}', { params: path(id), body }));
export const makePromise = (
  id: string,
  body: {
    readonly promiseId: string;
    readonly amountFen: string;
    readonly dueOn: string;
    readonly toldBy: 'borrower' | 'guarantor';
  },
) => unwrap(client.POST('/api/staff/overdue/{id}/promises', { params: path(id), body }));
export const placeHold = (
  id: string,
  body: { readonly kind: 'stopRequest' | 'dispute'; readonly reason: string },
) => unwrap(client.POST('/api/staff/overdue/{id}/holds', { params: path(id), body }));
export const liftHold = (id: string, reason: string) =>
  unwrap(client.POST('/api/staff/holds/{id}', { params: path(id), body: { reason } }));
export const disposeLoan = (
  id: string,
  body: {
    readonly disposalId: string;
    readonly kind: Schemas['Disposal']['kind'];
    readonly reason: string;
    readonly reference?: string;
    readonly documents: { readonly name: string; readonly sha256: string }[];
  },
) => unwrap(client.POST('/api/staff/overdue/{id}/disposals', { params: path(id), body }));

export const listHardships = (state: 'open' | 'over') =>
  unwrap(client.GET('/api/staff/hardships', { params: { query: { state } } }));
export const getHardship = (id: string) =>
  unwrap(client.GET('/api/staff/hardships/{id}', { params: path(id) }));
export const askHardship = (
  id: string,
  body: {
    readonly hardshipId: string;
    readonly ground: StaffHardship['ground'];
    readonly said?: string;
  },
) => unwrap(client.POST('/api/staff/overdue/{id}/hardships', { params: path(id), body }));
export const assignHardship = (id: string, take: boolean) =>
  unwrap(client.POST('/api/staff/hardships/{id}/assignment', { params: path(id), body: { take } }));
export const offerHardship = (id: string, relief: Relief) =>
  unwrap(client.POST('/api/staff/hardships/{id}/offer', { params: path(id), body: { relief } }));
export const declineHardship = (id: string, reason: string) =>
  unwrap(client.POST('/api/staff/hardships/{id}/decline', { params: path(id), body: { reason } }));

export const listComplaints = (query: {
  readonly state: 'open' | 'over';
  readonly kind?: StaffComplaint['kind'];
  readonly assigned?: 'me';
}) => unwrap(client.GET('/api/staff/complaints', { params: { query } }));
export const getComplaint = (id: string) =>
  unwrap(client.GET('/api/staff/complaints/{id}', { params: path(id) }));
export const reportComplaints = (from: string, until: string) =>
  unwrap(client.GET('/api/staff/complaints/report', { params: { query: { from, until } } }));
export const fileComplaint = (body: {
  readonly complaintId: string;
  readonly borrowerId: string;
  readonly kind: StaffComplaint['kind'];
  readonly channel: 'phone' | 'letter' | 'visit' | 'regulator';
  readonly said: string;
}) => unwrap(client.POST('/api/staff/complaints', { body }));
export const assignComplaint = (id: string) =>
  unwrap(client.POST('/api/staff/complaints/{id}/assignment', { params: path(id) }));
export const sayOfComplaint = (id: string, messageId: string, text: string) =>
  unwrap(
    client.POST('/api/staff/complaints/{id}/messages', {
      params: path(id),
      body: { messageId, text },
    }),
  );
export const extendComplaint = (id: string, reason: string) =>
  unwrap(
    client.POST('/api/staff/complaints/{id}/extension', { params: path(id), body: { reason } }),
  );
export const extendComplaintAgain = (id: string, reason: string) =>
  unwrap(
    client.POST('/api/staff/complaints/{id}/second-extension', {
      params: path(id),
      body: { reason },
    }),
  );
export const answerComplaint = (
  id: string,
  body: {
    readonly outcome: NonNullable<StaffComplaint['outcome']>;
    readonly answer: string;
    readonly review: boolean;
  },
) => unwrap(client.POST('/api/staff/complaints/{id}/answer', { params: path(id), body }));
export const listWebhooks = () => unwrap(client.GET('/api/staff/webhooks'));
export const registerWebhook = (body: Schemas['NewWebhook']) =>
  unwrap(client.POST('/api/staff/webhooks', { body }));
export const changeWebhook = (id: string, body: Schemas['WebhookChange']) =>
  unwrap(client.POST('/api/staff/webhooks/{id}', { params: path(id), body }));
export const pingWebhook = (id: string) =>
  unwrap(client.POST('/api/staff/webhooks/{id}/ping', { params: path(id) }));
export const rotateWebhookSecret = (id: string, overlapHours: number) =>
  unwrap(
    client.POST('/api/staff/webhooks/{id}/secret', { params: path(id), body: { overlapHours } }),
  );
export const replayFailed = (id: string) =>
  unwrap(
    client.POST('/api/staff/webhooks/{id}/replay', {
      params: path(id),
      body: { from: 0, to: Date.now(), which: 'failed' },
    }),
  );
export const listWebhookDeliveries = (query: Readonly<Record<string, string>>) =>
  unwrap(client.GET('/api/staff/webhook-deliveries', { params: { query } }));
export const getWebhookDelivery = (id: string) =>
  unwrap(client.GET('/api/staff/webhook-deliveries/{id}', { params: path(id) }));
export const replayWebhookDelivery = (id: string) =>
  unwrap(client.POST('/api/staff/webhook-deliveries/{id}/replay', { params: path(id) }));
export const getWaysIn = () => unwrap(client.GET('/api/staff/sign-in'));
export const signIn = (who: string, password: string) =>
  unwrap(client.POST('/api/staff/sign-in', { body: { who, password } }));
export const sendCode = (code: string) =>
  unwrap(client.POST('/api/staff/sign-in/code', { body: { code } }));
export const readLink = (secret: string) =>
  unwrap(client.POST('/api/staff/sign-in/link', { body: { secret } }));
export const enterByLink = (secret: string, password: string, code: string | undefined) =>
  unwrap(
    client.POST('/api/staff/sign-in/password', {
      body: { secret, password, ...(code !== undefined && { code }) },
    }),
  );
export const signOut = () => unwrap(client.POST('/api/staff/sign-out'));
export const getAccount = () => unwrap(client.GET('/api/staff/me/account'));
export const endOthers = () => unwrap(client.POST('/api/staff/me/sessions/end-others'));
export const endSession = (id: string) =>
  unwrap(client.POST('/api/staff/me/sessions/{id}/end', { params: path(id) }));
export const changePassword = (old: string, next: string) =>
  unwrap(client.POST('/api/staff/me/password', { body: { old, next } }));
export const beginSecond = () => unwrap(client.POST('/api/staff/me/second-factor'));
export const confirmSecond = (code: string) =>
  unwrap(client.POST('/api/staff/me/second-factor/confirm', { body: { code } }));
export const removeSecond = (code: string) =>
  unwrap(client.POST('/api/staff/me/second-factor/remove', { body: { code } }));
export const renewCodes = (code: string) =>
  unwrap(client.POST('/api/staff/me/recovery-codes', { body: { code } }));

export const listPeople = () => unwrap(client.GET('/api/staff/people'));
/** Whether it is done; otherwise it waits for a second person. */
const isDone = async (sent: Promise<{ readonly response: Response }>): Promise<boolean> => {
  const answer = await sent;
  await unwrap(answer as never);
  return answer.response.status !== 202;
};
export const invitePerson = (body: {
  readonly name: string;
  readonly email: string;
  readonly roles: StaffRole[];
}) => isDone(client.POST('/api/staff/people', { body }));
export const setRoles = (id: string, roles: StaffRole[]) =>
  isDone(client.POST('/api/staff/people/{id}/roles', { params: path(id), body: { roles } }));
export const blockPerson = (id: string) =>
  isDone(client.POST('/api/staff/people/{id}/block', { params: path(id) }));
export const unblockPerson = (id: string) =>
  isDone(client.POST('/api/staff/people/{id}/unblock', { params: path(id) }));
export const resetPerson = (id: string) =>
  isDone(client.POST('/api/staff/people/{id}/reset', { params: path(id) }));
export const linkPerson = (id: string) =>
  unwrap(client.POST('/api/staff/people/{id}/links', { params: path(id) }));
export const codePerson = (id: string) =>
  unwrap(client.POST('/api/staff/people/{id}/entry-code', { params: path(id) }));
export const listPartners = () => unwrap(client.GET('/api/staff/partners'));
export const invitePartnerPerson = (
  id: string,
  body: { readonly name: string; readonly email: string; readonly roles: PartnerRole[] },
) => isDone(client.POST('/api/staff/partners/{id}/people', { params: path(id), body }));
export const endPersonSessions = (id: string) =>
  isDone(client.POST('/api/staff/people/{id}/sessions/end', { params: path(id) }));
