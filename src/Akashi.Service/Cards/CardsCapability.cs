using Akashi.Hosting;
using Akashi.Service.Cards.Checks;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Cards.Portal.Return;
using Akashi.Service.Cards.Requests;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Settings;
using Akashi.Trust;

namespace Akashi.Service.Cards;

internal sealed class CardsCapability(SettingsReader reader) : ICapability
{
    private readonly CardsSettings own = CardsSettings.Read(reader);

    public IEnumerable<Uri> FormTargets => [own.AgentOrigin];

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(own);
        services.AddScoped<CardsFace>();
        services.AddSingleton<KnownAgent>();
        services.AddScoped<CardRequestHandler>();
        services.AddScoped<ReturnHandler>();
        services.AddScoped<IHousekeeping, EndedRequests>();
        services.AddScoped<AnswerChecks>();
        services.AddSingleton<CertificateChecks>();
        services.AddSingleton(s => Revocation(s.GetRequiredService<TimeProvider>()));
    }

    private RevocationClient Revocation(TimeProvider clock)
    {
        var http = new HttpClient(LoopbackNames.Handler());
        return new RevocationClient(new OcspClient(http, clock) { WithoutNonce = own.WithoutNonce }, new CrlClient(http, clock));
    }

    public void MapPortal(IEndpointRouteBuilder routes)
    {
        CardRequestEndpoints.Map(routes);
        AgentEndpoints.Map(routes);
    }
}
