import { Link, useLocation } from 'wouter';
import {
  BigNumber,
  Button,
  Card,
  Fact,
  Facts,
  Note,
  Page,
  percent,
  Tag,
  useLoad,
  useText,
  yuan,
} from '../ui/index.ts';
import { type Facility, getFacility, listLoans, type Me } from './api.ts';
import { LoanCard } from './loan-card.tsx';
import { Loaded } from './session.tsx';
import { statusTone } from './status.ts';

/** Home of a borrower: what can be borrowed, what is under way, what is owed. */
export function Home({ me }: { readonly me: Me }) {
  const text = useText();
  const [, go] = useLocation();
  const [state, reload] = useLoad(`home:${me.facility?.id}`, async () => {
    const [facility, loans] = await Promise.all([
      me.facility ? getFacility(me.facility.id) : undefined,
      listLoans(),
    ]);
    return { facility, loans: loans.loans };
  });
  return (
    <Loaded load={state} reload={reload}>
      {({ facility, loans }) => {
        const open = loans.filter((loan) => loan.status === 'open' || loan.status === 'paying');
        return (
          <Page title={text('home.title', { name: me.displayName })} testId="home">
            <LastApplication me={me} />
            {facility ? <FacilityCard facility={facility} /> : <ApplyCard me={me} />}
            {open.length > 0 && (
              <>
                <h2>{text('home.loans')}</h2>
                {open.slice(0, 3).map((loan) => (
                  <LoanCard key={loan.id} loan={loan} />
                ))}
              </>
            )}
            {loans.length > 0 && (
              <Button kind="text" onPress={() => go('/loans')}>
                {text('home.allLoans')}
              </Button>
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}

function FacilityCard({ facility }: { readonly facility: Facility }) {
  const text = useText();
  const [, go] = useLocation();
  const canDraw =
    facility.status === 'open' && BigInt(facility.availableFen) >= BigInt(facility.minDrawFen);
  return (
    <>
      <section className="hero">
        <BigNumber
          label={text('home.available')}
          amountFen={facility.availableFen}
          testId="facility-available"
        />
        <Facts shape="row">
          <Fact label={text('offer.annualRate')} value={percent(facility.annualRateE9)} />
          <Fact
            label={text('offer.limit')}
            value={yuan(facility.limitFen, { cents: 'ifAny' })}
            testId="facility-limit"
          />
        </Facts>
      </section>
      {facility.status === 'frozen' && <Note tone="warn">{text('home.frozen')}</Note>}
      {facility.status === 'expired' && <Note tone="warn">{text('home.facilityExpired')}</Note>}
      {canDraw && (
        <Button onPress={() => go(`/facilities/${facility.id}/amount`)} testId="facility-draw">
          {text('home.draw')}
        </Button>
      )}
      {facility.status === 'expired' && (
        <Button onPress={() => go('/consent')}>{text('declined.again')}</Button>
      )}
      <Link href={`/decisions/${facility.decisionId}`}>{text('home.why')}</Link>
    </>
  );
}

function ApplyCard({ me }: { readonly me: Me }) {
  const text = useText();
  const [, go] = useLocation();
  if (me.application?.status === 'running' || me.application?.status === 'referred') return null;
  return (
    <Card title={text('home.apply.title')}>
      <p>{text('home.apply.text')}</p>
      <Button onPress={() => go('/consent')} testId="home-apply">
        {text('home.apply')}
      </Button>
    </Card>
  );
}

function LastApplication({ me }: { readonly me: Me }) {
  const text = useText();
  const [, go] = useLocation();
  const { application } = me;
  if (!application || application.status === 'disbursed') return null;
  const { tone, key } = statusTone(application.status);
  const going = tone === 'brand';
  return (
    <Card
      title={text(going ? 'home.continue.title' : 'home.last')}
      aside={<Tag tone={tone}>{text(key)}</Tag>}
    >
      <Button
        kind={going ? 'primary' : 'quiet'}
        onPress={() => go(`/apply/${application.id}`)}
        testId="home-continue"
      >
        {text(going ? 'home.continue' : 'home.last.see')}
      </Button>
    </Card>
  );
}
