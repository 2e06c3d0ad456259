/** The caches of a browser, and its service worker's registration. `held` maps names of caches to addresses with answers. */
export function browserWith(held, origin) {
  const world = { isOnline: true, status: 200, type: "basic", asked: [], registered: null };
  const path = request => (typeof request === "string" ? request : request.url).replace(origin, "");
  const answered = async (request, options = {}) => {
    world.asked.push([path(request), options.redirect ?? ""]);
    if (!world.isOnline) throw new TypeError("fetch failed");
    const answer = new Response(`network ${path(request)}`, { status: world.status });
    return world.type === "basic" ? answer : Object.defineProperty(answer, "type", { value: world.type });
  };
  const cacheOf = name => {
    if (!held.has(name)) held.set(name, new Map());
    const kept = held.get(name);
    return {
      put: async (address, answer) => void kept.set(address, await answer.text()),
      addAll: async addresses => {
        for (const address of addresses) kept.set(address, await (await answered(address)).text());
      },
      keys: async () => [...kept.keys()].map(address => ({ url: origin + address })),
      delete: async address => kept.delete(address),
    };
  };
  const caches = {
    open: async name => cacheOf(name), keys: async () => [...held.keys()], delete: async name => held.delete(name),
    match: async address => {
      const found = [...held.values()].find(kept => kept.has(path(address)));
      return found && new Response(found.get(path(address)));
    },
  };
  const serviceWorker = {
    register: async (address, { scope }) => void (world.registered = [address, scope]),
    getRegistration: async () => ({ unregister: async () => void (world.registered = null) }),
  };
  return { world, caches, fetch: answered, navigator: { serviceWorker }, held };
}
