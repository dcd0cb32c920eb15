/**
 * The world outside did not answer as it should: a partner, a bank, a database that is away.
 * Not a refusal (that is a `Result`), not a bug (that throws `AssertionError`).
 */
export abstract class OperationalError extends Error {
  /** Stable and documented; travels into problem+json and logs. */
  abstract readonly code: string;
  /** Whether the same call may be made again without harm. */
  abstract readonly retryable: boolean;
}
