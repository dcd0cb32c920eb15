import { type BusinessDate, sumFen } from '../kernel/index.ts';
import type { DayStatement, RailStatement } from './port.ts';

/**
 * Several accounts of the lender's stated as one, in whose sum all its money stands: balances add up, lines follow each
 * other, and so do the bodies as they came, each behind a line that names it. A day is told when all accounts tell it.
 */
export const joinStatements = (all: readonly RailStatement[]): RailStatement => ({
  name: all.map(({ name }) => name).join('+'),
  statement: async (on: BusinessDate): Promise<DayStatement> => {
    const each: DayStatement[] = [];
    for (const one of all) each.push(await one.statement(on)); // One that does not answer spares the others the question.
    const seams = each.map(({ body }, i) => [
      Buffer.from(i === 0 ? '' : `\n#account ${all[i]?.name}\n`),
      Buffer.from(body),
    ]);
    return {
      id: each.map(({ id }) => id).join('+'),
      on,
      opening: sumFen(each.map(({ opening }) => opening)),
      closing: sumFen(each.map(({ closing }) => closing)),
      lines: each.flatMap(({ lines }) => lines),
      body: Buffer.concat(seams.flat()),
      signature: each
        .map(({ signature }) => signature)
        .filter((signature) => signature !== '')
        .join(' '),
    };
  },
});
