/** A text in both languages of the product. */
export interface Says {
  readonly zh: string;
  readonly en: string;
}
