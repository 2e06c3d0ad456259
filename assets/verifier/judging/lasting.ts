import type { KnowledgeStore } from "../../../packages/verify/src/knowledge/store.js";

/** A store that a private window may refuse to keep: then it is kept until the page is left. */
export function lasting(store: KnowledgeStore): KnowledgeStore {
  let held: string | null = null;
  return {
    load: () => store.load().then(text => text ?? held, () => held),
    save: text => store.save((held = text)).catch(() => undefined),
  };
}
