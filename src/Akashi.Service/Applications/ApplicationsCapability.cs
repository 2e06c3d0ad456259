using Akashi.Hosting;
using Akashi.Service.Applications.Document;
using Akashi.Service.Applications.Fee;
using Akashi.Service.Applications.Office.Decide;
using Akashi.Service.Applications.Office.Review;
using Akashi.Service.Applications.Portal;
using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Applications.Portal.Attach;
using Akashi.Service.Applications.Portal.Begin;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Applications.Portal.Consent;
using Akashi.Service.Applications.Portal.Copy;
using Akashi.Service.Applications.Portal.Facts;
using Akashi.Service.Applications.Portal.Files;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Catalog;
using Akashi.Service.Payments;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications;

internal sealed class ApplicationsCapability : ICapability
{
    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<ApplicationsFace>();
        services.AddScoped<ApplicationStore>();
        services.AddScoped<ApplicationSteps>();
        services.AddScoped<DocumentComposer>();
        services.AddScoped<JourneySteps>();
        services.AddScoped<BeginHandler>();
        services.AddScoped<BeginChangeHandler>();
        services.AddScoped<TakeFactsHandler>();
        services.AddScoped<SaveAnswersHandler>();
        services.AddScoped<AttachHandler>();
        services.AddScoped<ConsentHandler>();
        services.AddScoped<SubmitHandler>();
        services.AddScoped<BeginReviewHandler>();
        services.AddScoped<NewEntryDecision>();
        services.AddScoped<LinkDecision>();
        services.AddScoped<AcceptanceRules>();
        services.AddScoped<DecideHandler>();
        services.AddScoped<Completions>();
        services.AddScoped<FeeHandler>();
        services.AddScoped<IAfterPayment, AfterPayment>();
        services.AddScoped<IFollow<ChargeCaptured>, CompleteOnPayment>();
    }

    public void MapPortal(IEndpointRouteBuilder routes)
    {
        FilesEndpoint.Map(routes);
        CopyEndpoint.Map(routes);
    }

    public void MapOffice(IEndpointRouteBuilder routes) => ReviewFilesEndpoint.Map(routes);

    public async Task StartAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<PaymentsFace>().CanBePaid) return;
        var procedures = scope.ServiceProvider.GetRequiredService<ProceduresFace>();
        var withFee = from qualification in services.GetRequiredService<CatalogFace>().Qualifications
                      from procedure in procedures.OfferedBy(qualification.Id)
                      where !procedure.Fee.IsZero
                      select $"Payments:ApiBase and the others are missing, but the catalog asks {procedure.Fee} yen for {qualification.Id}/{procedure.Id}";
        if (withFee.ToList() is { Count: > 0 } faults) throw new SettingsException(faults);
    }
}
