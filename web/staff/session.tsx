import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { asProblem, Loading, sayProblem, useText } from '../ui/index.ts';
import { getCaller, type StaffCaller, type StaffStage, signOut, signWith } from './api.ts';
import { house } from './house.ts';
import { LinkPage } from './link.tsx';
import { SetSecond } from './second-factor.tsx';
import { AskCode, SignIn } from './sign-in.tsx';

const PLACE = 'open310.staff-key'; // Keys open the staff's pages alone.

interface Session {
  readonly caller: StaffCaller;
  /** Whether one entered by an access key: it has no account. */
  readonly isKey: boolean;
  /** Whether the key or the roles open this. */
  may(scope: string): boolean;
  signOut(): void;
}

const Current = createContext<Session | undefined>(undefined);

/** Who is signed in; only below `SessionProvider`. */
export function useSession(): Session {
  const session = useContext(Current);
  if (!session) throw new Error('no session');
  return session;
}

const kept = (): string | null => {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null; // A browser that keeps nothing: the key lives as long as the page.
  }
};

function keep(key: string | null): void {
  try {
    if (key === null) sessionStorage.removeItem(PLACE);
    else sessionStorage.setItem(PLACE, key);
  } catch {
    // As above.
  }
}

type State =
  | { readonly at: 'busy' }
  | { readonly at: 'out'; readonly wrongKey?: string; readonly hasEnded?: boolean }
  | { readonly at: 'code' }
  | { readonly at: 'enrol' }
  | { readonly at: 'link' }
  | { readonly at: 'in'; readonly caller: StaffCaller; readonly isKey: boolean };

const stages: Readonly<Record<string, State>> = {
  second_factor_needed: { at: 'code' },
  second_factor_unset: { at: 'enrol' },
};

/** How far one is in, asked of the server: by the key of this tab, else by the session of this browser. */
function useEntering(): [State, (next: State) => void, (key: string | null) => Promise<void>] {
  const text = useText();
  const [state, setState] = useState<State>({ at: 'busy' });
  const enter = useCallback(
    async (key: string | null) => {
      signWith(key);
      keep(key);
      try {
        const caller = await getCaller();
        setState({ at: 'in', caller, isKey: key !== null });
      } catch (error) {
        const problem = asProblem(error);
        signWith(null);
        if (problem.code === 'access_denied') keep(null);
        const wrongKey =
          problem.code === 'access_denied'
            ? text('staff.key.wrong')
            : sayProblem(text, problem).title;
        setState(stages[problem.code] ?? (key === null ? { at: 'out' } : { at: 'out', wrongKey }));
      }
    },
    [text],
  );
  return [state, setState, enter];
}

/** Lets one of the lender's people in, and shows what is below to them. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const [state, setState, enter] = useEntering();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the tab opens.
  useEffect(() => {
    if (window.location.pathname === `/${house}/link`) setState({ at: 'link' });
    else void enter(house === 'staff' ? kept() : null);
  }, []);
  useEndNoticed(state, setState);
  const onStage = (stage: StaffStage) => {
    // The link is used, and what a provider said is over: neither stays in the address.
    if (/link$|problem=/.test(window.location.pathname + window.location.search)) {
      window.history.replaceState(null, '', `/${house}`);
    }
    if (stage === 'open') void enter(null);
    else setState({ at: stage });
  };
  const leave = (isKey: boolean) => {
    keep(null);
    signWith(null);
    if (!isKey) void signOut().catch(() => {}); // Without a session there is nothing left to end.
    setState({ at: 'out' });
  };
  switch (state.at) {
    case 'busy':
      return <Loading />;
    case 'link':
      return <LinkPage onStage={onStage} />;
    case 'code':
      return <AskCode onOpen={() => void enter(null)} onCancel={() => leave(false)} />;
    case 'enrol':
      return (
        <main className="staff-alone">
          <h1>{text('staff.second.title')}</h1>
          <SetSecond onDone={() => void enter(null)} />
        </main>
      );
    case 'out':
      return (
        <SignIn
          wrongKey={state.wrongKey}
          hasEnded={state.hasEnded ?? false}
          onKey={(key) => void enter(key)}
          onStage={onStage}
        />
      );
    case 'in': {
      const { caller, isKey } = state;
      const may = (scope: string) => caller.scopes.includes(scope);
      const session = { caller, isKey, may, signOut: () => leave(isKey) };
      return <Current.Provider value={session}>{children}</Current.Provider>;
    }
  }
}

/** A session that ended elsewhere is noticed when one comes back to the page, not at the first click that fails. */
function useEndNoticed(state: State, setState: (next: State) => void): void {
  useEffect(() => {
    if (state.at !== 'in' || state.isKey) return;
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      getCaller().catch((error: unknown) => {
        if (asProblem(error).status === 401) setState({ at: 'out', hasEnded: true });
      });
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [state, setState]);
}
