import type { ApiProblem } from '@open310/sdk';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './controls.tsx';
import { CloudOffIcon, EmptyIcon, SearchOffIcon, ShieldIcon } from './icons.tsx';
import { Page } from './page.tsx';
import { type Text, useText } from './text.tsx';

/** Grey shapes where the page will be: calmer than a spinner, and nothing jumps when it comes. */
export function Loading() {
  const text = useText();
  return (
    <div className="page" aria-busy="true">
      <p className="unseen" role="status">
        {text('kit.loading')}
      </p>
      <div className="skeleton" style={{ height: 34, width: '60%', marginTop: 12 }} />
      <div className="skeleton" style={{ height: 168 }} />
      <div className="skeleton" style={{ height: 120 }} />
    </div>
  );
}

/** There is nothing yet, and what to do about it. */
export function Empty(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="state">
      <EmptyIcon className="state-mark" />
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.action}
    </div>
  );
}

/** What a problem means for the person in front of the page. */
export function sayProblem(text: Text, problem: ApiProblem): { title: string; body: string } {
  if (problem.status === 0) {
    return {
      title: text('kit.problem.unreachable.title'),
      body: text('kit.problem.unreachable'),
    };
  }
  if (problem.status === 404) {
    return { title: text('kit.problem.missing.title'), body: text('kit.problem.missing') };
  }
  if (problem.code === 'access_denied') {
    return { title: text('kit.problem.denied.title'), body: text('kit.problem.denied') };
  }
  if (problem.status === 429) {
    return { title: text('kit.problem.busy.title'), body: text('kit.problem.busy') };
  }
  if (problem.status >= 500) {
    return { title: text('kit.problem.server.title'), body: text('kit.problem.server') };
  }
  return { title: text('kit.problem.title'), body: problem.detail ?? problem.title };
}

const marks = { 0: CloudOffIcon, 404: SearchOffIcon };

/** A whole page that could not be shown: why, and the way on. */
export function Problem(props: {
  readonly problem: ApiProblem;
  readonly onRetry?: () => void;
  readonly onHome?: () => void;
}) {
  const text = useText();
  const { title, body } = sayProblem(text, props.problem);
  const Mark = marks[props.problem.status as keyof typeof marks] ?? ShieldIcon;
  const retry = props.problem.retryable || props.problem.status >= 500;
  return (
    <Page title={title} quietTitle testId="problem">
      <div className="state">
        <Mark className="state-mark" />
        <p className="state-title" aria-hidden="true">
          {title}
        </p>
        <p>{body}</p>
        {retry && props.onRetry && <Button onPress={props.onRetry}>{text('kit.retry')}</Button>}
        {props.onHome && (
          <Button kind={retry ? 'text' : 'primary'} onPress={props.onHome}>
            {text('kit.home')}
          </Button>
        )}
        <p className="quiet">{text('kit.problem.code', { code: props.problem.code })}</p>
      </div>
    </Page>
  );
}

/** Whether the browser believes it has a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** Says that the network is away, for as long as it is. */
export function Offline({ when }: { readonly when?: boolean }) {
  const text = useText();
  const online = useOnline();
  return (
    <div role="status" data-testid="offline">
      {(!online || when) && <p className="offline">{text('kit.offline')}</p>}
    </div>
  );
}
