import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real provider in this process: `login` is who signs in there next. */
export async function openProvider() {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const uris: string[] = [];
  const accounts: Record<string, { readonly email: string; readonly verified: boolean }> = {};
  let login = '';
  let provider: Provider | undefined;
  const make = () =>
    new Provider(issuer, {
      clients: [
        { client_id: 'open310', client_secret: 'a secret of the provider', redirect_uris: uris },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['cookies of a test'] },
      pkce: { required: () => true },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({
          sub,
          email: accounts[sub]?.email,
          email_verified: accounts[sub]?.verified,
        }),
      }),
      // Whoever comes is `login`, and agrees.
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    });
  server.on('request', async (req, res) => {
    provider ??= make();
    if (!req.url?.startsWith('/interaction/')) return provider.callback()(req, res);
    const details = await provider.interactionDetails(req, res);
    const grant = new provider.Grant({ accountId: login, clientId: 'open310' });
    grant.addOIDCScope('openid email');
    const consent = { grantId: await grant.save() };
    const result = { login: { accountId: login }, consent };
    return provider.interactionFinished(req, res, details ? result : result);
  });
  return {
    issuer,
    server,
    allow: (uri: string) => uris.push(uri),
    be: (sub: string, email: string, verified = true) => {
      accounts[sub] = { email, verified };
      login = sub;
    },
  };
}
