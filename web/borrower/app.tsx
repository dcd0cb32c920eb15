import { ConfigProvider } from 'antd-mobile';
import enUS from 'antd-mobile/es/locales/en-US';
import zhCN from 'antd-mobile/es/locales/zh-CN';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Loading, useLanguage } from '../ui/index.ts';
import { Frame } from './frame.tsx';
import { LinkProblem, NotFound } from './problems.tsx';
import { SessionProvider } from './session.tsx';
import { Start } from './start.tsx';

// The first page is in the first file; each later stage of the journey comes when it is reached.
const Consent = lazy(() => import('./consent.tsx'));
const FixedFormPage = lazy(() => import('./fixed-form.tsx'));
const Apply = lazy(() => import('./apply.tsx'));
const Draw = lazy(() => import('./draw.tsx'));
const Arrived = lazy(() => import('./arrived.tsx'));
const Loans = lazy(() => import('./loans.tsx'));
const LoanPage = lazy(() => import('./loan.tsx'));
const Repay = lazy(() => import('./repay.tsx'));
const DecisionPage = lazy(() => import('./decision.tsx'));
const SourcesPage = lazy(() => import('./sources.tsx'));
const VerifyPage = lazy(() => import('./verify.tsx'));
const PapersPage = lazy(() => import('./papers.tsx'));
const ComplaintsPage = lazy(() => import('./complaints.tsx'));
const ComplaintPage = lazy(() => import('./complaint.tsx'));
const HardshipPage = lazy(() => import('./hardship.tsx'));
const MePage = lazy(() => import('./me.tsx'));
const PhonePage = lazy(() => import('./phone.tsx'));
const SessionsPage = lazy(() => import('./sessions.tsx'));

/** The borrower's pages. */
export function App() {
  const { language } = useLanguage();
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS}>
      <SessionProvider>
        <Frame>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/" component={Start} />
              <Route path="/consent" component={Consent} />
              <Route path="/form" component={FixedFormPage} />
              <Route path="/apply/:id/:step?">
                {({ id, step }) => <Apply key={id} id={id} step={step} />}
              </Route>
              <Route path="/facilities/:id/:step">
                {({ id, step }) => <Draw key={id} id={id} step={step} />}
              </Route>
              <Route path="/loans" component={Loans} />
              <Route path="/loans/:id">{({ id }) => <LoanPage key={id} id={id} />}</Route>
              <Route path="/loans/:id/repay">{({ id }) => <Repay key={id} id={id} />}</Route>
              <Route path="/loans/:id/arrived">{({ id }) => <Arrived key={id} id={id} />}</Route>
              <Route path="/loans/:id/hardship">
                {({ id }) => <HardshipPage key={id} id={id} />}
              </Route>
              <Route path="/complaints" component={ComplaintsPage} />
              <Route path="/complaints/:id">{({ id }) => <ComplaintPage key={id} id={id} />}</Route>
              <Route path="/decisions/:id">{({ id }) => <DecisionPage key={id} id={id} />}</Route>
              <Route path="/sources" component={SourcesPage} />
              <Route path="/papers" component={PapersPage} />
              <Route path="/verify" component={VerifyPage} />
              <Route path="/me" component={MePage} />
              <Route path="/me/sessions" component={SessionsPage} />
              <Route path="/phone" component={PhonePage} />
              <Route path="/problem/:code">{({ code }) => <LinkProblem code={code} />}</Route>
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </Frame>
      </SessionProvider>
    </ConfigProvider>
  );
}
