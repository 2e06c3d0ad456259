using Microsoft.Playwright;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>What a site keeps on the device: in its storages, its databases and its caches, with addresses and contents.</summary>
internal static class KeptData
{
    private const string All =
        """
        async () => {
          const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request)).text());
          }
          for (const { name } of await indexedDB.databases()) {
            const database = await new Promise(resolve => indexedDB.open(name).onsuccess = event => resolve(event.target.result));
            for (const store of database.objectStoreNames) {
              const asked = database.transaction(store).objectStore(store).getAll();
              kept.push(JSON.stringify(await new Promise(resolve => asked.onsuccess = () => resolve(asked.result))));
            }
            database.close();
          }
          return kept.join('\n');
        }
        """;

    // To open a database that is not there would make it.
    private const string HasCome =
        """
        async name => {
          await new Promise(resolve => setTimeout(resolve, 300));
          if (!navigator.serviceWorker.controller || !await caches.match(name)) return false;
          if (!(await indexedDB.databases()).some(database => database.name === 'akashi-verify')) return false;
          const opened = indexedDB.open('akashi-verify');
          const database = await new Promise(resolve => opened.onsuccess = () => resolve(opened.result));
          try {
            const asked = database.transaction('akashi-verify').objectStore('akashi-verify').get('knowledge');
            return (await new Promise(resolve => asked.onsuccess = () => resolve(asked.result)))?.includes('"trustList":"') === true;
          } finally {
            database.close();
          }
        }
        """;

    /// <summary>All of it is what everybody may fetch: nothing of a code, no name.</summary>
    /// <returns>All of it.</returns>
    public static async Task<string> MustBeOfEverybodyAsync(IPage page, string code)
    {
        var kept = await page.EvaluateAsync<string>(All);
        Assert.All(["小林", "高橋", "D-0222333", new Uri(code).Query[^60..]], fact => Assert.DoesNotContain(fact, kept, StringComparison.Ordinal));
        return kept;
    }

    /// <summary>Waits until the service worker has kept a page, and the lists.</summary>
    public static Task MustComeAsync(IPage page, string name) => Wait.UntilAsync(() => page.EvaluateAsync<bool>(HasCome, name));
}
