import http from 'node:http';

// A lean client: the load generator shares the machine with what it measures.

/** The browser that every session of a bench is bound to. */
export const DEVICE = 'a-browser-of-the-bench-of-310---';

export interface Caller {
  post<T>(path: string, body: unknown): Promise<T>;
  close(): void;
}

/** Calls the API of `baseUrl` with the session of `token`. Throws on anything but a 2xx. */
export function openCaller(baseUrl: string, token: string, agent: http.Agent): Caller {
  const { hostname, port } = new URL(baseUrl);
  const send = (path: string, body: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const request = http.request({
        method: 'POST',
        hostname,
        port,
        path,
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          cookie: `open310_session=${token}; open310_device=${DEVICE}`,
        },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const { statusCode = 0 } = response;
          if (statusCode >= 200 && statusCode < 300) resolve(text);
          else reject(new Error(`POST ${path}: HTTP ${statusCode} ${text.slice(0, 300)}`));
        });
      });
      request.end(body);
    });
  return {
    post: async <T>(path: string, body: unknown) =>
      JSON.parse(await send(path, JSON.stringify(body))) as T,
    close: () => agent.destroy(),
  };
}
