import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { AmountView } from './amount.tsx';
import type { Range } from './amounts.ts';
import type { Ground, TermMonths } from './api.ts';
import { ConfirmView } from './confirm.tsx';
import { CostView } from './cost.tsx';
import { findPending, type Pending } from './pending.ts';
import { NotFound } from './problems.tsx';

export interface DrawStepsProps {
  readonly ground: Ground;
  readonly step: string | undefined;
  readonly range: Range;
  readonly termMonths: readonly number[];
  readonly annualRateE9: string;
  /** Where "back" leads from the first step. */
  readonly home: string;
}

/** From a limit to money: how much and how long, what it costs, confirm. The address keeps the place. */
export function DrawSteps(props: DrawStepsProps) {
  const { ground, step, range } = props;
  const [, go] = useLocation();
  const search = new URLSearchParams(useSearch());
  const [pending, setPending] = useState<Pending | undefined>(() => findPending(ground));
  const base = ground.kind === 'applications' ? `/apply/${ground.id}` : `/facilities/${ground.id}`;
  const amountFen = search.get('amount') ?? '';
  const term = Number(search.get('term'));
  const chosen = /^\d{1,15}$/.test(amountFen) && props.termMonths.includes(term);

  if (pending) {
    return (
      <ConfirmView
        ground={ground}
        pending={pending}
        onBack={() => {
          setPending(undefined);
          go(`${base}/amount`, { replace: true });
        }}
      />
    );
  }
  if (step === 'cost' && chosen) {
    return (
      <CostView
        ground={ground}
        amountFen={amountFen}
        termMonths={term as TermMonths}
        onBack={() => go(`${base}/amount?amount=${amountFen}&term=${term}`)}
        onConfirm={setPending}
      />
    );
  }
  if (step === 'amount' || step === 'cost') {
    return (
      <AmountView
        range={range}
        termMonths={props.termMonths}
        annualRateE9={props.annualRateE9}
        first={chosen ? { amountFen, term } : undefined}
        onBack={() => go(props.home)}
        onChosen={(amount, months) => go(`${base}/cost?amount=${amount}&term=${months}`)}
      />
    );
  }
  return <NotFound />;
}
