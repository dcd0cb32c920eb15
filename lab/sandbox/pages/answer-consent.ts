import type { Context } from 'hono';
import type { Partner } from '../faults.ts';
import type { TwinPlace } from '../twin.ts';
import { errorPage } from './layout.ts';

/** The merchant's yes or no goes back to the lender through the browser: a code, or that it was denied. */
export function answerConsent(
  c: Context,
  { world, redirectUri }: TwinPlace,
  partner: Partner,
  form: Readonly<Record<string, string>>,
): Response {
  const resident = world.residents.find(form.as ?? '');
  if (!resident) return errorPage(c, '请先登录', 'Sign in first');
  const back = new URL(redirectUri());
  const yes = form.decision === 'agree';
  const code = world.grants.issueCode(partner, resident.key, redirectUri());
  back.searchParams.set(yes ? 'code' : 'error', yes ? code : 'access_denied');
  back.searchParams.set('state', form.state ?? '');
  return c.redirect(back.toString());
}
