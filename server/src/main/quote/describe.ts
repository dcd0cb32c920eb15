import { z } from 'zod';
import type { RateE9 } from '../../kernel/index.ts';
import { announcedYears, lprHistory } from '../../lending/index.ts';
import { eventForms } from './events-form.ts';
import type { TermSays } from './fields.ts';
import { quoteCodes } from './refusal.ts';
import { requiredOf, TermsForm } from './terms-form.ts';

/** A term as the reference lists it. */
interface Described extends TermSays {
  readonly name: string;
  readonly required: boolean;
}

function saidOf(schema: z.ZodType): TermSays & { readonly choices?: readonly string[] } {
  const { form, says } = schema.meta() as unknown as TermSays;
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  const choices = inner.meta()?.choices as readonly string[] | undefined;
  return { form, says, ...(choices && { choices }) };
}

const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

const fieldsOf = (shape: Readonly<Record<string, z.ZodType>>): Described[] =>
  Object.entries(shape)
    .filter(([name]) => name !== 'type')
    .map(([name, schema]) => ({ name, required: !isOptional(schema), ...saidOf(schema) }));

/** A rate in percent, whole basis points. */
const percent = (rate: RateE9): string =>
  `${rate / 10_000_000n}.${String((rate / 100_000n) % 100n).padStart(2, '0')}`;

/** Everything that a document may hold and be refused for: what the reference page is made of. */
export function describeTerms() {
  const required = new Set(requiredOf({}));
  return {
    terms: Object.entries(TermsForm.shape).map(([name, schema]) => ({
      name,
      required: required.has(name),
      ...saidOf(schema),
    })),
    events: eventForms.map((form) => ({
      type: form.shape.type.value,
      ...saidOf(form),
      fields: fieldsOf(form.shape),
    })),
    codes: Object.entries(quoteCodes).map(([code, says]) => ({ code, says })),
    lpr: lprHistory.map((reading) => ({
      on: reading.on,
      '1y': percent(reading['1y']),
      '5y': percent(reading['5y']),
    })),
    holidays: announcedYears,
  };
}
