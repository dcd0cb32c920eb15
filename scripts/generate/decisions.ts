import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Generated, notice, table } from './generated.ts';

const dir = 'docs/decisions';

/** One record: number and title from its heading, the rest from its front matter. */
function readRecord(name: string): string[] {
  const text = readFileSync(join(dir, name), 'utf8');
  const title = /^# (.+)$/m.exec(text)?.[1];
  const status = /^status: (.+)$/m.exec(text)?.[1];
  const date = /^date: (\d{4}-\d{2}-\d{2})$/m.exec(text)?.[1];
  if (!title || !status || !date)
    throw new Error(`${dir}/${name}: status, date or heading missing`);
  return [name.slice(0, 4), `[${title}](${name})`, status, date];
}

/** The index of decision records. */
export const decisions: Generated = {
  path: `${dir}/README.md`,
  make: async () => {
    const names = readdirSync(dir).filter((name) => /^\d{4}-.+\.md$/.test(name));
    const rows = names.sort().map(readRecord);
    return `${notice('the front matter of the records')}# Decision records\n\n${table(
      ['No.', 'Decision', 'Status', 'Date'],
      rows,
    )}`;
  },
};
