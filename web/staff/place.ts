import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

/**
 * What a list is filtered by, kept in the address: a link shows what its sender saw, and going back
 * undoes a filter. A value that is empty is left out.
 */
export function usePlace(): [
  URLSearchParams,
  (next: Readonly<Record<string, string | undefined>>) => void,
] {
  const search = useSearch();
  const [at, go] = useLocation();
  const place = useMemo(() => new URLSearchParams(search), [search]);
  const move = useCallback(
    (next: Readonly<Record<string, string | undefined>>) => {
      const moved = new URLSearchParams(search);
      for (const [name, value] of Object.entries(next)) {
        if (value) moved.set(name, value);
        else moved.delete(name);
      }
      const text = moved.toString();
      go(text === '' ? at : `${at}?${text}`);
    },
    [search, at, go],
  );
  return [place, move];
}
