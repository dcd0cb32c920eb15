import { ok, type Result, refuse } from '../kernel/index.ts';
import { columnsAt, type Design } from './design.ts';
import type { SealedModel } from './model.ts';
import { logitsOfModel } from './model.ts';
import { logitsOfOnnx, namesOfOnnx, type OnnxRefusal } from './onnx.ts';
import { type ReadyData, ReadyDataWrong } from './ready-data.ts';
import { usualOf } from './spread.ts';
import { calibratedModel, type ModelName } from './train-model.ts';

/** An ONNX file, and how it is to be read. */
export interface OnnxFile {
  readonly file: Uint8Array;
  /** The columns of its input, in order. */
  readonly columns: readonly string[];
  /** The output that holds the PD; absent: the file's last. */
  readonly output?: string | undefined;
}

/**
 * A model that was trained elsewhere as one of ours: with the calibration and the spreads that its cases of
 * valid and train give it. Where it says nothing of a case that is not fully known, what is usual in train is
 * put in the place of what is not.
 * @throws ReadyDataWrong when a column is not there, or the model ranks valid the wrong way.
 */
export async function takeOnnx(
  data: ReadyData,
  name: ModelName,
  { file, columns, output }: OnnxFile,
): Promise<Result<SealedModel, OnnxRefusal>> {
  const missing = columns.find((column) => !data.numbers.has(column));
  if (missing !== undefined) throw new ReadyDataWrong(`nodes: no column ${missing} of numbers`);
  const design: Design = { sight: 'own', numbers: columns, categories: [], relations: [] };
  const opened = await openFile(file, output);
  if (!opened.ok) return opened;
  const plain = { kind: 'onnx', design, onnx: file, ...opened.value, instead: null } as const;
  const known = Object.values(columnsAt(design, data, 'train'));
  const cases = data.labels.filter(({ split }) => split === 'train');
  const usual = known.map(
    (column) => usualOf(cases.map(({ node }) => column[node] ?? Number.NaN)) ?? 0,
  );
  try {
    const nothing = usual.map(() => [Number.NaN]);
    const [blind = Number.NaN] = await logitsOfOnnx(plain, nothing, 1);
    const [seeing = Number.NaN] = await logitsOfOnnx({ ...plain, instead: usual }, nothing, 1);
    if (Number.isNaN(seeing)) return unfit(`${plain.output} is no probability`);
    const member = Number.isNaN(blind) ? { ...plain, instead: usual } : plain;
    const parts = [{ name: 'onnx', share: 1, members: [member] }];
    const logits = await logitsOfModel(
      { parts, calibration: { intercept: 0, slope: 1 } },
      data,
      'valid',
    );
    return ok(calibratedModel(data, name, { parts, logits }, {}));
  } catch (error) {
    if (error instanceof ReadyDataWrong) throw error;
    return unfit(says(error)); // The runtime's own words: a width that does not fit, a type.
  }
}

const unfit = (detail: string): { readonly ok: false; readonly error: OnnxRefusal } =>
  refuse({ code: 'onnx_unfit', detail });
const says = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

async function openFile(
  file: Uint8Array,
  wanted: string | undefined,
): Promise<Result<{ readonly input: string; readonly output: string }, OnnxRefusal>> {
  try {
    const { inputs, outputs } = await namesOfOnnx(file);
    const [input, ...more] = inputs;
    if (input === undefined || more.length > 0) {
      return unfit(`it has ${inputs.length} inputs, not one`);
    }
    const output = wanted ?? outputs.at(-1) ?? '';
    return outputs.includes(output)
      ? ok({ input, output })
      : unfit(`it has no output ${output}, but ${outputs.join(', ')}`);
  } catch (error) {
    return unfit(says(error));
  }
}
