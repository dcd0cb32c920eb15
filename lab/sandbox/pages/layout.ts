import type { Context } from 'hono';
import { type Html, html } from './html.ts';
import { style } from './style.ts';

export interface PageOptions {
  readonly title: string;
  /** Chooses the accent. */
  readonly look: 'taobao' | 'alipay' | 'plain';
  readonly body: Html;
  readonly status?: 200 | 400 | 404;
}

/** A whole page. No scripts, nothing from elsewhere; never kept by a cache. */
export function page(c: Context, { title, look, body, status = 200 }: PageOptions): Response {
  const whole = html`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>${title}</title>
<link rel="stylesheet" href="/__fonts/400.css">
<style>${{ html: style }}</style>
</head>
<body class="${look}">
<div class="page">
${body}
</div>
</body>
</html>`;
  return c.body(whole.html, status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // No form-action: Chromium would also stop the redirect back to the lender after a consent.
    'content-security-policy':
      "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
}

/** One thing went wrong and here is what: for wrong addresses, as partners show them. */
export const errorPage = (c: Context, zh: string, en: string, status: 400 | 404 = 400): Response =>
  page(c, {
    title: zh,
    look: 'plain',
    status,
    body: html`<main class="card alone"><h1>${zh}</h1><p lang="en">${en}</p></main>
<nav class="foot" aria-label="沙箱"><a href="/">返回沙箱首页 <span lang="en">Sandbox home</span></a></nav>`,
  });
