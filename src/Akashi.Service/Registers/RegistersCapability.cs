using Akashi.Hosting;
using Akashi.Service.Accounts;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Registers.Demo;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Registers;

internal sealed class RegistersCapability(SettingsReader reader) : ICapability
{
    private readonly RegistersSettings own = RegistersSettings.Read(reader);

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<RegistersFace>();
        services.AddScoped<IExportPart, RegistersPart>();
        services.AddScoped<RegisterBook>();
        services.AddScoped<IFollow<AccountsJoined>, FollowJoin>();
        services.AddScoped<ChangeStatusHandler>();
        services.AddScoped(s => new RegisterOrders(s.GetRequiredService<RegisterBook>()));
        services.AddScoped<IBoundState, BoundVersions>();
        services.AddScoped<DemoEntries>();
    }

    public async Task StartAsync(IServiceProvider services, CancellationToken ct)
    {
        if (!own.SeedDemo) return;
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoEntries>().EnsureAsync(ct);
    }
}
