import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './stack/child.ts';

// `npm run train`: the champions that come with the release, from the simulated past book, by the commands that
// a lender uses on its own. The book alone takes more than a quarter of an hour. The scorecards in service are not made
// again: there are more features now than they were trained on, and limits that were granted replay with the points they had.

const LOANS = '40000';
const CLUSTERS = '600';
const book = join('data', 'past-book');
const segments = { 'online-seller': 'onlineSeller', shop: 'shop' };

function run(script: string, ...args: readonly string[]): void {
  const child = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (child.status !== 0) process.exit(child.status ?? 1);
}

const counts = ['--loans', LOANS, '--clusters', CLUSTERS];
run('lab/research/write-past-book.ts', '--seed', '310', ...counts, '--out', book);
for (const [folder, segment] of Object.entries(segments)) {
  const name = `champion-${folder}`;
  make(folder, `${name}-v2`, ['--id', name, '--version', '2', '--segment', segment]);
}

// Suppliers: their book has relations. On valid the graph network earned no share beside the trees that read the same
// relations, so both run in shadow: the one that is best together, and the network by itself.
const supplier = ['--version', '2', '--segment', 'supplier', '--seeds', '2'];
make('supplier', 'shadow-supplier-v2', ['--id', 'related-supplier', ...supplier]);
make('supplier', 'shadow-supplier-network-v2', [
  ...['--id', 'network-supplier', ...supplier, '--parts', 'graph network'],
]);

/** Trains a model of a folder of the book, measures it on test once, and writes its cards. */
function make(folder: string, name: string, flags: readonly string[]): void {
  const [model, data] = [join('server/models', name), join(book, folder)];
  const risk = 'server/src/main/risk.ts';
  run(risk, 'train', '--data', data, ...flags, '--out', model);
  run(risk, 'evaluate', '--model', model, '--data', data, '--save');
  for (const lang of ['zh', 'en']) {
    const out = join(model, `card.${lang}.html`);
    run(risk, 'card', '--model', model, '--data', data, '--lang', lang, '--out', out);
  }
}
