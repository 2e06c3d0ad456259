using Akashi.Hosting;
using Akashi.Service.Cards.Checks;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Service.Cards.Portal.Return;
using Akashi.Service.Cards.Requests;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;

namespace Akashi.Service.Cards;

internal sealed class CardsCapability(SettingsReader reader) : ICapability
{
    private readonly CardsSettings own = CardsSettings.Read(reader);

    public IEnumerable<Uri> FormTargets =>
        own.Phone is { } phone ? [own.AgentOrigin, new Uri(phone.Authorization.GetLeftPart(UriPartial.Authority))] : [own.AgentOrigin];

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(own);
        services.AddScoped(s => new CardsFace(s.GetRequiredService<AkashiDb>(), s.GetRequiredService<IPhone>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<KnownAgent>();
        services.AddSingleton<PhoneCookie>();
        services.AddScoped<ComputerSide>();
        services.AddScoped<PhoneSide>();
        services.AddScoped<CardRequestHandler>();
        services.AddScoped<ReturnHandler>();
        services.AddScoped<IHousekeeping, EndedRequests>();
        services.AddScoped<AnswerChecks>();
        services.AddSingleton<CertificateChecks>();
        services.AddSingleton(s => Revocation(s.GetRequiredService<TimeProvider>()));
        AddPhone(services);
    }

    private void AddPhone(IServiceCollection services)
    {
        if (own.Phone is not { } phone)
        {
            services.AddSingleton<IPhone, NoPhone>();
            return;
        }
        services.AddSingleton(phone);
        services.AddSingleton(_ => new ProviderHttp(ProviderHttp.Client()));
        services.AddSingleton<ClientAssertion>();
        services.AddSingleton<ProviderKeys>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<PhoneProvider>();
        services.AddScoped<IPhone, PhoneHandler>();
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
        PhoneEndpoints.Map(routes);
    }
}
