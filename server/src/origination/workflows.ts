import type { WorkflowDefinition } from '../platform/index.ts';
import { readMoreWorkflow } from './add-source.ts';
import type { Deps } from './deps.ts';
import { expireWorkflow } from './expire.ts';
import { assessWorkflow, journeyWorkflow } from './journey.ts';
import { readPaperWorkflow } from './papers.ts';
import { relateChangedWorkflow, relateWorkflow } from './relate.ts';
import { settlePayoutWorkflow } from './settle.ts';
import { recomputeV1Workflow, recomputeWorkflow } from './take-back.ts';

/** Everything here that goes on by itself. */
export const originationWorkflows = (deps: Deps): WorkflowDefinition[] => [
  journeyWorkflow(deps),
  assessWorkflow(deps),
  expireWorkflow(deps),
  readMoreWorkflow(deps),
  readPaperWorkflow(deps),
  recomputeWorkflow(deps),
  recomputeV1Workflow(deps),
  relateWorkflow(deps),
  relateChangedWorkflow(deps),
  settlePayoutWorkflow(deps),
];
