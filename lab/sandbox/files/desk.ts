import { type Instant, instant } from '@open310/server/kernel';
import { Hono } from 'hono';
import { type Holdings, heldAt } from '../../economy/index.ts';
import type { Resident } from '../merchants.ts';
import { deskPage } from '../pages/desk-page.ts';
import { bilingual, html } from '../pages/html.ts';
import { errorPage } from '../pages/layout.ts';
import { signedIn } from '../pages/signed-in.ts';
import type { Env } from '../transport.ts';
import type { Twin } from '../twin.ts';

const DAY_MS = 86_400_000;
const DAYS_MAX = 730;

/** What is exported: one merchant's records of some days. */
export interface Exported {
  readonly resident: Resident;
  /** As they are seen now, of the days asked for. */
  readonly held: Holdings;
  readonly from: Instant;
}

export interface Desk {
  readonly partner: Twin['partner'];
  readonly name: Twin['name'];
  readonly environment: Readonly<Record<string, string>>;
  serves(resident: Resident): boolean;
  /** By what it is called in the address: what is downloaded. */
  readonly kinds: Readonly<Record<string, Kind>>;
}

export interface Kind {
  readonly ending: string;
  readonly says: { readonly zh: string; readonly en: string };
  /** `null`: there is nothing of these days. */
  write(exported: Exported): Uint8Array | null;
}

/** A place where merchants export files of their own: the e-tax bureau, a bank, an acquirer. */
export const deskTwin = (desk: Desk): Twin => ({
  partner: desk.partner,
  name: desk.name,
  makeKeys: () => ({}),
  environment: () => desk.environment,
  serves: (resident) => desk.serves(resident),
  faults: {},
  routes: ({ world }) =>
    new Hono<Env>()
      .get('/desk', (c) =>
        deskPage(c, world, desk, () =>
          Object.entries(desk.kinds).map(
            ([kind, { says }]) =>
              html`<p><a href="/${desk.partner}/export?kind=${kind}">${bilingual(says.zh, says.en)}</a></p>`,
          ),
        ),
      )
      .get('/export', (c) => {
        const resident = signedIn(c, world);
        const { kind = '', days = '365' } = c.req.query();
        const wanted = Object.hasOwn(desk.kinds, kind) ? desk.kinds[kind] : undefined;
        const back = Number(days);
        const known = Number.isInteger(back) && back > 0 && back <= DAYS_MAX;
        if (!resident || !wanted || !known) return errorPage(c, '请先登录', 'Sign in first');
        const now = world.clock.now();
        const from = instant(now - back * DAY_MS);
        const bytes = wanted.write({ resident, held: heldAt(resident.holdings, now), from });
        if (bytes === null)
          return errorPage(c, '这段时间没有记录', 'There is nothing of these days', 404);
        world.requests.count(desk.partner, `export ${kind}`);
        return c.body(new Uint8Array(bytes), 200, {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename="${desk.partner}-${kind}.${wanted.ending}"`,
        });
      }),
});
