import { basename, dirname, join } from 'node:path';
import { cardLanguages, writeModelCard } from '../../risk/index.ts';
import { evaluateOptions, lookAt } from './evaluate.ts';
import { BadUsage, needed, oneOf, readFlags, writeFile } from './flags.ts';

/** `card`: a model card as a page, written beside the model as `card.html` unless told. */
export async function card(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, {
    ...evaluateOptions,
    lang: { type: 'string', default: 'zh' },
    out: { type: 'string' },
  });
  const language = oneOf(flags.lang, '--lang', cardLanguages);
  if (flags.json) throw new BadUsage('--json: a card is a page; evaluate prints its numbers');
  const { model, data, provenance, measured } = await lookAt(flags);
  const path = flags.out ?? join(needed(flags.model, '--model'), 'card.html');
  writeFile(
    dirname(path),
    basename(path),
    writeModelCard(model, measured, { data, provenance, language }),
  );
  return `${path}\n`;
}
