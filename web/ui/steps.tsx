import { CheckIcon, CrossIcon, PenIcon } from './icons.tsx';

export type StepState = 'pending' | 'running' | 'waiting' | 'passed' | 'skipped' | 'failed';

export interface Step {
  readonly name: string;
  readonly label: string;
  readonly state: StepState;
  /** The state in words, for those who do not see the mark. */
  readonly stateText: string;
  readonly time: string | undefined;
  readonly used: readonly { text: string; left: boolean }[];
}

const mark = (state: StepState) => {
  if (state === 'passed') return <CheckIcon />;
  if (state === 'failed') return <CrossIcon />;
  return state === 'waiting' ? <PenIcon /> : null;
};

/** Nodes of a journey from top to bottom: which is done, which runs, what each used, how long. */
export function Steps({
  steps,
  label,
}: {
  readonly steps: readonly Step[];
  readonly label: string;
}) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.name}
          className="step"
          data-state={step.state}
          data-testid={`node-${step.name}`}
          aria-current={step.state === 'running' ? 'step' : undefined}
        >
          <span className="step-mark">{mark(step.state)}</span>
          <span className="step-name">
            {step.label}
            <span className="unseen"> {step.stateText}</span>
          </span>
          <span className="step-time">{step.time}</span>
          {step.used.length > 0 && (
            <ul className="step-used">
              {step.used.map((one) => (
                <li key={one.text} data-left={one.left || undefined}>
                  {one.text}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
