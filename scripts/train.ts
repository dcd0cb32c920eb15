import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './stack/child.ts';

// `npm run train`: the champions that come with the release, from the simulated past book, by the commands that
// a lender uses on its own. About twenty minutes. The scorecards in service are not made again: there are more
// features now than they were trained on, and limits that were granted replay with the points they had.

const LOANS = '40000';
const book = join('data', 'past-book');
const segments = { 'online-seller': 'onlineSeller', shop: 'shop' };

function run(script: string, ...args: readonly string[]): void {
  const child = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (child.status !== 0) process.exit(child.status ?? 1);
}

run('lab/research/write-past-book.ts', '--seed', '310', '--loans', LOANS, '--out', book);
for (const [folder, segment] of Object.entries(segments)) {
  const model = join('server/models', `champion-${folder}-v2`);
  const [data, risk] = [join(book, folder), 'server/src/main/risk.ts'];
  const id = `champion-${folder}`;
  run(
    risk,
    'train',
    '--data',
    data,
    '--id',
    id,
    '--version',
    '2',
    '--segment',
    segment,
    '--out',
    model,
  );
  run(risk, 'evaluate', '--model', model, '--data', data, '--save');
  for (const lang of ['zh', 'en']) {
    const out = join(model, `card.${lang}.html`);
    run(risk, 'card', '--model', model, '--data', data, '--lang', lang, '--out', out);
  }
}
