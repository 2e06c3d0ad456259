using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Payments;

/// <summary>One world with a fee for all tests of payments. They run one after another, because they change the provider's behaviour.</summary>
public sealed class PayingWorld : IAsyncLifetime
{
    private readonly FeeCatalog catalog = new();

    internal OwnWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        catalog.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class PayingGroup : ICollectionFixture<PayingWorld>
{
    public const string Name = "paying";
}
