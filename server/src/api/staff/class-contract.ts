import { createRoute, z } from '@hono/zod-openapi';
import { answer, DateText, FenText, problems, Says } from '../shapes.ts';

// The book by the five classes of risk, with the floor of provisions.

const ppm = z.int().openapi({ description: 'Parts per million.' });

export const getClasses = createRoute({
  tags: ['staff'],
  security: [{ accessKey: [] }],
  method: 'get',
  path: '/classes',
  summary: 'Open loans by the five classes of risk, and what is to be set aside at least',
  responses: {
    200: answer(
      'The classes.',
      z
        .strictObject({
          on: DateText,
          lines: z.array(
            z.strictObject({
              class: z.enum(['pass', 'specialMention', 'substandard', 'doubtful', 'loss']),
              says: Says,
              loans: z.int(),
              borrowers: z.int(),
              principalFen: FenText,
              watched: z.int().openapi({ description: 'For having been restructured.' }),
              infected: z.int().openapi({ description: 'By their borrower’s other debt.' }),
              setAsidePpm: ppm,
              setAsideFen: FenText,
            }),
          ),
          principalFen: FenText,
          nonPerformingFen: FenText,
          nonPerformingPpm: ppm,
          byClassFen: FenText,
          byLoanRatioFen: FenText,
          byCoverageFen: FenText,
          floorFen: FenText.openapi({ description: 'The largest of the three.' }),
          look: z.enum(['retail', 'borrower']),
          loanRatioPpm: ppm,
          coveragePpm: ppm,
        })
        .openapi('RiskClasses'),
    ),
    ...problems(401),
  },
});
