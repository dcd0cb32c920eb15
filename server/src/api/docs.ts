import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';

const dist = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const types: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>open310 API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="api"></div><script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script></body></html>`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true });`;

/** A page to read and try the API. Everything it loads comes from this server. */
export function docsRoutes(): Hono {
  const app = new Hono();
  app.get('/', (c) => c.html(page));
  app.get('/start.js', (c) => c.body(start, 200, { 'content-type': 'text/javascript' }));
  app.get('/:file', (c) => {
    const file = c.req.param('file');
    const type = types[file];
    if (type === undefined) return c.notFound();
    return c.body(readFileSync(join(dist, file)), 200, { 'content-type': type });
  });
  return app;
}
