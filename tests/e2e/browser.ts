import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';
import { root } from '../../scripts/stack/child.ts';

/** A phone in a shop, and a desk. */
export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 800 };

// Made for a function of few megabytes: one process ends with its first window, and the rest would
// let pages do what a person's browser refuses.
const unwanted =
  /^--(headless|single-process|disable-web-security|allow-running-insecure|disable-site-isolation)/;

/** Unpacks the Chromium that npm ships, where it is not yet. @returns Its path. */
export function unpackBrowser(): Promise<string> {
  const tmp = join(root, 'data/chromium'); // Its own: the package reuses a stale binary it finds.
  mkdirSync(tmp, { recursive: true });
  process.env.TMPDIR = tmp;
  return chromium.executablePath();
}

/** Starts the Chromium that npm ships. It looks nothing up and updates nothing. */
export async function openBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: await unpackBrowser(),
    headless: true,
    args: [
      ...chromium.args.filter((arg) => !unwanted.test(arg)),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** What a person did to get where they are. */
export interface Count {
  fieldsTyped: number;
  taps: number;
  selections: number;
  codesEntered: number;
  readingMs: number;
}

/** A person at a page: every act goes through here and is counted. */
export interface Hand {
  readonly page: Page;
  readonly count: Count;
  tap(testId: string): Promise<void>;
  tapText(text: string | RegExp): Promise<void>;
  type(testId: string, text: string): Promise<void>;
  select(testId: string): Promise<void>;
  see(testId: string, timeoutMs?: number): Promise<void>;
}

export async function openHand(context: BrowserContext): Promise<Hand> {
  const page = await context.newPage();
  const count: Count = { fieldsTyped: 0, taps: 0, selections: 0, codesEntered: 0, readingMs: 0 };
  const by = (testId: string) => page.getByTestId(testId).first();
  return {
    page,
    count,
    tap: async (testId) => {
      await by(testId).click({ timeout: 30_000 });
      count.taps += 1;
    },
    tapText: async (text) => {
      await page
        .getByRole('link', { name: text })
        .or(page.getByRole('button', { name: text }))
        .first()
        .click();
      count.taps += 1;
    },
    type: async (testId, text) => {
      const field = by(testId);
      const input =
        (await field.evaluate((e) => e.tagName)) === 'INPUT' ? field : field.locator('input');
      await input.fill(text);
      count.fieldsTyped += 1;
    },
    select: async (testId) => {
      await by(testId).click();
      count.selections += 1;
    },
    see: async (testId, timeoutMs = 30_000) => {
      await by(testId).waitFor({ state: 'visible', timeout: timeoutMs });
    },
  };
}

/**
 * Says who one is and shows one's face, where the offer leads to it. @param holder - What was typed as the
 * holder of the account: the same person need not be named again.
 */
export async function identify(
  hand: Hand,
  sandboxUrl: string,
  merchant: string,
  holder: string,
  onFace: () => Promise<void> = async () => {},
): Promise<void> {
  const known = await (await fetch(`${sandboxUrl}/identity/desk?as=${merchant}`)).text();
  const [name = '', idCard = ''] = [...known.matchAll(/<code>([^<]+)<\/code>/g)].map(
    ([, code]) => code,
  );
  await hand.see('identity-submit');
  if (holder !== name) {
    await hand.tap('identity-other');
    await hand.type('identity-name', name);
  }
  // Known from before it is not asked again.
  const isKnown = await hand.page.getByTestId('identity-other-card').isVisible();
  if (!isKnown) await hand.type('identity-idCard', idCard);
  await hand.tap('identity-submit');
  await hand.see('face-start');
  await onFace();
  await hand.tap('face-start');
  await hand.tapText(/是本人/);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious accessibility findings on the page as it is. */
export async function audit({ page }: Pick<Hand, 'page'>, where: string): Promise<string[]> {
  await page.evaluate(settled);
  await page.evaluate(axe);
  await page.evaluate(unstick);
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(o: object): Promise<AxeResult> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    });
    return (await run).violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 120)}`);
  });
  await page.evaluate(stick);
  return [...found, ...(await shortRates(page))].map((finding) => `${where}: ${finding}`);
}

/**
 * Prices by the day or the month that no annual rate of at least their size stands before (Announcement 3 of 2021,
 * rules R5), on the page as it is.
 */
export const shortRates = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const short =
      /(?<!今)[日月]利[率息]|[日月]息|每[日天月][^，。]{0,8}\\d[\\d.]*\\s*(?:%|‰|元)|万分之|(?:daily|monthly) (?:interest )?rate|%\\s*(?:a|per) (?:day|month)/i;
    const annual = /年利率|年化|annual|a year/i;
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    let largest = 0;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent ?? '';
      const holder = node.parentElement;
      if (!holder || holder.getClientRects().length === 0) continue;
      const size = Number.parseFloat(getComputedStyle(holder).fontSize);
      if (annual.test(text)) largest = Math.max(largest, size);
      if (short.test(text) && size > largest) {
        found.push('annual rate first and larger: ' + text.trim().slice(0, 60));
      }
    }
    return found;
  })()`);

// What a bar at the edge covers now, a person scrolls out from under it.
const unstick = `for (const one of document.querySelectorAll('*')) {
  if (getComputedStyle(one).position !== 'sticky') continue;
  one.setAttribute('data-stuck', '');
  one.style.position = 'static';
}`;
const stick = `for (const one of document.querySelectorAll('[data-stuck]')) {
  one.removeAttribute('data-stuck');
  one.style.position = '';
}`;

/** Waits until what moves on the page has come to rest: a press on the way may miss. */
export const rest = (page: Page): Promise<unknown> => page.evaluate(settled);

// Halfway through a change of colour nothing has the contrast that it will have.
const settled = `Promise.all(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished.catch(() => {}))).then(() => true)`;

interface AxeResult {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}
