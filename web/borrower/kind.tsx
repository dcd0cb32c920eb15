import { useState } from 'react';
import { asProblem, Button, Card, Choice, Note, Sheet, useText } from '../ui/index.ts';
import { chooseSegment, type Me, type Segment } from './api.ts';
import { sayRefusal } from './say.ts';

export const segments: readonly Segment[] = [
  ...(['onlineSeller', 'shop', 'cropFarm', 'livestockFarm', 'supplier', 'distributor'] as const),
];

/** A kind of business as an address names it; anything else is none. */
export const parseSegment = (text: string | null): Segment | undefined =>
  segments.find((segment) => segment === text);

/** What kind of business it is: by it the evidence and the product are found. */
export function KindCard({ me, onChanged }: { readonly me: Me; readonly onChanged: () => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const fixed = me.facility !== null;
  const choose = (segment: Segment) => {
    setRefusal(undefined);
    chooseSegment(segment).then(
      () => {
        setOpen(false);
        onChanged();
      },
      (error: unknown) => setRefusal(sayRefusal(text, asProblem(error))),
    );
  };
  return (
    <Card
      title={`${text('kind.label')}: ${text(`kind.${me.segment}`)}`}
      testId="kind"
      aside={
        !fixed && (
          <Button kind="text" onPress={() => setOpen(true)} testId="kind-change">
            {text('kind.change')}
          </Button>
        )
      }
    >
      {fixed && <p className="quiet">{text('kind.fixed')}</p>}
      <Sheet open={open} title={text('kind.label')} onClose={() => setOpen(false)}>
        {refusal && <Note tone="bad">{refusal}</Note>}
        <Choice
          legend={text('kind.label')}
          value={me.segment}
          onChange={choose}
          options={segments.map((value) => ({
            value,
            label: text(`kind.${value}`),
            testId: `kind-${value}`,
          }))}
        />
      </Sheet>
    </Card>
  );
}
