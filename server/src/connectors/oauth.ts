import type { Source } from '../kernel/index.ts';
import type { Grant } from '../party/index.ts';
import { GrantExpired } from './errors.ts';
import type { SourceConnector } from './source.ts';

type Form = Readonly<Record<string, string>>;

/** How a partner is agreed with on its own page. */
export interface OAuthPlace {
  readonly source: Source;
  readonly authorizeUrl: string;
  /** What the page's address names beside our address and the state: the app, in the partner's words. */
  readonly app: Form;
  /** Trades a code or a refresh token for a grant. */
  token(form: Form): Promise<Grant>;
  /** What the trade of a code and of a refresh token want beside the usual. */
  readonly more?: { readonly code?: Form; readonly refresh?: Form };
}

/** The part of a connector that is the same wherever a borrower agrees on the partner's page. */
export const connectedByOAuth = (
  o: OAuthPlace,
): Pick<SourceConnector, 'connection' | 'refresh'> => ({
  connection: {
    kind: 'oauth',
    authorizeUrl: (state, redirectUri) =>
      `${o.authorizeUrl}?${new URLSearchParams({ ...o.app, redirect_uri: redirectUri, state })}`,
    exchange: (code, redirectUri) =>
      o.token({
        ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
        ...o.more?.code,
      }),
  },
  refresh: async ({ refreshToken }) => {
    if (refreshToken === null) throw new GrantExpired(o.source, 'token');
    return o.token({
      ...{ grant_type: 'refresh_token', refresh_token: refreshToken },
      ...o.more?.refresh,
    });
  },
});
