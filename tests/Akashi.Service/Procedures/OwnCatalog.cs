using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Procedures;

/// <summary>A world whose Service reads a copy of the product's catalog; a test may change the copy while the Service is stopped.</summary>
/// <param name="prepare">Adds services before the Service is built.</param>
internal sealed class OwnCatalog(Action<IServiceCollection>? prepare = null) : World
{
    private readonly CatalogCopy copy = new();

    protected override IEnumerable<string> MoreSettings => ["Catalog=" + copy.Folder];

    /// <summary>Starts the Service.</summary>
    /// <param name="files">Catalog files to replace: name and text.</param>
    public async Task<OwnCatalog> StartAsync(params (string Name, string Text)[] files)
    {
        Write(files);
        await InitializeAsync();
        return this;
    }

    /// <summary>Stops the Service, replaces catalog files, and starts it again with the same data.</summary>
    public Task ChangeAsync(params (string Name, string Text)[] files) => RestartAsync(() => Write(files));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        copy.Dispose();
    }

    protected override void Prepare(WebApplicationBuilder builder) => prepare?.Invoke(builder.Services);

    private void Write((string Name, string Text)[] files)
    {
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(copy.Folder, name), text);
    }
}
