// Simulated people who apply both ways through the public API, and what it takes them. The lender that they
// apply to is a real one; nothing here knows its rooms.
export { type Compared, compareWays, type Mean, type Pair, patiences } from './figures.ts';
export { type Act, fieldsTyped, operators, secondsOf } from './klm.ts';
export { type Person, peopleOf } from './people.ts';
export { type FirstAsk, type Walk, walkFixed, walkGuided, walkToFirstAsk } from './walk.ts';
