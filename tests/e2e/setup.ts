import { buildPages } from '../../scripts/stack/pages.ts';
import { unpackBrowser } from './browser.ts';

/** Makes once what test files that run at one time would make over each other: the pages, the browser. */
export default async function setup(): Promise<void> {
  buildPages();
  await unpackBrowser();
}
