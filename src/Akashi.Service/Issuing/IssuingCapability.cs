using Akashi.Hosting;
using Akashi.Pdf;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Issuing.Sheet;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Registers;

namespace Akashi.Service.Issuing;

internal sealed class IssuingCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(_ => PdfFonts.Load());
        services.AddSingleton(_ => new Enrolment(new HttpClient(LoopbackNames.Handler()), settings));
        services.AddSingleton<ModuleKeys>();
        services.AddSingleton<IKeyStore, FileKeyStore>();
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<CredentialSheet>();
        services.AddSingleton<StatusPublisher>();
        services.AddSingleton<PublishedLists>();
        services.AddHostedService<StatusRefresh>();
        services.AddScoped<StatusChange>();
        services.AddOutboxHandler<PublishStatus>(PublishStatus.Kind);
        services.AddScoped<IssueHandler>();
        services.AddScoped<IFollow<RegistrationChanged>, FollowRegistration>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        PublishEndpoints.Map(routes);
        SheetEndpoint.Map(routes);
    }

    public Task StartAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<IssuerKeys>().OpenAsync(ct);
}
