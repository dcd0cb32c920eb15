import { Alert, Button, Form, Input } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { asProblem, Loading, sayProblem, useText } from '../ui/index.ts';
import { getCaller, type StaffCaller, signWith } from './api.ts';

const PLACE = 'open310.staff-key';

interface Session {
  readonly caller: StaffCaller;
  /** Whether the key opens this. */
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

/** Asks for an access key, which this tab keeps until it is closed, and shows what is below with it. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const [caller, setCaller] = useState<StaffCaller>();
  const [busy, setBusy] = useState(kept() !== null);
  const [wrong, setWrong] = useState<string>();
  const enter = useCallback(
    async (key: string) => {
      setBusy(true);
      signWith(key);
      try {
        setCaller(await getCaller());
        keep(key);
        setWrong(undefined);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.code === 'access_denied') keep(null);
        setWrong(
          problem.code === 'access_denied'
            ? text('staff.key.wrong')
            : sayProblem(text, problem).title,
        );
      } finally {
        setBusy(false);
      }
    },
    [text],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the tab opens.
  useEffect(() => {
    const key = kept();
    if (key !== null) void enter(key);
  }, []);
  if (caller) {
    const session: Session = {
      caller,
      may: (scope) => caller.scopes.includes(scope),
      signOut: () => {
        keep(null);
        signWith(null);
        setCaller(undefined);
      },
    };
    return <Current.Provider value={session}>{children}</Current.Provider>;
  }
  if (busy) return <Loading />;
  return <AskKey wrong={wrong} onKey={(key) => void enter(key)} />;
}

function AskKey(o: { readonly wrong: string | undefined; readonly onKey: (key: string) => void }) {
  const text = useText();
  return (
    <main className="staff-alone">
      <h1>{text('staff.title')}</h1>
      <Form layout="vertical" onFinish={({ key }: { key: string }) => o.onKey(key.trim())}>
        {o.wrong !== undefined && (
          <Alert type="error" showIcon role="alert" title={o.wrong} style={{ marginBottom: 16 }} />
        )}
        <Form.Item
          name="key"
          label={text('staff.key')}
          extra={text('staff.key.hint')}
          rules={[{ required: true, whitespace: true, message: text('staff.key.missing') }]}
        >
          <Input.Password autoFocus autoComplete="off" data-testid="staff-key" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block data-testid="staff-enter">
          {text('staff.enter')}
        </Button>
      </Form>
    </main>
  );
}
