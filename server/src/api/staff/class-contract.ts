import { createRoute, z } from '@hono/zod-openapi';
import { answer, DateText, FenText, problems, Says } from '../shapes.ts';

// The book by the five classes of risk, with the floor of provisions and expected loss.

const ppm = z.int().openapi({ description: 'Parts per million.' });

const ClassName = z.enum(['pass', 'specialMention', 'substandard', 'doubtful', 'loss']);

export const getClasses = createRoute({
  tags: ['staff'],
  security: [{ accessKey: [] }],
  method: 'get',
  path: '/classes',
  summary: 'Open loans by the five classes of risk: the floor of provisions, and expected loss',
  responses: {
    200: answer(
      'The classes.',
      z
        .strictObject({
          on: DateText,
          lines: z.array(
            z.strictObject({
              class: ClassName,
              says: Says,
              loans: z.int(),
              borrowers: z.int(),
              principalFen: FenText,
              watched: z.int().openapi({ description: 'For having been restructured.' }),
              infected: z.int().openapi({ description: 'By their borrower’s other debt.' }),
              infectedElsewhere: z
                .int()
                .openapi({ description: 'Of these, only by debt to other lenders.' }),
              setAsidePpm: ppm,
              setAsideFen: FenText,
              exposureFen: FenText.openapi({ description: 'Principal, interest and fees owed.' }),
              expectedFen: FenText.openapi({ description: 'PD × LGD × exposure, loan by loan.' }),
              unknown: z.int().openapi({ description: 'Loans whose PD is not known.' }),
            }),
          ),
          products: z.array(
            z.strictObject({
              class: ClassName,
              product: z.string().openapi({ description: 'Empty: drawn before it was kept.' }),
              says: Says.nullable(),
              loans: z.int(),
              principalFen: FenText,
              exposureFen: FenText,
              expectedFen: FenText,
              unknown: z.int(),
            }),
          ),
          models: z.array(
            z.strictObject({
              from: z.string().openapi({ description: 'Whose PD it is; empty: none is known.' }),
              loans: z.int(),
            }),
          ),
          days: z.array(
            z.strictObject({
              day: DateText,
              floorFen: FenText,
              expectedFen: FenText,
              unknown: z.int(),
            }),
          ),
          onLoansFen: FenText,
          undrawnFen: FenText,
          onUndrawnFen: FenText,
          expectedFen: FenText.openapi({ description: 'On loans and on undrawn limits.' }),
          unknown: z.int(),
          provisionFen: FenText.openapi({ description: 'The greater of floor and expected loss.' }),
          lgdPpm: ppm,
          lgdFrom: z.string(),
          specialMentionPpm: ppm,
          undrawnPpm: ppm,
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
