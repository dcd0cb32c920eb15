import { expect, test } from 'vitest';
import { openAround } from './around-input.ts';
import { drawAround } from './batches.ts';
import { folderOf, ownedFirms } from './data-fixture.ts';
import { openGraph } from './graph-input.ts';
import { logitsOfNetwork, parametersOf, trainNetwork, usualNetwork } from './graph-network.ts';
import { seededRandom } from './metrics.ts';
import { readReadyData } from './ready-data.ts';

const o = { ...usualNetwork, width: 8, epochs: 4, seed: 310 };

function learn() {
  const { nodes, labels, edges } = ownedFirms();
  const files = { 'nodes.csv': nodes, 'labels.csv': labels, 'edges.csv': edges };
  const data = readReadyData(folderOf(files));
  const { view, inputs } = openAround(data, 310);
  return { view, inputs, ...trainNetwork(inputs.train, 4, o), alone: openGraph(data, 310).inputs };
}

test('behaviour: what is around a case is a part of what the network learns and says', () => {
  const { view, inputs, network, alone } = learn();
  const hearing = trainNetwork(alone.train, 4, o).network;
  expect(parametersOf(network)).toBeGreaterThan(parametersOf(hearing));
  expect(view.around?.design.sight).toBe('own+graph');
  const said = logitsOfNetwork(network, inputs.test);
  const cases = inputs.test.cases.map((one) => ({
    ...one,
    around: one.around?.map((v, j) => (j === 0 ? v + 1 : v)) ?? new Float64Array(),
  }));
  const moved = logitsOfNetwork(network, { ...inputs.test, cases });
  expect([...moved].every((logit, i) => logit !== said[i])).toBe(true);
});

test('behaviour: what is around a case goes with it into a drawn batch, whatever the order', () => {
  const { network, inputs } = learn();
  const { valid } = inputs;
  const drawn = valid.cases.toReversed();
  const batch = drawAround(valid, drawn, [1_000, 1_000], seededRandom(1)); // All that is heard.
  const said = [...logitsOfNetwork(network, valid)].toReversed();
  for (const [i, logit] of logitsOfNetwork(network, batch).entries()) {
    expect(logit).toBeCloseTo(said[i] ?? Number.NaN, 9);
  }
});

test('error: a network that was told of what is around a case says nothing of one it is not told of', () => {
  const { network, alone } = learn();
  expect(() => logitsOfNetwork(network, alone.test)).toThrow('not told');
});
