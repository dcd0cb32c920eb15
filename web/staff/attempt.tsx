import type { ApiProblem } from '@open310/sdk';
import { Alert } from 'antd';
import { useState } from 'react';
import { texts } from '../texts/index.ts';
import { asProblem, momentText, sayProblem, type Text, useLanguage, useText } from '../ui/index.ts';

/** A problem of entering in our own words; any other as everywhere. */
export function sayFault(text: Text, problem: ApiProblem, language: 'zh' | 'en'): string {
  const key = `staff.enter.problem.${problem.code}`;
  if (!(key in texts)) return sayProblem(text, problem).title;
  const until = Number(problem.fields.until ?? 0);
  return text(key as keyof typeof texts, { at: momentText(until, language) });
}

/** Something that is tried once at a time; why it went wrong stays to be read until it is tried again. */
export function useAttempt() {
  const text = useText();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const wrong = problem && sayFault(text, problem, language);
  return { busy, problem, wrong, attempt };
}

/** Why something went wrong, told at once to whoever listens. */
export function Wrong({ wrong }: { readonly wrong: string | undefined }) {
  return wrong === undefined ? null : (
    <Alert type="error" showIcon role="alert" title={wrong} style={{ marginBottom: 16 }} />
  );
}
