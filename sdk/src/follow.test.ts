import { expect, test } from 'vitest';
import { type FollowState, follow } from './follow.ts';

interface Value {
  readonly n: number;
}

/** A server of scripted answers: a text is a stream, a number a status, an error no answer. */
function script(answers: readonly (string | number | Error)[], polls: readonly number[] = []) {
  const seen = {
    resumed: [] as (string | null)[],
    values: [] as number[],
    states: [] as FollowState[],
  };
  let call = 0;
  let poll = 0;
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    seen.resumed.push(new Headers(init?.headers).get('last-event-id'));
    const answer = answers[call++] ?? new Error('no more answers');
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'string') return new Response(answer);
    return new Response(JSON.stringify({ code: `said_${answer}`, title: 'No' }), {
      status: answer,
    });
  };
  const run = (signal = new AbortController().signal) =>
    follow<Value>({
      url: '/progress',
      event: 'application',
      poll: async () => ({ n: polls[poll++] ?? 99 }),
      isLast: ({ n }) => n >= 9,
      onValue: ({ n }) => seen.values.push(n),
      onState: (state) => seen.states.push(state),
      fetch: fetch as typeof globalThis.fetch,
      wait: async () => {},
      signal,
    });
  return { seen, run };
}

const event = (n: number) => `id: ${n}\nevent: application\ndata: {"n":${n}}\n\n`;

test('behaviour: values come as they are sent, and the last one ends it', async () => {
  const { seen, run } = script([`${event(1)}event: ping\ndata: {}\n\n${event(9)}`]);
  await run();
  expect(seen).toMatchObject({ values: [1, 9], states: ['live'] });
});

test('behaviour: after a break the stream is resumed behind the last event that came', async () => {
  const { seen, run } = script([event(1) + event(2), new Error('gone'), event(9)]);
  await run();
  expect(seen.values).toEqual([1, 2, 9]);
  expect(seen.resumed).toEqual([null, '2', '2']);
  expect(seen.states).toEqual(['live', 'lost', 'live']);
});

test('behaviour: when streams bring nothing it asks from time to time instead', async () => {
  const { seen, run } = script([new Error('proxy'), ''], [1, 2, 9]);
  await run();
  expect(seen.values).toEqual([1, 2, 9]);
  expect(seen.states.at(-1)).toBe('polling');
});

test('behaviour: while it asks it tries a stream again', async () => {
  const { seen, run } = script(['', '', event(9)], [1, 2, 3, 4, 5, 6]);
  await run();
  expect(seen.values.at(-1)).toBe(9);
  expect(seen.states.at(-1)).toBe('live');
});

test('error: what no repeat cures ends it with the problem', async () => {
  const { run } = script([404]);
  await expect(run()).rejects.toMatchObject({ status: 404, code: 'said_404' });
});

test('behaviour: a server short of something is asked again', async () => {
  const { seen, run } = script([503, event(9)]);
  await run();
  expect(seen.values).toEqual([9]);
});

test('behaviour: it stops without a word when it is no longer wanted', async () => {
  const stop = new AbortController();
  stop.abort();
  const { seen, run } = script([event(1)]);
  await run(stop.signal);
  expect(seen.values).toEqual([]);
});
