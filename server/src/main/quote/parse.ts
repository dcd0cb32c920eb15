import type { z } from 'zod';
import { ok, type Result, refuse } from '../../kernel/index.ts';
import { fieldOf, type QuoteCode, type QuoteRefusal, quoteCodes, refusal } from './refusal.ts';
import { requiredOf, type Terms, TermsForm } from './terms-form.ts';

type Issue = z.core.$ZodIssue;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of `raw` that `path` leads to. */
function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

const list = (values: readonly unknown[]): string => values.map(String).join(', ');

/** An issue of the schema in the words of the reference. */
function refusalsOf(issue: Issue, raw: unknown): QuoteRefusal[] {
  const field = fieldOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => refusal('unknown_field', fieldOf([...issue.path, key])));
  }
  if (valueAt(raw, issue.path) === undefined) return [refusal('missing', field)];
  switch (issue.code) {
    case 'custom':
      return [refusal(issue.params?.code as QuoteCode, field, issue.message)];
    case 'invalid_type':
      return [
        refusal(
          'bad_shape',
          field,
          `${issue.expected === 'array' ? 'a list' : 'an object'} is wanted`,
        ),
      ];
    case 'too_big':
      return [refusal('bad_shape', field, `at most ${issue.maximum} members are allowed`)];
    case 'too_small':
      return [refusal('bad_shape', field, `at least ${issue.minimum} is wanted`)];
    case 'invalid_union': {
      // The branch that got furthest into the value is the one that was meant.
      const meant = issue.errors.flat().find((inner) => inner.path.length > 0);
      if (meant) return refusalsOf({ ...meant, path: [...issue.path, ...meant.path] }, raw);
      return [refusal('bad_choice', field, unionWants(issue))];
    }
    default:
      return [refusal('bad_choice', field)];
  }
}

const unionWants = (issue: Issue & { code: 'invalid_union' }): string =>
  'options' in issue && Array.isArray(issue.options)
    ? `one of ${list(issue.options)} is wanted`
    : 'none of the forms it may have';

const order = Object.keys(quoteCodes);
/** Unknown and missing terms come first; the others in the order of the terms. */
const precedence = ({ code }: QuoteRefusal): number => Math.min(order.indexOf(code), 3);

/** The terms of one document, each in its form; what they are together is not looked at yet. */
export function parseTerms(raw: unknown): Result<Terms, QuoteRefusal> {
  if (!isObject(raw)) return refuse(refusal('bad_json', '', 'an object of terms is wanted'));
  const parsed = TermsForm.safeParse(raw);
  const refusals = requiredOf(raw)
    .filter((name) => raw[name] === undefined)
    .map((name) => refusal('missing', name));
  if (!parsed.success) {
    refusals.push(...parsed.error.issues.flatMap((issue) => refusalsOf(issue, raw)));
  }
  const [first] = refusals.sort((a, b) => precedence(a) - precedence(b)); // Stable.
  if (first) return refuse(first);
  return parsed.success ? ok(parsed.data) : refuse(refusal('bad_shape', ''));
}
