/** How often each partner was called, by method, refused calls included. */
export interface Requests {
  count(partner: string, method: string): void;
  counts(): Record<string, Record<string, number>>;
}

const METHODS_MAX = 100;

export function createRequests(): Requests {
  const counts = new Map<string, Map<string, number>>();
  return {
    count: (partner, method) => {
      const methods = counts.get(partner) ?? new Map<string, number>();
      counts.set(partner, methods);
      // Names come from callers: an endless supply of made-up ones must not fill the memory.
      const name = methods.has(method) || methods.size < METHODS_MAX ? method : '(other)';
      methods.set(name, (methods.get(name) ?? 0) + 1);
    },
    counts: () =>
      Object.fromEntries(
        [...counts].map(([partner, methods]) => [partner, Object.fromEntries(methods)]),
      ),
  };
}
