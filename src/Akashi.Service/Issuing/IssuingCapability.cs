using Akashi.Hosting;
using Akashi.Pdf;
using Akashi.Pdf.Signing;
using Akashi.Service.Accounts;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Portal;
using Akashi.Service.Issuing.Portal.Screen;
using Akashi.Service.Issuing.Portal.Sheet;
using Akashi.Service.Issuing.Portal.Show;
using Akashi.Service.Issuing.Portal.Withdraw;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Issuing.Stamping;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Health;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Registers;
using Akashi.Trust;

namespace Akashi.Service.Issuing;

internal sealed class IssuingCapability(SettingsReader reader) : ICapability
{
    private readonly IssuingSettings own = IssuingSettings.Read(reader);

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(own);
        services.AddScoped<IExportPart, CredentialsPart>();
        services.AddSingleton(_ => PdfFonts.Load(own.RareFonts));
        services.AddSingleton(_ => new Enrolment(new HttpClient(LoopbackNames.Handler()), own));
        services.AddSingleton<ModuleKeys>();
        services.AddSingleton<IKeyStore, FileKeyStore>();
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<CredentialSheet>();
        if (own.TimeStamps is { } stamps)
        {
            services.AddSingleton(stamps);
            services.AddSingleton(s => new TimeStampClient(new HttpClient(LoopbackNames.Handler()), stamps, s.GetRequiredService<ILogger<TimeStampClient>>()));
            services.AddSingleton<ITimeStamps>(s => s.GetRequiredService<TimeStampClient>());
            services.AddScoped<IHealth, TimeStampHealth>();
            services.AddHostedService<TimeStampWatch>();
        }
        services.AddSingleton<CodeWriter>();
        services.AddSingleton<LongestCode>();
        services.AddScoped<CertificateBook>();
        services.AddScoped<ShownCredentials>();
        services.AddSingleton(s => new OcspClient(new HttpClient(LoopbackNames.Handler()), s.GetRequiredService<TimeProvider>())
        {
            WithoutNonce = own.WithoutNonce,
        });
        services.AddScoped<CertificateCheck>();
        services.AddScoped<IHealth, KeyHealth>();
        services.AddScoped<Reissue>();
        services.AddHostedService<CertificateWatch>();
        services.AddScoped<StatusPlaces>();
        services.AddSingleton<StatusPublisher>();
        services.AddSingleton<PublishedLists>();
        services.AddSingleton<TrustPublisher>();
        services.AddHostedService<StatusRefresh>();
        services.AddScoped<StatusChange>();
        services.AddOutboxHandler<PublishStatus>(PublishStatus.Kind);
        services.AddScoped<IssueHandler>();
        services.AddScoped<CredentialOffers>();
        services.AddScoped<IssueRefusals>();
        services.AddScoped<WithdrawHandler>();
        services.AddScoped<NoteHandler>();
        services.AddScoped<IFollow<RegistrationChanged>, FollowRegistration>();
        services.AddScoped<IFollow<AccountsJoined>, FollowJoin>();
    }

    public void MapPortal(IEndpointRouteBuilder routes)
    {
        PublishEndpoints.Map(routes);
        SheetEndpoint.Map(routes);
        KeeperEndpoint.Map(routes);
    }

    public async Task StartAsync(IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<LongestCode>().MustFit();
        var keys = services.GetRequiredService<IssuerKeys>();
        await keys.OpenAsync(ct);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CertificateBook>().EnterAsync(keys.All, ct);
    }
}
