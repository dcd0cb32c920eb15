import { tabStorage } from './api.ts';

const RETURN = 'open310.return';

/** Remembers where one was, so that signing in again leads back there. */
export const rememberPlace = (place: string): void => tabStorage.setItem(RETURN, place);

/** The remembered place, once: the next call finds none. Only paths of these pages are kept. */
export function takeRememberedPlace(): string | undefined {
  const place = tabStorage.getItem(RETURN);
  tabStorage.removeItem(RETURN);
  return place && /^\/(?!\/)/.test(place) && place !== '/' ? place : undefined;
}
