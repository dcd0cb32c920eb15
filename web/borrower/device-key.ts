import type { KeyPair, SigningKeys } from '@open310/sdk';

// The key of this device: kept by the browser in a form that no script can read out, nor this one.

const NAME = 'open310.device';
const STORE = 'keys';
const KEY = 'signing';

const ask = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await ask(opening);
  return database.transaction(STORE, mode).objectStore(STORE);
}

/** Where this browser keeps its key. */
export const deviceKeys: SigningKeys = {
  get: async () => ask<KeyPair | undefined>((await store('readonly')).get(KEY)),
  put: async (pair) => {
    await ask((await store('readwrite')).put(pair, KEY));
  },
};
