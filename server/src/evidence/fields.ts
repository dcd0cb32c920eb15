/** A field's value, and how surely it was read (0 to 1). */
export interface FieldValue {
  readonly value: string;
  readonly sure: number;
}
/** What a paper says, by field. */
export type Fields = Readonly<Record<string, FieldValue>>;
