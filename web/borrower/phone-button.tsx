import { useLocation } from 'wouter';
import { Button, useLoad, useText } from '../ui/index.ts';
import { getWays, type Segment } from './api.ts';

/** The way in by a phone, where the lender has one. */
export function PhoneButton({ segment }: { readonly segment?: Segment | undefined }) {
  const text = useText();
  const [, go] = useLocation();
  const [ways] = useLoad('ways', getWays);
  if (ways.state !== 'ready' || !ways.data.phone) return null;
  return (
    <Button
      kind="text"
      onPress={() => go(segment ? `/phone?segment=${segment}` : '/phone')}
      testId="start-phone"
    >
      {text('phone.signIn')}
    </Button>
  );
}
