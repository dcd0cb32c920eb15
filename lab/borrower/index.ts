// A borrower without hands, for the demo, benchmarks and fault runs: the public API and the partners'
// pages, nothing else. What it counts (taps, fields, reading) is what a person would have done.
export {
  type Application,
  type Borrower,
  type Effort,
  openBorrower,
  type Segment,
  type Source,
} from './borrower.ts';
export { openVisitor, type Visitor } from './http.ts';
