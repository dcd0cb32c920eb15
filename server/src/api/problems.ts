import { fileFaults } from '../connectors/index.ts';
import type { Refusal, Result } from '../kernel/index.ts';
import { HttpProblem, type ProblemDetails } from '../platform/index.ts';

type Status = ProblemDetails['status'];

/** Why a file is not taken: `says` in the answer tells the borrower. */
const fileProblems = Object.fromEntries(
  Object.entries(fileFaults).map(([code, { en }]) => [
    code,
    [code === 'file_too_large' ? 413 : 422, en.replace(/\.$/, '')] as const,
  ]),
) as Record<string, readonly [Status, string]>;

// The one place that turns a refusal's code into an HTTP status and a title. A code that is not
// here is a bug and answers 500; a tidy test compares this list with the rooms' refusal types.
// `docs/reference/problems.md` is generated from it.
export const problemCodes: Readonly<Record<string, readonly [Status, string]>> = {
  invalid_request: [400, 'The request is not understood'],
  body_too_large: [413, 'The request is too large'],
  unsupported_media_type: [415, 'Send JSON'],
  not_signed_in: [401, 'Sign in first'],
  access_denied: [401, 'The access key is not known or lacks the scope'],
  not_found: [404, 'There is no such thing, or it is not yours'],
  application_not_found: [404, 'There is no such application, or it is not yours'],
  facility_not_found: [404, 'There is no such facility, or it is not yours'],
  loan_not_found: [404, 'There is no such loan, or it is not yours'],
  consent_not_found: [404, 'There is no such consent, or it is not yours'],
  decision_not_found: [404, 'There is no such decision, or it is not yours'],
  repayment_not_found: [404, 'There is no such repayment of this loan'],
  disclosure_not_found: [404, 'This total-cost table was not shown to you, or not for this'],
  application_under_way: [409, 'Another application is under way: go on with that one'],
  application_conflict: [409, 'This id was used for something else'],
  signature_missing: [422, 'Sign what was shown'],
  signature_wrong: [422, 'The signature is not one over what was shown'],
  proposal_not_found: [404, 'There is no such proposal'],
  proposal_decided: [409, 'Somebody has decided on it'],
  proposal_own: [409, 'Another has to allow what you want done'],
  proposal_expired: [409, 'It was proposed too long ago: propose it again'],
  documents_not_offered: [404, 'This lender hands out no documents'],
  document_not_found: [404, 'There is no such document, or it is not yours'],
  agreement_altered: [409, 'What is kept is not what was shown: tell the lender'],
  statement_not_ready: [409, 'There is no statement of this month, or it is not over'],
  paper_empty: [422, 'The file is empty'],
  paper_too_large: [413, 'The file is too large'],
  paper_kind_unknown: [422, 'Photos (JPEG, PNG), PDF, XML, OFD, CSV and XLSX are read'],
  papers_too_many: [429, 'So many papers wait already: go on tomorrow'],
  paper_not_found: [404, 'There is no such paper, or it is not yours'],
  paper_judged: [409, 'The paper has been judged'],
  paper_field_malformed: [422, 'A field does not look right'],
  paper_unusable: [422, 'What it says cannot be taken in: mend the fields, or refuse it'],
  identity_not_asked: [409, 'This lender does not ask here who you are'],
  identity_missing: [409, 'Say who you are first'],
  group_exposure_high: [422, 'What you and those connected with you owe leaves no room'],
  region_limit_reached: [422, 'The lender has lent as much as it may in this region'],
  industry_limit_reached: [422, 'The lender has lent as much as it may in this industry'],
  purpose_not_allowed: [422, 'A loan here may not be for that'],
  seller_missing: [422, 'So much is paid to whom you buy from: tell who that is'],
  flag_not_found: [404, 'There is no such flag'],
  flag_decided: [409, 'A person has decided on this already'],
  partner_limit_reached: [422, 'No more is lent together with the partner at present'],
  partner_share_low: [422, 'The share of a partner is at least 30 % of each loan'],
  partner_agreed_already: [422, 'Another partner’s agreement is in force'],
  bucket_unknown: [422, 'There is no such region or industry'],
  identity_held: [409, 'Your details are being checked'],
  identity_wrong: [422, 'Name and number do not go together'],
  identity_unanswered: [503, 'The register did not answer: try again shortly'],
  identity_not_found: [404, 'There is no such identity'],
  identity_decided: [409, 'Nothing waits for a person here'],
  form_not_offered: [422, 'This lender does not take this form of application'],
  too_many_contests: [409, 'So much was contested already: ask for a person'],
  nothing_to_review: [409, 'There is no decision that a person could look at now'],
  review_decided: [409, 'A person has decided this already'],
  review_not_found: [404, 'There is no such review'],
  limit_not_allowed: [422, 'The limit is outside what the record allows'],
  loans_open: [409, 'Money is owed: this can be done once it is repaid'],
  segment_fixed: [409, 'What the business is cannot change while an application or a limit stands'],
  consent_text_changed: [409, 'The text has changed: read it again'],
  drawdown_conflict: [409, 'This drawdown id was used for something else'],
  repayment_conflict: [409, 'This repayment id was used for something else'],
  refund_conflict: [409, 'This refund id was used for something else'],
  change_conflict: [409, 'This change id was used for something else'],
  renewal_conflict: [409, 'This decision renewed the facility otherwise'],
  offer_signed: [409, 'The offer of this decision was signed already'],
  renewal_stands: [409, 'This loan was renewed: the new loan has taken it over'],
  already_reversed: [409, 'This repayment is reversed already'],
  refund_in_progress: [409, 'A refund of this loan is on its way'],
  request_in_progress: [409, 'The same request is still running'],
  repayment_in_progress: [409, 'Another repayment of this loan is being collected'],
  not_offered: [409, 'There is no open offer'],
  nothing_missing: [409, 'Nothing is asked for now'],
  too_late_to_withdraw: [409, 'It is too late to withdraw'],
  offer_expired: [409, 'The offer has expired: apply again'],
  number_malformed: [422, 'This number cannot be right: check it'],
  number_vouched: [409, 'A source vouches for another number'],
  source_not_connected: [422, 'This platform is not connected'],
  payee_missing: [422, 'The account that money is to go to is missing'],
  disclosure_out_of_date: [409, 'The cost table was shown for another day: read it again'],
  reading_time_not_over: [422, 'Read the total-cost table first'],
  term_not_offered: [422, 'This term is not offered'],
  amount_too_small: [422, 'The amount is too small'],
  cost_above_cap: [422, 'It would cost more a year than the lender may take'],
  limit_exceeded: [422, 'The amount is above what is available'],
  facility_frozen: [422, 'The facility is frozen'],
  facility_expired: [422, 'The facility has expired'],
  consent_expired: [422, 'A consent this rests on has expired'],
  loan_not_open: [422, 'The loan is not open'],
  before_drawing: [422, 'That day is before the loan was drawn'],
  value_in_future: [422, 'That day is yet to come'],
  month_not_over: [422, 'The month is not over in the books'],
  period_closed: [422, 'The books of that day are closed for good'],
  period_not_over: [422, 'Only days that are over can be closed'],
  until_before_on: [422, 'It ends before it begins'],
  due_before_on: [422, 'The first due date is not after the day of the change'],
  expires_before_on: [422, 'The facility would have expired already'],
  decision_not_approved: [422, 'The decision approves nothing'],
  decision_too_old: [422, 'The approval is too old, or of a day to come'],
  loan_past_due: [422, 'The loan is past due'],
  interest_unpaid: [422, 'Interest or fees up to today are not paid'],
  too_early_to_renew: [422, 'It is too early to renew the loan'],
  renewed_too_often: [422, 'The debt was renewed as often as it may be'],
  more_than_owed: [422, 'The amount is above what is owed'],
  nothing_overpaid: [422, 'The amount is above what was overpaid'],
  payee_unknown: [422, 'The account that money goes back to is not known'],
  payer_unknown: [422, 'The account to collect from is not known'],
  idempotency_key_reused: [422, 'This Idempotency-Key was used for another request'],
  bad_signature: [401, 'The signature does not fit'],
  stale: [401, 'The message is too old or was seen before'],
  malformed: [400, 'The message is malformed'],
  source_not_offered: [404, 'This lender does not have the source'],
  source_only_adds: [422, 'Sign in by another source first: this one only adds'],
  source_linked_otherwise: [409, 'Another account of this source is connected'],
  not_by_key: [422, 'This source is not connected by typing'],
  field_malformed: [422, 'A field does not look as it must'],
  key_refused: [422, 'The partner does not take these values'],
  no_files_here: [404, 'This source takes no files'],
  no_live_consent: [422, 'Allow the source to be read first'],
  model_not_found: [404, 'There is no such model'],
  model_malformed: [422, 'The model file is malformed'],
  model_altered: [409, 'The model file is not what was taken in'],
  model_version_taken: [409, 'This id and version is another model file'],
  model_step_impossible: [409, 'What the model stands at does not allow this step'],
  model_of_no_segment: [422, 'The model is for no kind of business'],
  model_not_measured: [422, 'The model was not measured on cases it did not learn from'],
  second_person_needed: [409, 'Who proposed the model cannot approve it'],
  segment_unknown: [422, 'There is no such kind of business'],
  model_not_explained: [422, 'The model does not say what each feature did'],
  column_not_a_feature: [422, 'The model reads what is no feature of its kind of business'],
  feature_version_differs: [422, 'A feature means something else than when the model learnt'],
  payload_not_found: [404, 'There is no such payload, or it was forgotten by rule'],
  notice_forged: [401, 'The notice is not signed by the partner'],
  notice_stale: [401, 'The notice is too old'],
  notice_malformed: [400, 'The notice is malformed'],
  ...fileProblems,
  link_taken: [409, 'This account belongs to another borrower here'],
};

/**
 * `refusal` as a problem: its code, and what else it says. Its `status`, of a loan or an application,
 * is told as `state`: the member `status` of a problem is that of HTTP.
 */
export function problemOf(refusal: Refusal): HttpProblem {
  const { code, status: state, ...rest } = refusal as Refusal & { readonly status?: unknown };
  const more = state === undefined ? rest : { ...rest, state };
  const known = problemCodes[code];
  if (!known) throw new Error(`refusal ${code} has no HTTP status`);
  const [status, title] = known;
  return new HttpProblem({ status, code, title, more });
}

/** The value of a result, or its refusal thrown as a problem. */
export function must<T, E extends Refusal>(result: Result<T, E>): T {
  if (!result.ok) throw problemOf(result.error);
  return result.value;
}

/** `value`, or 404 under `code` when there is none: another party's answers the same. */
export function found<T>(value: T | undefined, code = 'not_found'): T {
  if (value === undefined) throw problemOf({ code });
  return value;
}
