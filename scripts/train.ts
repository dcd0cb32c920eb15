import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './stack/child.ts';

// `npm run train`: the models that come with the release, from the simulated past book, by the commands that
// a lender uses on its own: scorecards, whose points make limits, and a champion a segment. About half an hour.

const LOANS = '40000';
const book = join('data', 'past-book');
const segments = { 'online-seller': 'onlineSeller', shop: 'shop' };

function run(script: string, ...args: readonly string[]): void {
  const child = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (child.status !== 0) process.exit(child.status ?? 1);
}

const seed = ['--seed', '310'];
run('lab/research/train-scorecard.ts', ...seed, '--loans', '10000', '--out', 'server/models');
run('lab/research/write-past-book.ts', ...seed, '--loans', LOANS, '--out', book);
for (const [folder, segment] of Object.entries(segments)) {
  const model = join('server/models', `champion-${folder}-v1`);
  const [data, risk] = [join(book, folder), 'server/src/main/risk.ts'];
  const id = `champion-${folder}`;
  run(risk, 'train', '--data', data, '--id', id, '--segment', segment, '--out', model);
  run(risk, 'evaluate', '--model', model, '--data', data, '--save');
  for (const lang of ['zh', 'en']) {
    const out = join(model, `card.${lang}.html`);
    run(risk, 'card', '--model', model, '--data', data, '--lang', lang, '--out', out);
  }
}
