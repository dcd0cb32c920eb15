import { constant, type Matrix } from './matrix.ts';
import { seededRandom } from './metrics.ts';
import { runtime } from './onnx.ts';
import { openTape } from './tape.ts';

/** What one way of arithmetic took for a product. Unit: ms, the one in the middle of all times. */
export interface ArithmeticTook {
  /** Typed arrays of doubles, as networks are trained and scored here. */
  readonly ownMs: number;
  /** The same where half of the left side is zeros, as dropout and rectifying leave it. */
  readonly ownHalfZerosMs: number;
  /** WebAssembly with SIMD (onnxruntime-web), singles, numbers handed over and back. */
  readonly wasmMs: number;
  /** How far the two lie apart at most. */
  readonly apart: number;
}

/** `[rows, width] · [width, width]`, as a layer multiplies, by each way in turn. */
export async function measureArithmetic(o: {
  readonly rows: number;
  readonly width: number;
  readonly times: number;
}): Promise<ArithmeticTook> {
  const random = seededRandom(310);
  const drawn = (rows: number, cols: number, draw: () => number): Matrix =>
    constant(rows, cols, Float64Array.from({ length: rows * cols }, draw));
  const x = drawn(o.rows, o.width, () => random() * 2 - 1);
  const half = drawn(o.rows, o.width, () => Math.max(random() * 2 - 1, 0));
  const w = drawn(o.width, o.width, () => random() * 2 - 1);
  const { InferenceSession, Tensor } = await runtime();
  const session = await InferenceSession.create(productFile(o.rows, o.width));
  const byWasm = async (): Promise<Float32Array> => {
    const of = ({ data, rows, cols }: Matrix) =>
      new Tensor('float32', Float32Array.from(data), [rows, cols]);
    const { y } = await session.run({ x: of(x), w: of(w) });
    return y?.data as Float32Array;
  };
  const took = { own: [] as number[], half: [] as number[], wasm: [] as number[] };
  let apart = 0;
  for (let n = 0; n < o.times; n += 1) {
    const at = performance.now();
    const own = openTape(false).multiply(x, w);
    const ownAt = performance.now();
    openTape(false).multiply(half, w);
    const halfAt = performance.now();
    const told = await byWasm();
    const endedAt = performance.now();
    if (n < o.times / 5) continue; // While the machine code is still being made.
    took.own.push(ownAt - at);
    took.half.push(halfAt - ownAt);
    took.wasm.push(endedAt - halfAt);
    for (const [i, v] of own.data.entries()) apart = Math.max(apart, Math.abs(v - (told[i] ?? 0)));
  }
  const middle = (all: number[]): number => all.sort((a, b) => a - b)[all.length >> 1] ?? 0;
  return {
    ...{ ownMs: middle(took.own), ownHalfZerosMs: middle(took.half), wasmMs: middle(took.wasm) },
    apart,
  };
}

/**
 * An ONNX file whose `y` is `x · w`: fields of a protocol buffer by number.
 * @source onnx/onnx.proto, ModelProto and what it holds
 */
function productFile(rows: number, width: number): Uint8Array {
  const FLOAT = 1;
  const shape = (dims: readonly number[]) => message(dims.map((dim) => [1, message([[1, dim]])]));
  const value = (name: string, dims: readonly number[]) =>
    message([
      [1, name],
      [
        2,
        message([
          [
            1,
            message([
              [1, FLOAT],
              [2, shape(dims)],
            ]),
          ],
        ]),
      ],
    ]);
  const node = message([
    [1, 'x'],
    [1, 'w'],
    [2, 'y'],
    [4, 'MatMul'],
  ]);
  const graph = message([
    [1, node],
    [2, 'product'],
    [11, value('x', [rows, width])],
    [11, value('w', [width, width])],
    [12, value('y', [rows, width])],
  ]);
  return Uint8Array.from(
    message([
      [1, 8],
      [7, graph],
      [
        8,
        message([
          [1, ''],
          [2, 13],
        ]),
      ],
    ]),
  );
}

type Field = readonly [number: number, value: number | string | readonly number[]];

function message(fields: readonly Field[]): number[] {
  return fields.flatMap(([number, value]) => {
    if (typeof value === 'number') return [number << 3, ...varint(value)];
    const bytes = typeof value === 'string' ? [...Buffer.from(value)] : value;
    return [(number << 3) | 2, ...varint(bytes.length), ...bytes];
  });
}

const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
