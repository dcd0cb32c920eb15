const place = (name: string) => `open310.${name}`;

/** A choice kept in this browser; `undefined` when none was made or storage is shut (private mode). */
export function readSetting<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(place(name));
    return allowed.find((one) => one === value);
  } catch {
    return undefined;
  }
}

export function writeSetting(name: string, value: string): void {
  try {
    localStorage.setItem(place(name), value);
  } catch {
    // A browser that keeps nothing still shows the choice until the page is closed.
  }
}
