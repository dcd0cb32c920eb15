import type * as Client from 'openid-client';
import type { Vault } from '../platform/index.ts';
import { OperationalError } from '../platform/index.ts';
import type { Vouched } from './sign-in.ts';

/** How the lender is known to an OpenID provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back. */
  readonly redirectUri: string;
}

/** The provider did not answer, or not as its standard says. */
export class OidcUnavailable extends OperationalError {
  override readonly name = 'OidcUnavailable';
  readonly code = 'oidc_unavailable';
  readonly retryable = true;

  constructor(cause: unknown) {
    super('The OpenID provider did not answer as it should.', { cause });
  }
}

/** A provider by which people sign in. */
export interface OidcProvider {
  /** Where to send somebody, and what their browser keeps until they are back. */
  begin(): Promise<{ readonly url: string; readonly kept: string }>;
  /** Who came back with this address; `undefined`: nobody that the provider vouches for. */
  end(address: string, kept: string): Promise<Vouched | undefined>;
}

interface Kept {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const CONTEXT = 'access.oidc.kept';
const TIMEOUT_S = 10;

/**
 * A provider by discovery: authorization code with PKCE, state and nonce. What it vouches for is judged by its signature,
 * issuer, audience and time. It is asked for its description when somebody first comes, and again after a failure.
 * @source OpenID Connect Core 1.0 §3.1, RFC 7636
 */
export function openOidc(settings: OidcSettings, vault: Vault): OidcProvider {
  let discovered: Promise<Provider> | undefined;
  const provider = () => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw new OidcUnavailable(error);
    });
    return discovered;
  };
  return {
    begin: async () => {
      const { client, config } = await provider();
      const verifier = client.randomPKCECodeVerifier();
      const kept: Kept = { state: client.randomState(), nonce: client.randomNonce(), verifier };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: settings.redirectUri,
        scope: 'openid email',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      const sealed = Buffer.from(vault.seal(JSON.stringify(kept), CONTEXT)).toString('base64url');
      return { url: url.href, kept: sealed };
    },
    end: async (address, sealed) => {
      const kept = openKept(vault, sealed);
      if (!kept) return undefined;
      const { client, config } = await provider();
      try {
        const tokens = await client.authorizationCodeGrant(config, new URL(address), {
          pkceCodeVerifier: kept.verifier,
          expectedState: kept.state,
          expectedNonce: kept.nonce,
          idTokenExpected: true,
        });
        return vouchedIn(tokens.claims());
      } catch (error) {
        if (isTheirs(client, error)) return undefined;
        throw new OidcUnavailable(error);
      }
    },
  };
}

interface Provider {
  readonly client: typeof Client;
  readonly config: Client.Configuration;
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Provider> {
  const client = await import('openid-client'); // By whoever needs it: commands do not.
  const at = new URL(issuer);
  const isLocal = at.protocol === 'http:'; // A provider on this machine or behind a proxy of the lender's.
  const config = await client.discovery(at, clientId, clientSecret, undefined, {
    timeout: TIMEOUT_S,
    execute: isLocal ? [client.allowInsecureRequests] : [],
  });
  return { client, config };
}

function openKept(vault: Vault, sealed: string): Kept | undefined {
  try {
    return JSON.parse(vault.open(Buffer.from(sealed, 'base64url'), CONTEXT)) as Kept;
  } catch {
    return undefined; // Not of our making, or of another time.
  }
}

/** An answer that is no outage: it was refused there, forged, or used twice. */
const isTheirs = (client: typeof Client, error: unknown): boolean =>
  error instanceof client.AuthorizationResponseError ||
  error instanceof client.ResponseBodyError ||
  (error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT');

function vouchedIn(claims: Client.IDToken | undefined): Vouched | undefined {
  if (!claims) return undefined;
  const { email, email_verified: verified, amr } = claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof email === 'string' && verified === true ? email : null,
    isSecond: Array.isArray(amr) && amr.includes('mfa'),
  };
}
