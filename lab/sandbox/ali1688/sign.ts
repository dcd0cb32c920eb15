import { createHmac } from 'node:crypto';

/** HMAC-SHA1 over `text` and the form's pairs in the order of their names, but for the signature. */
export function aopSign(text: string, form: ReadonlyMap<string, string>, secret: string): string {
  const mac = createHmac('sha1', secret).update(text);
  const names = [...form.keys()].filter((name) => name !== '_aop_signature');
  for (const name of names.sort((a, b) => (a < b ? -1 : 1))) mac.update(name + form.get(name));
  return mac.digest('hex').toUpperCase();
}
