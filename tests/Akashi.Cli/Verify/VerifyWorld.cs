using Akashi.Verifier.Tests.Running;

[assembly: AssemblyFixture(typeof(RunningSandbox))]

namespace Akashi.Cli.Tests.Verify;

/// <summary>A real Verifier and a real CA for all tests of a class.</summary>
public sealed class VerifyWorld(RunningSandbox sandbox) : IAsyncLifetime
{
    internal World World { get; private set; } = null!;

    internal RunningSandbox Sandbox => sandbox;

    public async ValueTask InitializeAsync() => World = await World.StartAsync(sandbox);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
