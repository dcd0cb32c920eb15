import { expect, test } from 'vitest';
import { type Adjacency, constant, type Matrix, matrix } from './matrix.ts';
import { seededRandom } from './metrics.ts';
import { openTape } from './tape.ts';

const random = seededRandom(310);
const drawn = (rows: number, cols: number): Matrix =>
  matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => random() * 2 - 1),
  );

const ring: Adjacency = {
  start: Uint32Array.of(0, 2, 3, 3, 5),
  from: Uint32Array.of(1, 3, 0, 0, 2),
  share: Float64Array.of(0.7, 1, 1, 0.5),
};
const back: Adjacency = {
  start: Uint32Array.of(0, 0, 1, 2, 4),
  from: Uint32Array.of(0, 3, 0, 1),
  share: Float64Array.of(0, 1, 2, 0.5),
  loudness: Float64Array.of(1, 1, 0.4, 1.6),
};
const cases = [
  { row: 0, bad: true, weight: 1 },
  { row: 1, bad: false, weight: 2 },
  { row: 3, bad: true, weight: 0.5 },
];

test('property: every gradient is what a small step finds', () => {
  const [x, w, b] = [drawn(4, 3), drawn(3, 5), drawn(1, 5)];
  const [gain, pass, other, head] = [drawn(1, 5), drawn(5, 5), drawn(5, 5), drawn(15, 1)];
  const parts = { x, w, b, gain, pass, other, head };
  const loss = (): number => {
    const tape = openTape();
    const first = tape.shift(tape.multiply(x, w), b);
    const heard = tape.hear(
      first,
      [
        { of: ring, weights: pass },
        { of: back, weights: other },
      ],
      4,
    );
    const second = tape.add(first, tape.rectify(tape.normalize(tape.add(first, heard), gain)));
    const kept = tape.drop(second, 0.3, seededRandom(7));
    // One row twice, one never, not in order.
    const picked = tape.pick(tape.multiply(tape.join(first, second, kept), head), [3, 0, 1, 3]);
    return tape.learn(picked, cases);
  };
  loss();
  const all = Object.entries(parts).map(([name, m]) => ({ name, data: m.data, told: [...m.grad] }));
  for (const { name, data, told } of all) {
    for (let i = 0; i < data.length; i += 1) {
      const was = data[i] ?? 0;
      const step = 1e-6;
      data[i] = was + step;
      const above = loss();
      data[i] = was - step;
      const below = loss();
      data[i] = was;
      expect([name, i, (above - below) / (2 * step) - (told[i] ?? 0)]).toEqual([
        name,
        i,
        expect.closeTo(0, 6),
      ]);
    }
  }
});

test('behaviour: who has no neighbour hears nothing, and nothing is dropped at a share of nothing', () => {
  const tape = openTape();
  const x = drawn(4, 2);
  const heard = tape.hear(x, [{ of: ring, weights: drawn(2, 2) }], 4);
  expect([...heard.data.slice(4, 6)]).toEqual([0, 0]);
  expect(heard.data.slice(0, 2).some((v) => v !== 0)).toBe(true);
  expect(tape.drop(x, 0, random)).toBe(x);
});

test('behaviour: no gradient is led back to what nobody learns, the weights on it learn all the same', () => {
  const [data, w] = [drawn(4, 3).data, drawn(3, 1)];
  const learn = (x: Matrix): number[] => {
    w.grad.fill(0);
    const tape = openTape();
    tape.learn(tape.multiply(tape.drop(x, 0.3, seededRandom(7)), w), cases);
    return [...w.grad];
  };
  const fixed = constant(4, 3, data);
  expect(learn(fixed)).toEqual(learn(matrix(4, 3, data)));
  expect(fixed.grad).toHaveLength(0);
});
