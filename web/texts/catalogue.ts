/** One text in both languages. Words in braces are filled in: `{amount}`. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Said;

/** Fills `{name}` from `values`; a name without a value stays, so that its lack is seen. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
