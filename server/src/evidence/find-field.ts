import type { FieldDefinition, PaperDefinition } from './define.ts';
import type { Fields, FieldValue } from './fields.ts';
import { inOrder, joinLetters, onLine, plain, type Run } from './paper-text.ts';
import { readShape, type Shape } from './shapes.ts';

interface Label {
  readonly run: Run;
  /** What stands behind the label in its own run. */
  readonly rest: string;
}

/**
 * What a paper says under its labels. Behind a label in its own run, else to the right of it, else below it; what
 * runs over a line's end goes on below.
 */
export function findFields(
  runs: readonly Run[],
  { fields: definitions, marks }: Pick<PaperDefinition, 'fields' | 'marks'>,
): Fields {
  const words = inOrder(joinLetters(runs)).map((run) => ({ ...run, text: plain(run.text) }));
  const labels = [...definitions.flatMap((one) => one.labels), ...marks.map(([word]) => word)];
  const found: Record<string, FieldValue> = {};
  for (const definition of definitions) {
    const value = findField(words, definition, labels);
    if (value) found[definition.id] = value;
  }
  return found;
}

function findField(
  words: readonly Run[],
  { labels, shape, anywhere }: FieldDefinition,
  others: readonly string[],
): FieldValue | undefined {
  const places = labels.flatMap((label) => words.flatMap((run) => labelIn(run, label) ?? []));
  for (const place of places) {
    const value = valueAt(words, place, shape, others);
    if (value) return value;
  }
  if (!anywhere) return undefined;
  for (const run of words) {
    const value = readShape[shape](run.text);
    if (value !== undefined) return { value, sure: run.sure };
  }
  return undefined;
}

/** Whether a run begins with a label, or holds one that a colon ends. */
function labelIn(run: Run, label: string): Label | undefined {
  const at = run.text.indexOf(label);
  if (at < 0) return undefined;
  const behind = run.text.slice(at + label.length);
  const bracket = /^\([^)]*\)/.exec(behind)?.[0] ?? '';
  const rest = behind.slice(bracket.length);
  if (at > 0 && !/^[:;]/.test(rest)) return undefined;
  return { run, rest: rest.replace(/^[:;.,\-_]+/, '') };
}

function valueAt(
  words: readonly Run[],
  { run, rest }: Label,
  shape: Shape,
  others: readonly string[],
): FieldValue | undefined {
  const isLabel = ({ text }: Run) => others.some((label) => text.startsWith(label));
  const own = rest === '' ? undefined : readShape[shape](beforeLabel(rest, others));
  if (own !== undefined) {
    return wantsMore(shape)
      ? goOn(words, run, { value: own, sure: run.sure }, isLabel)
      : { value: own, sure: run.sure };
  }
  const right = words.filter((w) => w !== run && onLine(w, run) && w.x >= run.x + run.width * 0.8);
  const next = right.toSorted((a, b) => a.x - b.x)[0];
  const below = words
    .filter(
      (w) => w.page === run.page && w.y > run.y + run.height * 0.5 && w.y < run.y + run.height * 4,
    )
    .filter((w) => w.x < run.x + run.width && w.x + w.width > run.x)
    .toSorted((a, b) => a.y - b.y)[0];
  for (const candidate of [next, below]) {
    if (!candidate || isLabel(candidate)) continue;
    const value = readShape[shape](beforeLabel(candidate.text.replace(/^[:;]+/, ''), others));
    if (value === undefined) continue;
    const read = { value, sure: Math.min(run.sure, candidate.sure) };
    return wantsMore(shape) ? goOn(words, candidate, read, isLabel) : read;
  }
  return undefined;
}

const wantsMore = (shape: Shape): boolean => shape === 'name' || shape === 'text';

/** Up to where the next label begins in the same run. */
function beforeLabel(text: string, labels: readonly string[]): string {
  const ends = labels.map((label) => text.indexOf(label)).filter((at) => at > 1);
  return text.slice(0, Math.min(text.length, ...ends));
}

const LINES_MOST = 3;

/** What goes on below: a run that begins where the value does, close under it, and is no label. */
function goOn(
  words: readonly Run[],
  from: Run,
  { value, sure }: FieldValue,
  isLabel: (run: Run) => boolean,
): FieldValue {
  const begins = from.text.endsWith(value)
    ? from.x + from.width * (1 - value.length / from.text.length)
    : from.x;
  let [all, last, least] = [value, from, sure];
  for (let i = 0; i < LINES_MOST; i += 1) {
    const under = words.find(
      (w) =>
        w.page === last.page &&
        w.y > last.y + last.height * 0.5 &&
        w.y < last.y + last.height * 1.9 &&
        Math.abs(w.x - begins) < 0.02 &&
        // Only a line that was filled runs over.
        last.width > w.width * 0.9 &&
        !/[:;]/.test(w.text) &&
        !isLabel(w),
    );
    if (!under) break;
    [all, last, least] = [all + under.text, under, Math.min(least, under.sure)];
  }
  return { value: all.slice(0, 200), sure: least };
}
