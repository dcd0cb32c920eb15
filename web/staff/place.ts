import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

type Filters = Readonly<Record<string, string | undefined>>;

/**
 * What a list is filtered by, kept in the address: a link shows what its sender saw, and going back
 * undoes a filter. A value that is empty is left out.
 * @returns The filters, how some of them change, and how all of them are left for others.
 */
export function usePlace(): [URLSearchParams, (next: Filters) => void, (next: Filters) => void] {
  const search = useSearch();
  const [at, go] = useLocation();
  const place = useMemo(() => new URLSearchParams(search), [search]);
  const show = useCallback(
    (from: URLSearchParams, next: Filters) => {
      for (const [name, value] of Object.entries(next)) {
        if (value) from.set(name, value);
        else from.delete(name);
      }
      const text = from.toString();
      go(text === '' ? at : `${at}?${text}`);
    },
    [at, go],
  );
  const move = useCallback(
    (next: Filters) => show(new URLSearchParams(search), next),
    [show, search],
  );
  const leave = useCallback((next: Filters) => show(new URLSearchParams(), next), [show]);
  return [place, move, leave];
}
