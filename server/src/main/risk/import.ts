import { existsSync, readFileSync } from 'node:fs';
import { readReadyData, takeOnnx, writeModel } from '../../risk/index.ts';
import { BadUsage, nameOf, needed, readFlags, writeFile } from './flags.ts';
import { readName, trainOptions } from './train.ts';

const { seeds: _, threads: __, rejects: ___, ...names } = trainOptions;

/**
 * `import`: a model that was trained elsewhere, from an ONNX file and the names of the columns it reads, as a
 * model of ours: calibrated on valid, and compared with train and valid from then on.
 */
export async function importOnnx(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, {
    ...names,
    onnx: { type: 'string' },
    columns: { type: 'string' },
    output: { type: 'string' },
  });
  const path = needed(flags.onnx, '--onnx');
  if (!existsSync(path)) throw new BadUsage(`there is no ${path}`);
  const folder = needed(flags.data, '--data');
  const columns = needed(flags.columns, '--columns').split(',');
  const name = readName(flags, folder);
  const out = needed(flags.out, '--out');
  const file = new Uint8Array(readFileSync(path));
  const data = readReadyData(folder, { numbers: columns });
  const taken = await takeOnnx(data, name, { file, columns, output: flags.output });
  if (!taken.ok) throw new BadUsage(`${path} is refused: ${taken.error.detail}`);
  writeFile(out, 'model.json', writeModel(taken.value));
  const { digest, training } = taken.value;
  if (flags.json) return `${JSON.stringify({ id: name.id, digest, training })}\n`;
  return `${name.id}: ${nameOf(path)} with ${columns.length} columns\n${digest}\n`;
}
