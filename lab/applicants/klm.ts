// How long a person is busy with a form, by the keystroke-level model. What it leaves out is left out here
// too: reading, looking for papers, fetching a statement at the bank, slips and their mending.

/**
 * Times of the operators. Unit: seconds.
 * - `mental`, `point`, `press`, `random`, `code`: Card, Moran and Newell 1980, The keystroke-level model for
 *   user performance time with interactive systems, CACM 23(7), table of operators. A thumb that finds a
 *   button is taken for their pointing (assumed: they had a mouse).
 * - `text`: Palin, Feit, Kim, Kristensson and Oulasvirta 2019, How do people type on mobile devices?: 36.2
 *   words a minute on phones, five characters a word, 37,370 people.
 */
export const operators = {
  mental: 1.35,
  point: 1.1,
  press: 0.2,
  /** A character of words. */
  text: 60 / (36.2 * 5),
  /** A digit of an amount or a count that one knows. */
  random: 0.5,
  /** A character of a number that is copied. */
  code: 0.75,
} as const;

/** One thing that a person does, or waits for. */
export type Act =
  | { readonly kind: 'tap' }
  | { readonly kind: 'type'; readonly of: 'text' | 'random' | 'code'; readonly keys: number }
  | { readonly kind: 'wait'; readonly ms: number };

const TAP = operators.mental + operators.point + operators.press;

const secondsOfAct = (act: Act): number => {
  if (act.kind === 'tap') return TAP;
  if (act.kind === 'wait') return act.ms / 1000;
  return TAP + act.keys * operators[act.of]; // The field is found and pressed first.
};

/** How long all of it takes. Unit: seconds. */
export const secondsOf = (acts: readonly Act[]): number =>
  acts.reduce((sum, act) => sum + secondsOfAct(act), 0);

export const tap: Act = { kind: 'tap' };
export const fieldsTyped = (acts: readonly Act[]): number =>
  acts.filter(({ kind }) => kind === 'type').length;
