import { createHash } from 'node:crypto';
import type { InferenceSession } from 'onnxruntime-web';
import type { Design } from './design.ts';

/** A model that was trained elsewhere, as an ONNX file. */
export interface OnnxModel {
  readonly kind: 'onnx';
  /** Numbers alone, in the order of the input's columns. */
  readonly design: Design;
  /** The file. */
  readonly onnx: Uint8Array;
  /** Its one input, `[cases, columns]` of float32. */
  readonly input: string;
  /** The output that holds the PD, in its last column. */
  readonly output: string;
  /** What is taken for a value that is not known, by column; `null`: the file sees to that itself. */
  readonly instead: readonly number[] | null;
}

/** Why an ONNX file is not taken. */
export interface OnnxRefusal {
  readonly code: 'onnx_unfit';
  readonly detail: string;
}

/** The runtime, loaded when the first such model is met: fifteen megabytes that most processes never need. */
export async function runtime() {
  const { env, InferenceSession, Tensor } = await import('onnxruntime-web/wasm');
  env.wasm.numThreads = 1; // The same sums in the same order.
  env.logLevel = 'error';
  return { InferenceSession, Tensor };
}

const sessions = new Map<string, Promise<InferenceSession>>();
const SESSIONS_MOST = 16;

/** One session a file and process. */
function sessionOf(file: Uint8Array): Promise<InferenceSession> {
  const digest = createHash('sha256').update(file).digest('hex');
  const known = sessions.get(digest);
  if (known) return known;
  const opened = runtime().then(({ InferenceSession }) =>
    InferenceSession.create(file, { executionProviders: ['wasm'] }),
  );
  if (sessions.size >= SESSIONS_MOST) sessions.clear();
  sessions.set(digest, opened);
  opened.catch(() => sessions.delete(digest));
  return opened;
}

/** The names of a file's inputs and outputs; refused when it is none that the runtime can open. */
export async function namesOfOnnx(
  file: Uint8Array,
): Promise<{ readonly inputs: readonly string[]; readonly outputs: readonly string[] }> {
  const { inputNames, outputNames } = await sessionOf(file);
  return { inputs: inputNames, outputs: outputNames };
}

const SURE = 1e-9; // A PD of 0 or 1 has no log-odds.

/**
 * The log-odds of bad of each case: the last column of the output, which is a probability.
 * @param columns - By column, then by case; `NaN`: not known.
 */
export async function logitsOfOnnx(
  { onnx, input, output, instead }: Omit<OnnxModel, 'kind' | 'design'>,
  columns: readonly ArrayLike<number>[],
  rows: number,
): Promise<Float64Array> {
  const width = columns.length;
  const data = new Float32Array(rows * width);
  for (const [j, column] of columns.entries()) {
    for (let i = 0; i < rows; i += 1) {
      const value = column[i] ?? Number.NaN;
      data[i * width + j] = Number.isNaN(value) ? (instead?.[j] ?? Number.NaN) : value;
    }
  }
  const { Tensor } = await runtime();
  const session = await sessionOf(onnx);
  const told = (await session.run({ [input]: new Tensor('float32', data, [rows, width]) }))[output];
  const pds = told?.data;
  if (!(pds instanceof Float32Array)) throw new Error(`${output} of the model is no number`);
  const wide = pds.length / rows;
  return Float64Array.from({ length: rows }, (_, i) => {
    const pd = Math.min(Math.max(pds[(i + 1) * wide - 1] ?? Number.NaN, SURE), 1 - SURE);
    return Math.log(pd / (1 - pd));
  });
}
