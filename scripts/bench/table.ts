import type { Figure } from './figure.ts';

const keysOf = (figure: Figure): string => Object.keys(figure.values).join(' ');

/** Figures as tables for docs/reference/figures.md: those that tell the same things share one. */
export function tableOf(figures: readonly Figure[]): string {
  const tables = Map.groupBy(figures, keysOf);
  return [...tables.values()]
    .map((some) => {
      const columns = Object.keys(some[0]?.values ?? {});
      const lines = some.map(
        ({ name, values }) => `| ${name} | ${columns.map((c) => values[c] ?? '').join(' | ')} |`,
      );
      const head = [`| | ${columns.join(' | ')} |`, `|${'---|'.repeat(columns.length + 1)}`];
      return [...head, ...lines].join('\n');
    })
    .join('\n\n');
}
