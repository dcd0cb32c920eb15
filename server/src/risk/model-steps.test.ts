import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  judgeStep,
  type ModelState,
  modelStates,
  modelStepKinds,
  stepsFrom,
} from './model-steps.ts';

const asked = {
  ...{ state: 'registered' as ModelState, segment: 'shop', isMeasured: true, by: 'staff_b' },
  proposedBy: { id: 'staff_a', name: 'desk a' },
};

test('error: what was not measured is not proposed, and who proposed does not approve', () => {
  expect(judgeStep({ ...asked, step: 'propose', isMeasured: false })).toEqual({
    ...{ ok: false, error: { code: 'model_not_measured' } },
  });
  const proposed = { ...asked, state: 'proposed', step: 'approve' } as const;
  expect(judgeStep({ ...proposed, by: 'staff_a' })).toEqual({
    ...{ ok: false, error: { code: 'second_person_needed', proposedBy: 'desk a' } },
  });
  expect(judgeStep(proposed)).toEqual({ ok: true, value: 'champion' });
  expect(judgeStep({ ...asked, segment: null, step: 'shadow' })).toEqual({
    ...{ ok: false, error: { code: 'model_of_no_segment' } },
  });
  expect(judgeStep({ ...asked, segment: null, step: 'withdraw' }).ok).toBe(true);
});

test('property: whatever is tried, only an approval by another makes a champion, and a withdrawn model stays so', () => {
  const step = fc.record({
    step: fc.constantFrom(...modelStepKinds),
    by: fc.constantFrom('a', 'b'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (tried) => {
      let state: ModelState = 'registered';
      let proposedBy: { id: string; name: string } | null = null;
      for (const { step, by } of tried) {
        const judged = judgeStep({ ...asked, state, proposedBy, step, by });
        expect(judged.ok || judged.error.code === 'second_person_needed').toBe(
          stepsFrom(state).includes(step),
        );
        if (!judged.ok) continue;
        expect(state).not.toBe('withdrawn');
        if (judged.value === 'champion') {
          expect([state, step]).toEqual(['proposed', 'approve']);
          expect(proposedBy?.id).not.toBe(by);
        }
        if (step === 'propose') proposedBy = { id: by, name: by };
        state = judged.value;
      }
    }),
  );
  expect(modelStates.filter((state) => stepsFrom(state).length === 0)).toEqual(['withdrawn']);
});
