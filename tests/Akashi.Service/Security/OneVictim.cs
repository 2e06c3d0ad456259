using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Security;

/// <summary>One victim for all tests that only look; they prove that nobody changes it.</summary>
public sealed class OneVictim(World world) : IAsyncLifetime
{
    internal Victim Victim { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Victim = await Victim.InAsync(world);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition(Name)]
public sealed class OneVictimGroup : ICollectionFixture<OneVictim>
{
    public const string Name = "one victim";
}
