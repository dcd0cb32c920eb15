import { ok, type Result, refuse } from '../kernel/index.ts';

/** Where a model stands. `champion`: its PD decides; `shadow` and `proposed`: it is scored beside. */
export const modelStates = [
  'registered',
  'shadow',
  'proposed',
  'champion',
  'retired',
  'withdrawn',
] as const;
export type ModelState = (typeof modelStates)[number];

/** What people do with a model. `retire` follows from the approval of another. */
export const modelStepKinds = [
  'shadow',
  'unshadow',
  'propose',
  'approve',
  'reject',
  'withdraw',
] as const;
export type ModelStepKind = (typeof modelStepKinds)[number];

/** Where each step leads from each state; what is not here cannot be done. A withdrawn model stays so. */
const leads: Readonly<Record<ModelState, Readonly<Partial<Record<ModelStepKind, ModelState>>>>> = {
  registered: { shadow: 'shadow', propose: 'proposed', withdraw: 'withdrawn' },
  shadow: { unshadow: 'registered', propose: 'proposed', withdraw: 'withdrawn' },
  proposed: { approve: 'champion', reject: 'registered', withdraw: 'withdrawn' },
  champion: { withdraw: 'withdrawn' },
  retired: { shadow: 'shadow', propose: 'proposed', withdraw: 'withdrawn' },
  withdrawn: {},
};

/** Why a step is not taken. In order of precedence. */
export type StepRefusal =
  | {
      readonly code: 'model_step_impossible';
      readonly state: ModelState;
      readonly step: ModelStepKind;
    }
  | { readonly code: 'model_of_no_segment' }
  | { readonly code: 'model_not_measured' }
  | { readonly code: 'second_person_needed'; readonly proposedBy: string };

/** What a step is judged by. */
export interface StepAsked {
  readonly state: ModelState;
  readonly segment: string | null;
  readonly isMeasured: boolean;
  /** Whoever proposed it last. */
  readonly proposedBy: { readonly id: string; readonly name: string } | null;
  readonly step: ModelStepKind;
  readonly by: string;
}

/** The steps that a state allows. */
export const stepsFrom = (state: ModelState): ModelStepKind[] =>
  modelStepKinds.filter((step) => leads[state][step] !== undefined);

/**
 * Where a step leads. Who proposed a model cannot approve it, and what was not measured on cases it did not
 * learn from cannot be proposed.
 * @source rules R1 (risk models: validation, approval, monitoring, withdrawal)
 */
export function judgeStep(asked: StepAsked): Result<ModelState, StepRefusal> {
  const { state, step, segment, isMeasured, proposedBy, by } = asked;
  const next = leads[state][step];
  if (next === undefined) return refuse({ code: 'model_step_impossible', state, step });
  if (segment === null && step !== 'withdraw') return refuse({ code: 'model_of_no_segment' });
  if (step === 'propose' && !isMeasured) return refuse({ code: 'model_not_measured' });
  if (step === 'approve' && proposedBy?.id === by) {
    return refuse({ code: 'second_person_needed', proposedBy: proposedBy.name });
  }
  return ok(next);
}
