import type { Person } from "./person.js";

/** Where the roster of this device is kept. @throws DOMException where the browser keeps nothing, such as in a private window. */
export interface PeopleStore {
  /** People by what tells their codes apart, in the order in which they came. */
  all(): Promise<Map<string, Person>>;
  put(people: ReadonlyMap<string, Person>): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

const name = "akashi-roster";

/** In the browser's IndexedDB. */
export const browserPeople = (): PeopleStore => ({
  async all() {
    const found = await inDatabase("readonly", async people => [await asked(people.getAllKeys()), await asked(people.getAll())] as [string[], Person[]]);
    const pairs = found[0].map((id, index): [string, Person] => [id, found[1][index]!]);
    return new Map(pairs.sort(([, one], [, other]) => one.addedAt - other.addedAt));
  },
  put: people => inDatabase("readwrite", async kept => people.forEach((person, id) => kept.put(person, id))),
  remove: ids => inDatabase("readwrite", async kept => ids.forEach(id => kept.delete(id))),
  clear: () => inDatabase("readwrite", async kept => void kept.clear()),
});

async function inDatabase<T>(mode: IDBTransactionMode, act: (people: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(name);
  const database = (await asked(opening)) as IDBDatabase;
  try {
    const work = database.transaction(name, mode);
    const done = new Promise<void>((resolve, reject) => ([work.oncomplete, work.onabort] = [() => resolve(), () => reject(work.error)]));
    const result = await act(work.objectStore(name));
    await done;
    return result;
  } finally {
    database.close();
  }
}

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
