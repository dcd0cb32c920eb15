/** What one document of the input is: a value, or no JSON. */
export type Document =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

function read(text: string): Document {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** A list of documents is its members; any other value is one document. */
const membersOf = (document: Document): Document[] =>
  document.ok && Array.isArray(document.value) && document.value.length > 0
    ? document.value.map((value: unknown) => ({ ok: true, value }))
    : [document];

/** The lines of a text that comes in pieces. The last may lack its line end. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const [first = '', ...others] = piece.split('\n');
    rest += first;
    for (const other of others) {
      yield rest;
      rest = other;
    }
  }
  if (rest !== '') yield rest;
}

const begins = (line: string): boolean => line.startsWith('{') || line.startsWith('[');

/** Lines in groups that each begin where an object or a list begins at the margin. */
function groupsOf(lines: readonly string[]): string[] {
  const groups: string[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && !begins(line)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => group.join('\n'));
}

/**
 * The documents of an input whose first line is none by itself: one over several lines, several of
 * that kind, or lines of which the first is broken.
 */
function heldDocuments(lines: readonly string[]): Document[] {
  const whole = read(lines.join('\n'));
  if (whole.ok) return [whole];
  const groups = groupsOf(lines).map(read);
  if (groups.every((group) => group.ok)) return groups;
  const isOneBroken =
    begins(lines[0] ?? '') &&
    lines.filter(begins).length === 1 &&
    lines.filter((line) => !begins(line)).length > 0;
  return isOneBroken ? [whole] : lines.map(read);
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The documents of an input, in order: each line one as long as the first is, answered as it comes; or
 * the whole one over several lines. Empty lines are none.
 */
export async function* documentsOf(lines: AsyncIterable<string>): AsyncGenerator<Document> {
  const held: string[] = [];
  let byLine = false;
  for await (const raw of lines) {
    const line = raw.replace(BYTE_ORDER_MARK, '').trimEnd();
    if (line === '') continue;
    if (!byLine && held.length === 0) {
      const first = read(line);
      byLine = first.ok;
      if (first.ok) yield* membersOf(first);
      else held.push(line);
    } else if (byLine) {
      yield* membersOf(read(line));
    } else {
      held.push(line);
    }
  }
  if (held.length > 0) yield* heldDocuments(held).flatMap(membersOf);
}
