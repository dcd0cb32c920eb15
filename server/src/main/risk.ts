import { ReadyDataWrong } from '../risk/index.ts';
import { bench } from './risk/bench.ts';
import { book } from './risk/book.ts';
import { card } from './risk/card.ts';
import { evaluate } from './risk/evaluate.ts';
import { BadUsage } from './risk/flags.ts';
import { importOnnx } from './risk/import.ts';
import { losses } from './risk/losses.ts';
import { promote } from './risk/promote.ts';
import { train } from './risk/train.ts';

// `npm run risk -- WHAT …`: models on data folders of one's own. `docs/guides/compare-models.md` and
// `docs/guides/train-a-model.md` say how to use it.

const commands = {
  bench: { run: bench, usage: 'bench --data DIR [--threads N] [--json]' },
  train: {
    run: train,
    usage:
      'train --data DIR --id ID --out DIR [--version N] [--segment S] [--outcome TEXT] [--bad-rate R] ' +
      '[--rejects FACTOR] [--parts NAME,…] [--provenance P] [--seeds N] [--threads N] [--json]',
  },
  evaluate: {
    run: evaluate,
    usage:
      'evaluate --model DIR --data DIR [--split test|valid|train] [--provenance P] [--save] [--json]',
  },
  card: {
    run: card,
    usage:
      'card --model DIR --data DIR [--split test|valid|train] [--provenance P] [--lang zh|en] [--out FILE]',
  },
  import: {
    run: importOnnx,
    usage:
      'import --onnx FILE --columns NAME,… [--output NAME] --data DIR --id ID --out DIR [--version N] [--segment S] ' +
      '[--outcome TEXT] [--bad-rate R] [--provenance P] [--json]',
  },
  book: { run: book, usage: 'book --segment S --out DIR [--relations] [--json]' },
  losses: { run: losses, usage: 'losses --segment S [--json]' },
  promote: { run: promote, usage: 'promote --model DIR --reason TEXT [--shadow]' },
} as const;

const isCommand = (word: string | undefined): word is keyof typeof commands =>
  word !== undefined && Object.hasOwn(commands, word);

async function main(): Promise<number> {
  const [word, ...args] = process.argv.slice(2);
  const named = isCommand(word) ? [commands[word]] : Object.values(commands);
  try {
    if (!isCommand(word)) throw new BadUsage(`say what to do: ${Object.keys(commands).join(', ')}`);
    process.stdout.write(await commands[word].run(args));
    return 0;
  } catch (error) {
    if (error instanceof ReadyDataWrong) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (!(error instanceof BadUsage)) throw error;
    const usage = named.map((c) => `  npm run risk -- ${c.usage}`).join('\n');
    process.stderr.write(`${error.message}. Usage:\n${usage}\n`);
    return 2;
  }
}

process.exitCode = await main();
