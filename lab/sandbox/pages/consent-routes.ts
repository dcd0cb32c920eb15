import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Token } from '../grants.ts';
import type { Resident } from '../merchants.ts';
import { type Env, mergedParams } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { answerConsent } from './answer-consent.ts';
import { consentPage } from './consent.ts';
import { errorPage } from './layout.ts';
import { signedIn } from './signed-in.ts';

/** How a partner's consent page is asked for. */
export interface ConsentAddress {
  /** Where it is, below the partner: `/oauth/authorize`. */
  readonly path: string;
  /** The parameter that names the app, and the app's key in it. */
  readonly app: { readonly param: string; readonly key: string };
}

/** The page where a merchant agrees, and what its buttons send: only for the lender's app and address. */
export function consentRoutes(
  place: TwinPlace,
  twin: Pick<Twin, 'partner' | 'serves'>,
  { path, app }: ConsentAddress,
): Hono<Env> {
  const { partner } = twin;
  const knows = (q: Readonly<Record<string, string>>): boolean =>
    q[app.param] === app.key && q.redirect_uri === place.redirectUri();
  const stranger = (c: Context) =>
    errorPage(c, '无效的应用、回调地址或账号', 'Unknown app, address or account');
  return new Hono<Env>()
    .get(path, async (c) => {
      const query = c.req.query();
      if (!knows(query)) return stranger(c);
      const resident = signedIn(c, place.world);
      const isStranger = resident !== undefined && !twin.serves(resident);
      return consentPage(c, place.world, {
        ...{ partner, path: `/${partner}${path}`, stranger: isStranger },
        fields: { [app.param]: '', redirect_uri: '', state: '', ...query },
        resident: isStranger ? undefined : resident,
      });
    })
    .post(path, async (c) => {
      const form = await mergedParams(c);
      return knows(form) ? answerConsent(c, place, partner, form) : stranger(c);
    });
}

/** A new token for a code or a refresh token, with its owner; `undefined`: neither is good (any more). */
export function grantFor(
  { world }: TwinPlace,
  partner: Twin['partner'],
  form: Readonly<Record<string, string>>,
  newToken: () => string,
): { readonly token: Token; readonly resident: Resident } | undefined {
  const key =
    form.grant_type === 'refresh_token'
      ? world.grants.findByRefresh(partner, form.refresh_token ?? '')?.merchantKey
      : world.grants.redeem(partner, form.code ?? '', form.redirect_uri)?.merchantKey;
  const resident = key === undefined ? undefined : world.residents.find(key);
  if (!resident) return undefined;
  return { token: world.grants.grant(partner, resident.key, newToken(), newToken()), resident };
}
