import type { ApiProblem } from '@open310/sdk';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useLocation } from 'wouter';
import { type Load, Loading, Problem, useLoad } from '../ui/index.ts';
import { getMe, type Me } from './api.ts';
import { SessionEnded } from './problems.tsx';

interface Session {
  readonly me: Load<Me>;
  readonly reload: () => void;
}

const Current = createContext<Session>({ me: { state: 'loading' }, reload: () => {} });

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [me, reload] = useLoad('me', getMe);
  const session = useMemo(() => ({ me, reload }), [me, reload]);
  return <Current.Provider value={session}>{children}</Current.Provider>;
}

export const useSession = (): Session => useContext(Current);

/** Nobody is signed in here: an answer like any other, not a failure of the page. */
export const isSignedOut = (load: Load<unknown>): boolean =>
  load.state === 'problem' && load.problem.status === 401;

/** A problem in place of the page: sign in again, or try again, or go home. */
export function PageProblem(props: { readonly problem: ApiProblem; readonly onRetry: () => void }) {
  const [, go] = useLocation();
  if (props.problem.status === 401) return <SessionEnded />;
  return <Problem problem={props.problem} onRetry={props.onRetry} onHome={() => go('/')} />;
}

/** Shows `children` of what was loaded; until then, that it loads or why it cannot. */
export function Loaded<T>(props: {
  readonly load: Load<T>;
  readonly reload: () => void;
  readonly children: (data: T) => ReactNode;
}) {
  const { load } = props;
  if (load.state === 'loading') return <Loading />;
  if (load.state === 'problem') {
    return <PageProblem problem={load.problem} onRetry={props.reload} />;
  }
  return props.children(load.data);
}
