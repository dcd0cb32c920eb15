import type { ApiProblem } from '@open310/sdk';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { asProblem, BigNumber, Card, Page, type StepState, Steps, useText } from '../ui/index.ts';
import type { Drawn, Ground } from './api.ts';
import { type Pending, sendConfirmation } from './pending.ts';
import { Refused } from './refused.tsx';
import { PageProblem, useSession } from './session.tsx';

interface ConfirmProps {
  readonly ground: Ground;
  readonly pending: Pending;
  readonly onBack: () => void;
}

const sending = new Map<string, Promise<Drawn>>();

/** One request for one confirmation, however often the view is drawn. */
function sendOnce(ground: Ground, pending: Pending): Promise<Drawn> {
  const known = sending.get(pending.drawdownId);
  if (known) return known;
  const sent = sendConfirmation(ground, pending).finally(() => sending.delete(pending.drawdownId));
  sending.set(pending.drawdownId, sent);
  return sent;
}

/** Signed, and the money on its way: shows what runs, then leads to "the money has arrived". */
export function ConfirmView({ ground, pending, onBack }: ConfirmProps) {
  const text = useText();
  const [, go] = useLocation();
  const { reload } = useSession();
  const [problem, setProblem] = useState<ApiProblem>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` sends the same again.
  useEffect(() => {
    let gone = false;
    sendOnce(ground, pending).then(
      (drawn) => {
        if (gone) return;
        reload();
        const took =
          drawn.confirmToMoneyMs === null ? '' : `?ms=${Math.round(drawn.confirmToMoneyMs)}`;
        go(`/loans/${drawn.loanId}/arrived${took}`, { replace: true });
      },
      (error: unknown) => !gone && setProblem(asProblem(error)),
    );
    return () => {
      gone = true;
    };
  }, [pending.drawdownId, round]);

  if (problem && problem.status >= 400 && problem.status < 500 && problem.status !== 401) {
    return <Refused problem={problem} onBack={onBack} />;
  }
  if (problem) {
    const again = () => {
      setProblem(undefined);
      setRound((n) => n + 1);
    };
    return <PageProblem problem={problem} onRetry={again} />;
  }
  const step = (name: 'sign' | 'disburse' | 'done', state: StepState) => ({
    name,
    label: text(`node.${name}`),
    state,
    stateText: text(`node.state.${state}`),
    time: undefined,
    used: [],
  });
  return (
    <Page title={text('confirm.title')} lead={text('confirm.lead')} testId="confirming">
      <section className="hero">
        <BigNumber label={text('arrived.amount')} amountFen={pending.amountFen} />
      </section>
      <p className="unseen" role="status">
        {text('node.disburse')} {text('node.state.running')}
      </p>
      <Card>
        <Steps
          label={text('apply.steps')}
          steps={[step('sign', 'passed'), step('disburse', 'running'), step('done', 'pending')]}
        />
      </Card>
    </Page>
  );
}
