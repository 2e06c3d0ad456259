using Akashi.Hosting;
using Akashi.Service.Accounts;
using Akashi.Service.Applications;
using Akashi.Service.Catalog;
using Akashi.Service.Decisions.Fee;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Decisions.Office.Return;
using Akashi.Service.Decisions.Office.Review;
using Akashi.Service.Payments;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Procedures;

namespace Akashi.Service.Decisions;

internal sealed class DecisionsCapability(SettingsReader reader) : ICapability
{
    private readonly FeeSettings own = FeeSettings.Read(reader);

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<BeginReviewHandler>();
        services.AddScoped<IExportPart, DecisionsPart>();
        services.AddScoped<NewEntryDecision>();
        services.AddScoped<LinkDecision>();
        services.AddScoped<AcceptanceRules>();
        services.AddSingleton(own);
        services.AddScoped<Verdicts>();
        services.AddScoped<DecideHandler>();
        services.AddScoped<SecondHandler>();
        services.AddScoped<ReturnHandler>();
        services.AddScoped<Completions>();
        services.AddScoped<FeeHandler>();
        services.AddScoped<ISubmissionFee, SubmissionFee>();
        services.AddScoped<EndUnpaidHandler>();
        services.AddSingleton<UnpaidWork>();
        services.AddHostedService(s => s.GetRequiredService<UnpaidWork>());
        services.AddScoped<IAfterPayment, AfterPayment>();
        services.AddScoped<IFollow<ChargeCaptured>, CompleteOnPayment>();
        services.AddScoped<IFollow<AccountsJoined>, FollowJoin>();
    }

    public void MapOffice(IEndpointRouteBuilder routes) => ReviewFilesEndpoint.Map(routes);

    public async Task StartAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<PaymentsFace>().CanBePaid) return;
        var procedures = scope.ServiceProvider.GetRequiredService<ProceduresFace>();
        var withFee = from qualification in services.GetRequiredService<CatalogFace>().Qualifications
                      from procedure in procedures.OfferedBy(qualification.Id)
                      where procedure.Fees.Count > 0
                      let yen = FeeItem.Sum(procedure.Fees)
                      select $"Payments:ApiBase and the others are missing, but the catalog asks {yen} yen for {qualification.Id}/{procedure.Id}";
        if (withFee.ToList() is { Count: > 0 } faults) throw new SettingsException(faults);
    }
}
