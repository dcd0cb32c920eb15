import { z } from '@hono/zod-openapi';
import { complaintChannels, complaintKindNames, complaintOutcomes } from '../care/index.ts';
import { grounds } from '../collections/index.ts';
import { classTexts } from '../servicing/index.ts';
import { DateText, FenText, InstantMs, idText, RateText, Says } from './shapes.ts';

// What borrowers and staff both see: plans for who cannot pay, and complaints.

const nonEmpty = <T extends string>(names: readonly T[]) => names as [T, ...T[]];
export const RiskClassName = z.enum(
  nonEmpty(Object.keys(classTexts) as (keyof typeof classTexts)[]),
);
export const GroundName = z
  .enum(nonEmpty(Object.keys(grounds) as (keyof typeof grounds)[]))
  .openapi('HardshipGround');
export const ComplaintKindName = z.enum(complaintKindNames).openapi('ComplaintKind');
export const ComplaintChannel = z.enum(complaintChannels);
export const ComplaintOutcome = z.enum(complaintOutcomes);

const months = z.int().min(1).max(24);

export const Relief = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('deferral'), months }),
    z.strictObject({ kind: z.literal('longer'), installments: z.int().min(1).max(60) }),
    z.strictObject({ kind: z.literal('interestOnly'), months }),
    z.strictObject({ kind: z.literal('rateCut'), annualRateE9: RateText }),
    z.strictObject({ kind: z.literal('waivePenalty') }),
  ])
  .openapi('Relief', { description: 'What a borrower who cannot pay may be given.' });

const ReliefSide = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        dueOn: DateText,
        principalFen: FenText,
        interestFen: FenText,
        otherFen: FenText.openapi({ description: 'Penalty interest and fees.' }),
        dueFen: FenText,
      }),
    ),
    principalFen: FenText,
    interestFen: FenText,
    otherFen: FenText,
    totalFen: FenText,
    endsOn: DateText,
  })
  .openapi('ReliefSide', { description: 'What is still to be paid, if all is paid on its day.' });

export const ReliefTable = z
  .strictObject({
    on: DateText,
    before: ReliefSide,
    after: ReliefSide,
    differenceFen: FenText.openapi({
      description: 'More for the borrower to pay in all, or less where below zero.',
    }),
    dueNowFen: FenText.openapi({ description: 'Of the new plan due at once.' }),
    classBefore: RiskClassName,
    classAfter: RiskClassName,
  })
  .openapi('ReliefTable');

/** The parts of a plan: strict objects cannot be built upon each other in JSON schema, their parts can. */
export const hardshipParts = {
  id: idText('hardship'),
  borrowerId: idText('borrower'),
  loanId: idText('loan'),
  ground: GroundName,
  groundSays: Says,
  said: z.string().nullable(),
  askedBy: z.enum(['borrower', 'staff']),
  askedAt: InstantMs,
  answerBy: DateText.openapi({ description: 'By when it is to be answered.' }),
  state: z.enum([
    'asked',
    'offered',
    'running',
    'declined',
    'withdrawn',
    'expired',
    'failed',
    'completed',
  ]),
  relief: z.union([Relief, z.null()]),
  acceptedOn: DateText.nullable(),
  isSigned: z.boolean(),
  endedWhy: z.string().nullable(),
  offer: z
    .strictObject({ table: ReliefTable, digest: z.string(), until: DateText })
    .nullable()
    .openapi({ description: 'As of today; null where none stands.' }),
};
export const Hardship = z.strictObject(hardshipParts).openapi('Hardship');

export const complaintParts = {
  id: idText('complaint'),
  borrowerId: idText('borrower'),
  kind: ComplaintKindName,
  kindSays: Says,
  loanId: idText('loan').nullable(),
  channel: ComplaintChannel,
  state: z.enum(['open', 'answered', 'withdrawn']),
  receivedAt: InstantMs,
  dueOn: DateText.openapi({ description: 'The last day on which it may be answered.' }),
  daysLeft: z.int().openapi({ description: 'Less than none: overdue. Of one that is open.' }),
  extended: z.int(),
  reopenedOn: DateText.nullable(),
  outcome: ComplaintOutcome.nullable(),
  answeredOn: DateText.nullable(),
};
export const ComplaintSummary = z.strictObject(complaintParts).openapi('ComplaintSummary');

export const ComplaintEntry = z
  .strictObject({
    id: z.string(),
    kind: z.enum([
      'filed',
      'acknowledged',
      'assigned',
      'message',
      'extended',
      'answered',
      'reopened',
      'withdrawn',
    ]),
    byWhom: z.enum(['borrower', 'staff', 'system']),
    byName: z.string(),
    text: z.string().nullable(),
    dueOn: DateText.nullable(),
    outcome: ComplaintOutcome.nullable(),
    at: InstantMs,
  })
  .openapi('ComplaintEntry');

export const complaintFileParts = { ...complaintParts, entries: z.array(ComplaintEntry) };
export const ComplaintFile = z.strictObject(complaintFileParts).openapi('Complaint');

/** Something that a person writes. */
export const Words = z.string().trim().min(2).max(2_000);
