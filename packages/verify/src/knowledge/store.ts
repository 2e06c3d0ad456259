/** Where knowledge is kept across restarts, so that a page or a service goes on without a network. Its text is not secret: all of it is published. */
export interface KnowledgeStore {
  /** What was saved last; null where nothing was. */
  load(): Promise<string | null>;
  save(text: string): Promise<void>;
}

/** A store in the browser's IndexedDB, for pages and service workers alike. */
export function browserStore(name: string = "akashi-verify"): KnowledgeStore {
  const key = "knowledge";
  return {
    load: async () => ((await inDatabase(name, "readonly", kept => kept.get(key))) as string | undefined) ?? null,
    save: async text => void (await inDatabase(name, "readwrite", kept => kept.put(text, key))),
  };
}

async function inDatabase(name: string, mode: IDBTransactionMode, ask: (kept: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(name);
  const database = (await answerOf(opening)) as IDBDatabase;
  try {
    return await answerOf(ask(database.transaction(name, mode).objectStore(name)));
  } finally {
    database.close();
  }
}

const answerOf = (request: IDBRequest): Promise<unknown> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
