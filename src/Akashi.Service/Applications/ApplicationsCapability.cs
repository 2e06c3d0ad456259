using Akashi.Hosting;
using Akashi.Service.Accounts;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Drafts;
using Akashi.Service.Applications.Portal;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Applications.Portal.Begin;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Applications.Portal.Consent;
using Akashi.Service.Applications.Portal.Copy;
using Akashi.Service.Applications.Portal.Discard;
using Akashi.Service.Applications.Portal.Facts;
using Akashi.Service.Applications.Portal.Files;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Applications.Portal.Timeline;
using Akashi.Service.Applications.Portal.Withdraw;
using Akashi.Service.Catalog;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications;

internal sealed class ApplicationsCapability(SettingsReader reader) : ICapability
{
    private readonly ApplicationsSettings own = ApplicationsSettings.Read(reader);

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(own);
        services.AddScoped(s => new ApplicationsFace(
            s.GetRequiredService<AkashiDb>(), s.GetRequiredService<ProceduresFace>(), s.GetRequiredService<CatalogFace>(), s.GetRequiredService<OpenDrafts>()));
        services.AddScoped<OpenDrafts>();
        services.AddScoped<ToldAnswers>();
        services.AddScoped<DraftRemover>();
        services.AddScoped<DiscardHandler>();
        services.AddScoped<IHousekeeping, EndedDrafts>();
        services.AddScoped<IFollow<AccountsJoined>, FollowJoin>();
        services.AddScoped<ApplicationStore>();
        services.AddScoped<IExportPart, ApplicationsPart>();
        services.AddScoped<ApplicationSteps>();
        services.AddScoped<DeadlineHandler>();
        services.AddSingleton<DeadlineWork>();
        services.AddHostedService(s => s.GetRequiredService<DeadlineWork>());
        services.AddScoped<DocumentComposer>();
        services.AddScoped<JourneySteps>();
        services.AddScoped<BeginHandler>();
        services.AddScoped<BeginChangeHandler>();
        services.AddScoped<TakeFactsHandler>();
        services.AddScoped<SaveAnswersHandler>();
        services.AddScoped<AttachHandler>();
        services.AddScoped<ConsentHandler>();
        services.AddScoped<SubmitHandler>();
        services.AddScoped<WithdrawHandler>();
        services.AddScoped<BeginAgainHandler>();
        services.AddScoped(s => new SubmittedApplications(
            s.GetRequiredService<AkashiDb>(), s.GetRequiredService<ApplicationStore>(), s.GetRequiredService<DocumentComposer>()));
        services.AddScoped(s => new ApplicationMoves(
            s.GetRequiredService<AkashiDb>(), s.GetRequiredService<Commit>(), s.GetRequiredService<ApplicationSteps>(), own,
            s.GetRequiredService<TimeProvider>()));
    }

    public void MapPortal(IEndpointRouteBuilder routes)
    {
        FilesEndpoint.Map(routes);
        CopyEndpoint.Map(routes);
    }
}
