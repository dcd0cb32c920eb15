import { tabStorage } from './api.ts';

const RETURN = 'open310.return';

/** Remembers where one was, so that signing in again leads back there. */
export const rememberPlace = (place: string): void => tabStorage.setItem(RETURN, place);

export const forgetPlace = (): void => tabStorage.removeItem(RETURN);

/** The remembered place, until it is forgotten: a page may be drawn more than once before it leads on. */
export function rememberedPlace(): string | undefined {
  const place = tabStorage.getItem(RETURN);
  return place && /^\/(?!\/)/.test(place) && place !== '/' ? place : undefined;
}
