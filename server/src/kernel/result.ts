/** An answer that may be a refusal. Bugs throw, outages throw `OperationalError`; refusals return. */
export type Result<T, E extends Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A reason given to the caller: `code` is stable and documented, the other fields explain it. */
export interface Refusal {
  readonly code: string;
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refuse = <const E extends Refusal>(
  error: E,
): { readonly ok: false; readonly error: E } => ({ ok: false, error });
