import { useLoad } from '../ui/index.ts';
import { getFacility } from './api.ts';
import { DrawSteps } from './draw-steps.tsx';
import { Loaded } from './session.tsx';

/** `/facilities/:id/amount` and `/cost`: borrow again under the limit one has. */
export default function Draw({ id, step }: { readonly id: string; readonly step: string }) {
  const [facility, reload] = useLoad(id, () => getFacility(id));
  return (
    <Loaded load={facility} reload={reload}>
      {(open) => (
        <DrawSteps
          ground={{ kind: 'facilities', id }}
          step={step}
          range={{ min: open.minDrawFen, max: open.availableFen }}
          termMonths={open.termMonths}
          annualRateE9={open.annualRateE9}
          home="/"
        />
      )}
    </Loaded>
  );
}
