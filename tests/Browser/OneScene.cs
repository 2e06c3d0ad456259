namespace Akashi.Browser.Tests;

/// <summary>One scene for several walks; each opens its own browsers.</summary>
public abstract class OneScene : IAsyncLifetime
{
    private readonly Func<CancellationToken, Task<Scene>> open;

    private protected OneScene(WalkRecord walked, Func<CancellationToken, Task<Scene>> open) => (Walked, this.open) = (walked, open);

    internal Scene Scene { get; private set; } = null!;

    private protected WalkRecord Walked { get; }

    public async ValueTask InitializeAsync() => Scene = await open(CancellationToken.None);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Scene.DisposeAsync();
    }

    /// <summary>A person with a fresh browser.</summary>
    internal async Task<Walk> WalkAsync(Setting setting, string test) => new(await Scene.BrowserAsync(setting), setting, test, Walked);
}
