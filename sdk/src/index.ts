// The door of the client: types generated from openapi.json, and the little that a generator cannot
// know: problems as errors, keys of commands kept across retries, progress followed through a broken
// line. Knows no lending and draws nothing.
export { type Action, beginAction, type KeyStorage, makeKey, withRetries } from './action.ts';
export { type ClientOptions, createOpen310, type Open310Client, unwrap } from './client.ts';
export { createStreamParser, type StreamEvent, type StreamParser } from './event-stream.ts';
export { type FollowOptions, type FollowState, follow } from './follow.ts';
export { ApiProblem, type ProblemInit, toProblem, unreachable } from './problem.ts';
export type { components, operations, paths } from './schema.d.ts';
export {
  type KeyPair,
  keysInMemory,
  type Signature,
  type SigningKeys,
  signDisclosure,
} from './sign.ts';
