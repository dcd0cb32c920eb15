import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Id } from '../../server/src/kernel/index.ts';
import { type Db, systemClock } from '../../server/src/platform/index.ts';
import { openSession } from '../../server/src/sessions/index.ts';
import { phone } from './browser.ts';

/** A phone on which the borrower of the API is signed in. */
export async function openOwnPhone(
  browser: Browser,
  at: { readonly db: Db; readonly url: string },
  borrowerId: Id<'borrower'>,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN' });
  const device = randomBytes(24).toString('base64url');
  const { token } = await openSession(at.db, {
    ...{ borrowerId, browser: { device, says: '?' }, way: 'alipay' },
    ...{ now: systemClock.now(), ttlMs: 3_600_000 },
  });
  await context.addCookies([
    { name: 'open310_session', value: token, url: at.url },
    { name: 'open310_device', value: device, url: at.url },
  ]);
  return { page: await context.newPage(), context };
}
