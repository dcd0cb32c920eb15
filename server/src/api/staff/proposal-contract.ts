import { createRoute, z } from '@hono/zod-openapi';
import { answer, jsonBody, pathId, problems } from '../shapes.ts';
import { Proposal } from './proposal-shapes.ts';

// What one of the lender's people wants done and another has to allow.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };

export const listProposals = createRoute({
  ...base,
  method: 'get',
  path: '/proposals',
  summary: 'What waits for a second person, or was decided on',
  request: { query: z.object({ state: z.enum(['open', 'decided']).default('open') }) },
  responses: {
    200: answer('The proposals.', z.strictObject({ proposals: z.array(Proposal) })),
    ...problems(400, 401),
  },
});

export const decideProposal = createRoute({
  ...base,
  method: 'post',
  path: '/proposals/{id}',
  summary: 'Allow what another wants done, or reject it',
  description:
    'Allowed, it is done at once as if its maker had done it, and what came of it is answered. Nobody allows their own; anybody may take their own back.',
  request: {
    params: pathId('proposal'),
    ...jsonBody(
      z.strictObject({
        outcome: z.enum(['allow', 'reject']),
        reason: z.string().trim().min(5).max(500),
      }),
    ),
  },
  responses: {
    200: answer('The proposal.', Proposal),
    ...problems(400, 401, 404, 409, 413, 415),
  },
});
