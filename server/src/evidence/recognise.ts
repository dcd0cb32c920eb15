import type { PaperDefinition } from './define.ts';
import { plain, type Run } from './paper-text.ts';

/** What a paper must reach to be of a kind: a title, or three of its labels. */
const LEAST = 3;
/** How far ahead of every other kind. */
const AHEAD = 2;

/** Which kind a paper is, by the words on it; `null`: none that is known, or two alike. */
export function recognise(
  runs: readonly Run[],
  definitions: readonly PaperDefinition[],
): PaperDefinition | null {
  const text = runs.map((run) => plain(run.text)).join('\n');
  const letters = text.replace(/\n/g, '');
  const ranked = definitions
    .map((definition) => ({ definition, points: pointsOf(definition, text, letters) }))
    .toSorted((a, b) => b.points - a.points);
  const [best, second] = ranked;
  if (!best || best.points < LEAST || best.points - (second?.points ?? 0) < AHEAD) return null;
  return best.definition;
}

/** Each word counts once; a title counts also where its letters are runs of their own. */
const pointsOf = ({ marks }: PaperDefinition, text: string, letters: string): number =>
  marks.reduce(
    (sum, [word, weight]) =>
      sum + (text.includes(word) || (weight >= 3 && letters.includes(word)) ? weight : 0),
    0,
  );
