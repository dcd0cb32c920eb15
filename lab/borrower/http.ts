/** A browser's part in HTTP: cookies kept by host, redirects followed one by one. */
export interface Visitor {
  /** One request, not followed. */
  request(url: string, init?: RequestInit): Promise<Response>;
  /** Follows redirects from `url` to the page that answers. */
  visit(url: string, init?: RequestInit): Promise<{ url: string; response: Response }>;
  /** Gives the client of the API this visitor's cookies. */
  readonly fetch: (input: Request) => Promise<Response>;
}

const MOST_REDIRECTS = 10;

export function openVisitor(): Visitor {
  const jars = new Map<string, Map<string, string>>();

  const keep = (host: string, response: Response): void => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie) || value === '') jar.delete(name);
      else jar.set(name, value);
    }
  };

  const request = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { host } = new URL(url);
    const headers = new Headers(init.headers);
    const cookies = [...(jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`);
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    keep(host, response);
    return response;
  };

  return {
    request,
    visit: async (url, init) => {
      let at = url;
      let response = await request(at, init);
      for (let i = 0; i < MOST_REDIRECTS; i += 1) {
        const location = response.headers.get('location');
        if (location === null) return { url: at, response };
        at = new URL(location, at).href;
        response = await request(at);
      }
      throw new Error(`more than ${MOST_REDIRECTS} redirects from ${url}`);
    },
    fetch: async (input) => {
      const body = input.method === 'GET' ? undefined : await input.arrayBuffer();
      return request(input.url, {
        method: input.method,
        headers: input.headers,
        ...(body === undefined ? {} : { body }),
      });
    },
  };
}
