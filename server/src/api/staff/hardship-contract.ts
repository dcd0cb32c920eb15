import { createRoute, z } from '@hono/zod-openapi';
import { GroundName, hardshipParts, Relief, ReliefTable, Words } from '../case-shapes.ts';
import { answer, idText, jsonBody, pathId, problems } from '../shapes.ts';
import { waits } from './proposal-shapes.ts';

// Borrowers who cannot pay: who asked, what could be offered at what cost, and what was.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };
const command = problems(400, 401, 404, 409, 413, 415);

const StaffHardship = z
  .strictObject({
    ...hardshipParts,
    assigneeName: z.string().nullable(),
    offeredBy: z.string().nullable(),
  })
  .openapi('StaffHardship');

export const listHardships = createRoute({
  ...base,
  method: 'get',
  path: '/hardships',
  summary: 'Borrowers who cannot pay: those that wait first, or those that are over',
  request: { query: z.object({ state: z.enum(['open', 'over']).default('open') }) },
  responses: {
    200: answer('The plans.', z.strictObject({ hardships: z.array(StaffHardship) })),
    ...problems(400, 401),
  },
});

export const getHardship = createRoute({
  ...base,
  method: 'get',
  path: '/hardships/{id}',
  summary: 'One of them, with what could be offered today and what each costs whom',
  request: { params: pathId('hardship') },
  responses: {
    200: answer(
      'The plan.',
      z
        .strictObject({
          hardship: StaffHardship,
          proposals: z.array(z.strictObject({ relief: Relief, table: ReliefTable })),
        })
        .openapi('HardshipCase'),
    ),
    ...problems(401, 404),
  },
});

export const askHardship = createRoute({
  ...base,
  method: 'post',
  path: '/overdue/{id}/hardships',
  summary: 'Ask for a plan in a borrower’s name, who told so',
  request: {
    params: pathId('loan'),
    ...jsonBody(
      z.strictObject({
        hardshipId: idText('hardship'),
        ground: GroundName,
        said: Words.optional(),
      }),
    ),
  },
  responses: { 201: answer('The plan.', StaffHardship), ...command, ...problems(422) },
});

export const assignHardship = createRoute({
  ...base,
  method: 'post',
  path: '/hardships/{id}/assignment',
  summary: 'Take it to work on, or give it back',
  request: { params: pathId('hardship'), ...jsonBody(z.strictObject({ take: z.boolean() })) },
  responses: { 200: answer('The plan.', StaffHardship), ...command },
});

export const offerHardship = createRoute({
  ...base,
  method: 'post',
  path: '/hardships/{id}/offer',
  summary: 'Offer a relief to the borrower, who sees its table and signs it or not',
  description:
    'The terms change when the borrower accepts, on that day’s table, and not before. It stands for seven days.',
  request: { params: pathId('hardship'), ...jsonBody(z.strictObject({ relief: Relief })) },
  responses: { 200: answer('The plan.', StaffHardship), ...waits, ...command, ...problems(422) },
});

export const declineHardship = createRoute({
  ...base,
  method: 'post',
  path: '/hardships/{id}/decline',
  summary: 'Say no, with a reason that the borrower reads',
  request: { params: pathId('hardship'), ...jsonBody(z.strictObject({ reason: Words })) },
  responses: { 200: answer('The plan.', StaffHardship), ...command },
});
