import { serve as listen, type ServerType } from '@hono/node-server';

export interface Listening {
  readonly url: string;
  /** Stops accepting, ends event streams, lets requests finish for up to `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

/** Serves `app`. `port` 0 takes a free one. */
export function serve(
  app: { fetch(request: Request): Response | Promise<Response> },
  options: { readonly hostname: string; readonly port: number },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server: ServerType = listen(
      { fetch: (request) => app.fetch(request), ...options },
      (address) => {
        const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
        resolve({
          url: `http://${host}:${address.port}`,
          close: (graceMs = 5_000) =>
            new Promise((done) => {
              server.close(() => done());
              const hurry = setTimeout(() => {
                if ('closeAllConnections' in server) server.closeAllConnections();
              }, graceMs);
              hurry.unref();
              if ('closeIdleConnections' in server) server.closeIdleConnections();
            }),
        });
      },
    );
    server.on('error', reject);
  });
}
