import { type BusinessDate, sumFen } from '../kernel/index.ts';
import type { DayKnown, DayStatement, RailDay, RailStatement, StatementLine } from './port.ts';

/** The accounts behind a day's statement. */
export const railsOf = (
  name: string,
  { rails, opening, closing }: DayStatement,
): readonly RailDay[] => rails ?? [{ rail: name, opening, closing }];

/**
 * Several accounts of the lender's stated as one, in whose sum all its money stands: balances add up, lines follow each
 * other, and so do the bodies as they came, each behind a line that names it. A day is told when all accounts tell it.
 * @param isAsked - Whether an account belongs to the day. The first always does.
 */
export const joinStatements = (
  all: readonly RailStatement[],
  isAsked: (name: string, known: DayKnown | undefined) => boolean = () => true,
): RailStatement => ({
  name: all.map(({ name }) => name).join('+'),
  statement: async (on: BusinessDate, known?: DayKnown): Promise<DayStatement> => {
    const asked = all.filter(({ name }, i) => i === 0 || isAsked(name, known));
    const each: { readonly name: string; readonly day: DayStatement }[] = [];
    // The last first: it is the smaller file, and where it does not answer nobody fetches the bank's for nothing.
    for (const one of asked.toReversed()) {
      each.unshift({ name: one.name, day: await one.statement(on, known) });
    }
    const days = each.map(({ day }) => day);
    const bodies: Buffer[] = [];
    const lines: StatementLine[] = [];
    let at = 0;
    for (const [i, { name, day }] of each.entries()) {
      const seam = Buffer.from(i === 0 ? '' : `\n#account ${name}\n`);
      lines.push(...day.lines.map((line) => moved(line, at + seam.length)));
      bodies.push(seam, Buffer.from(day.body));
      at += seam.length + day.body.length;
    }
    return {
      ...{ id: days.map(({ id }) => id).join('+'), on, lines },
      opening: sumFen(days.map(({ opening }) => opening)),
      closing: sumFen(days.map(({ closing }) => closing)),
      rails: each.flatMap(({ name, day }) => railsOf(name, day)),
      body: Buffer.concat(bodies),
      signature: days
        .map(({ signature }) => signature)
        .filter((signature) => signature !== '')
        .join(' '),
    };
  },
});

/** A line whose words stand so many bytes further on. */
const moved = (line: StatementLine, by: number): StatementLine =>
  line.place ? { ...line, place: { from: line.place.from + by, to: line.place.to + by } } : line;
