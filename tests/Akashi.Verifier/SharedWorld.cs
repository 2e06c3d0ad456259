using Akashi.Verifier.Tests.Running;

[assembly: AssemblyFixture(typeof(RunningSandbox))]

namespace Akashi.Verifier.Tests;

/// <summary>One world for tests that change nothing.</summary>
public sealed class SharedWorld(RunningSandbox sandbox) : IAsyncLifetime
{
    internal World World { get; private set; } = null!;

    internal RunningSandbox Sandbox => sandbox;

    public async ValueTask InitializeAsync() => World = await World.StartAsync(sandbox);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
