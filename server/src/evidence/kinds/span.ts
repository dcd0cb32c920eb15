import type { PaperDefinition } from '../define.ts';
import type { Fields } from '../fields.ts';
import { inOrder, plain } from '../paper-text.ts';
import { dayIn } from '../shapes.ts';

const DAYS = /\d{4}[年\-/.]\d{1,2}[月\-/.]\d{1,2}/g;

/** From and to of a contract: the two days behind one of `labels`, on its line or the one below. */
export const spanChecks = (labels: readonly string[]): Pick<PaperDefinition, 'look' | 'check'> => ({
  look: ({ runs }, found): Fields => {
    const words = inOrder(runs).map((run) => ({ ...run, text: plain(run.text) }));
    const named = words.flatMap(({ text }, i) =>
      labels.some((label) => text.includes(label)) ? [words.slice(i, i + 5)] : [],
    );
    // A label that was read wrong: two days in one run are a span, whatever stands before them.
    const whole = words
      .filter(({ text }) => (text.match(DAYS)?.length ?? 0) >= 2)
      .map((run) => [run]);
    for (const near of [...named, ...whole]) {
      const days = near.flatMap((run) =>
        (run.text.match(DAYS) ?? []).map((day) => ({ day: dayIn(day), sure: run.sure })),
      );
      const [from, to] = days;
      if (from?.day === undefined || to?.day === undefined) continue;
      return {
        ...found,
        from: { value: from.day, sure: from.sure },
        to: { value: to.day, sure: to.sure },
      };
    }
    return found;
  },
  check: ({ fields }) =>
    fields.from && fields.to && fields.to.value < fields.from.value ? ['days_reversed'] : [],
});
