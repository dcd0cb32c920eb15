import { type ApiProblem, type FollowState, follow } from '@open310/sdk';
import { useCallback, useEffect, useState } from 'react';
import { asProblem, Loading } from '../ui/index.ts';
import { type Application, getApplication, progressUrl } from './api.ts';
import Arrived from './arrived.tsx';
import { DrawSteps } from './draw-steps.tsx';
import { EndView } from './ends.tsx';
import { GuideView } from './guide.tsx';
import { IdentityView } from './identity.tsx';
import { OfferView } from './offer.tsx';
import { findPending } from './pending.ts';
import { ProgressView } from './progress.tsx';
import { PageProblem } from './session.tsx';

const moving = new Set(['running', 'waiting_supplement', 'disbursing', 'referred']);

/** `/apply/:id`: the application as it stands, live, and what it asks of the borrower now. */
export default function Apply({
  id,
  step,
}: {
  readonly id: string;
  readonly step?: string | undefined;
}) {
  const { application, line, problem, accept, retry } = useApplication(id);
  if (problem) return <PageProblem problem={problem} onRetry={retry} />;
  if (!application) return <Loading />;
  const { offer } = application;
  const ground = { kind: 'applications', id } as const;
  switch (application.status) {
    case 'running':
      return <ProgressView application={application} line={line} onChange={accept} />;
    case 'waiting_supplement':
      return <GuideView application={application} line={line} onChange={accept} />;
    case 'offered':
    case 'disbursing':
      // A confirmation that this tab sent is seen through before anything else is shown.
      if (offer && step === 'identity') return <IdentityView applicationId={id} />;
      if (offer && (step || findPending(ground))) {
        const range = { min: offer.limitMinDrawFen, max: offer.limitFen };
        return (
          <DrawSteps
            ground={ground}
            step={step}
            range={range}
            termMonths={offer.termMonths}
            annualRateE9={offer.annualRateE9}
            home={`/apply/${id}`}
          />
        );
      }
      if (application.status === 'disbursing' || !offer) {
        return <ProgressView application={application} line={line} onChange={accept} />;
      }
      return offer.state === 'expired' ? (
        <EndView application={{ ...application, status: 'expired' }} onChange={accept} />
      ) : (
        <OfferView application={application} offer={offer} onChange={accept} />
      );
    case 'disbursed':
      return application.loanId ? <Arrived id={application.loanId} /> : <Loading />;
    default:
      return <EndView application={application} onChange={accept} />;
  }
}

/** Follows the application by event stream for as long as it moves; `accept` takes a newer one in. */
function useApplication(id: string) {
  const [application, setApplication] = useState<Application>();
  const [line, setLine] = useState<FollowState>('live');
  const [problem, setProblem] = useState<ApiProblem>();
  const [round, setRound] = useState(0);
  const accept = useCallback(
    // Answers may overtake one another: the newer version stays.
    (next: Application) =>
      setApplication((now) => (now && now.version > next.version ? now : next)),
    [],
  );
  const still = application !== undefined && !moving.has(application.status);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` follows again after a problem.
  useEffect(() => {
    if (still) return;
    const stop = new AbortController();
    setProblem(undefined);
    getApplication(id).then(accept, () => {}); // Paints at once; the stream tells of any problem.
    follow<Application>({
      url: progressUrl(id),
      event: 'application',
      poll: () => getApplication(id),
      isLast: (value) => !moving.has(value.status),
      onValue: accept,
      onState: setLine,
      signal: stop.signal,
    }).catch((error: unknown) => !stop.signal.aborted && setProblem(asProblem(error)));
    return () => stop.abort();
  }, [id, still, round, accept]);
  return { application, line, problem, accept, retry: () => setRound((n) => n + 1) };
}
