import { createRoute, z } from '@hono/zod-openapi';
import {
  ComplaintChannel,
  ComplaintKindName,
  ComplaintOutcome,
  complaintFileParts,
  complaintParts,
  Words,
} from '../case-shapes.ts';
import { answer, DateText, Day, idText, jsonBody, pathId, problems, Says } from '../shapes.ts';
import { waits } from './proposal-shapes.ts';

// Complaints: those that wait, the nearest to its day first; what was said; how they ended.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const command = problems(400, 401, 404, 409, 413, 415);
const assignee = { assigneeName: z.string().nullable() };
const StaffSummary = z
  .strictObject({ ...complaintParts, ...assignee })
  .openapi('StaffComplaintSummary');
const StaffComplaint = z
  .strictObject({ ...complaintFileParts, ...assignee })
  .openapi('StaffComplaint');

export const listComplaints = createRoute({
  ...base,
  method: 'get',
  path: '/complaints',
  summary: 'Complaints that wait, the overdue first, or those that are over',
  request: {
    query: z.object({
      state: z.enum(['open', 'over']).default('open'),
      kind: ComplaintKindName.optional(),
      assigned: z.enum(['me']).optional(),
    }),
  },
  responses: {
    200: answer(
      'The complaints.',
      z.strictObject({
        complaints: z.array(StaffSummary),
        kinds: z.array(z.strictObject({ kind: ComplaintKindName, says: Says })),
        source: Says,
      }),
    ),
    ...problems(400, 401),
  },
});

const ReportLine = z
  .strictObject({
    kind: ComplaintKindName,
    says: Says,
    received: z.int(),
    open: z.int(),
    answered: z.int(),
    upheld: z.int(),
    partly: z.int(),
    withdrawn: z.int(),
    reopened: z.int(),
    late: z.int(),
    medianDays: z.int().nullable(),
  })
  .openapi('ComplaintLine');

export const reportComplaints = createRoute({
  ...base,
  method: 'get',
  path: '/complaints/report',
  summary: 'Complaints that came between two days, by kind: how many, how long, how they ended',
  request: {
    query: z.object({
      from: Day.openapi({ param: { name: 'from', in: 'query' } }),
      until: Day.openapi({ param: { name: 'until', in: 'query' } }),
    }),
  },
  responses: {
    200: answer(
      'The report.',
      z
        .strictObject({ from: DateText, until: DateText, lines: z.array(ReportLine) })
        .openapi('ComplaintReport'),
    ),
    ...problems(400, 401),
  },
});

export const getComplaint = createRoute({
  ...base,
  method: 'get',
  path: '/complaints/{id}',
  summary: 'A complaint with all that was said and done',
  request: { params: pathId('complaint') },
  responses: { 200: answer('The complaint.', StaffComplaint), ...problems(401, 404) },
});

export const fileComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints',
  summary: 'Take down a complaint that came by another way than the pages',
  request: jsonBody(
    z.strictObject({
      complaintId: idText('complaint'),
      borrowerId: idText('borrower'),
      kind: ComplaintKindName,
      loanId: idText('loan').optional(),
      channel: ComplaintChannel.exclude(['app']),
      said: Words,
    }),
  ),
  responses: { 201: answer('The complaint.', StaffComplaint), ...command, ...problems(429) },
});

export const assignComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints/{id}/assignment',
  summary: 'Take a complaint to work on',
  request: { params: pathId('complaint') },
  responses: { 200: answer('The complaint.', StaffComplaint), ...problems(401, 404, 409) },
});

export const sayOfComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints/{id}/messages',
  summary: 'Write to the borrower about it',
  request: {
    params: pathId('complaint'),
    ...jsonBody(z.strictObject({ messageId: idText('message'), text: Words })),
  },
  responses: { 201: answer('The complaint.', StaffComplaint), ...command },
});

export const extendComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints/{id}/extension',
  summary: 'Take more time for a complex one, with a reason that the borrower reads',
  request: { params: pathId('complaint'), ...jsonBody(z.strictObject({ reason: Words })) },
  responses: { 200: answer('The complaint.', StaffComplaint), ...command },
});

export const extendComplaintAgain = createRoute({
  ...base,
  method: 'post',
  path: '/complaints/{id}/second-extension',
  summary: 'Take still more time for an especially complex one: a second person has to agree',
  request: { params: pathId('complaint'), ...jsonBody(z.strictObject({ reason: Words })) },
  responses: { 200: answer('The complaint.', StaffComplaint), ...waits, ...command },
});

export const answerComplaint = createRoute({
  ...base,
  method: 'post',
  path: '/complaints/{id}/answer',
  summary: 'Answer a complaint: whether it was right, and what is done about it',
  request: {
    params: pathId('complaint'),
    ...jsonBody(
      z.strictObject({
        outcome: ComplaintOutcome,
        answer: z.string().trim().min(5).max(2_000),
        review: z.boolean().default(false).openapi({
          description: 'Whether it is the answer to one that was taken up again.',
        }),
      }),
    ),
  },
  responses: { 200: answer('The complaint.', StaffComplaint), ...command },
});
