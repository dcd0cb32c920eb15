import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * What a password costs to judge: the logarithm of scrypt's N. 32 MiB and three passes are one of the settings that
 * OWASP's password storage cheat sheet names (N=2^15, r=8, p=3).
 */
export const PASSWORD_COST = 15;
const [R, P] = [8, 3];
const BYTES = 32;

const derive = (password: string, salt: Uint8Array, n: number, r: number, p: number) =>
  new Promise<Buffer>((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 256 * n * r };
    // One spelling for one password, whatever the keyboard composed (RFC 8265).
    scrypt(password.normalize('NFKC'), salt, BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** What is kept of a password: `scrypt$32768$8$3$salt$key`. */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, 2 ** cost, R, P);
  return ['scrypt', 2 ** cost, R, P, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  );
}

// Judged where there is no user, so that an unknown one takes as long.
const nobodys = (cost: number) =>
  `scrypt$${2 ** cost}$${R}$${P}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Whether `password` is the one of `kept`; without one it takes as long, and is not. */
export async function isPassword(
  password: string,
  kept: string | null,
  cost: number,
): Promise<boolean> {
  const [, n, r, p, salt = '', key = ''] = (kept ?? nobodys(cost)).split('$');
  const expected = Buffer.from(key, 'base64url');
  const found = await derive(
    password,
    Buffer.from(salt, 'base64url'),
    Number(n),
    Number(r),
    Number(p),
  );
  return timingSafeEqual(found, expected) && kept !== null;
}

/** Shortest password that is taken. Longer beats stranger: nothing else is asked of it (NIST SP 800-63B 5.1.1). */
export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 200;

const usual = /^(.)\1+$|password|passw0rd|12345678|qwertyui|asdfghjk|letmein|open310|iloveyou/i;

/** Why a password is not taken, or `null`. `words`: those of the user, such as their name. */
export function faultOf(
  password: string,
  words: readonly string[],
): 'password_short' | 'password_usual' | null {
  const plain = password.normalize('NFKC');
  if ([...plain].length < PASSWORD_LEAST || plain.length > PASSWORD_MOST) return 'password_short';
  const told = words.filter((word) => word.length > 3).map((word) => word.toLowerCase());
  const isUsual = usual.test(plain) || told.some((word) => plain.toLowerCase().includes(word));
  return isUsual || new Set(plain).size < 6 ? 'password_usual' : null;
}
