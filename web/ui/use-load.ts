import { ApiProblem, unreachable } from '@open310/sdk';
import { useCallback, useEffect, useState } from 'react';

export type Load<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: T }
  | { readonly state: 'problem'; readonly problem: ApiProblem };

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : unreachable(error);

/**
 * What `load` answers, and how far it is. Loads again when `key` changes, on `reload`, and when the
 * network comes back after a problem. A reload keeps what is shown until the new answer is there.
 */
export function useLoad<T>(key: string, load: () => Promise<T>): [Load<T>, () => void] {
  const [round, setRound] = useState(0);
  const [kept, setKept] = useState<{ key: string; load: Load<T> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what `load` closes over.
  useEffect(() => {
    let gone = false;
    load().then(
      (data) => !gone && setKept({ key, load: { state: 'ready', data } }),
      (error: unknown) =>
        !gone && setKept({ key, load: { state: 'problem', problem: asProblem(error) } }),
    );
    return () => {
      gone = true;
    };
  }, [key, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const current: Load<T> = kept?.key === key ? kept.load : { state: 'loading' };
  const failed = current.state === 'problem';
  useEffect(() => {
    if (!failed) return;
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [failed, reload]);
  return [current, reload];
}
