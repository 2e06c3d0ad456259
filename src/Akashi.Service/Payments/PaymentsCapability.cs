using Akashi.Hosting;
using Akashi.Service.Accounts;
using Akashi.Service.Payments.Portal;
using Akashi.Service.Payments.Portal.Receipt;
using Akashi.Service.Payments.Portal.Start;
using Akashi.Service.Payments.Provider;
using Akashi.Service.Payments.Settle;
using Akashi.Service.Payments.Webhooks;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Export;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Payments;

internal sealed class PaymentsCapability(SettingsReader reader) : ICapability
{
    private readonly PaymentsSettings own = PaymentsSettings.Read(reader);

    public IEnumerable<Uri> FormTargets => own.Account is { } account ? [account.Origin] : [];

    public void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(own);
        services.AddScoped<PaymentsFace>();
        services.AddScoped<IFollow<AccountsJoined>, FollowJoin>();
        services.AddScoped<IExportPart, PaymentsPart>();
        services.AddScoped<Attempts>();
        services.AddScoped<AttemptSteps>();
        services.AddScoped(s => new ChargeEnds(
            s.GetRequiredService<AkashiDb>(), s.GetRequiredService<Attempts>(), s.GetRequiredService<AttemptSteps>(), s.GetRequiredService<SettleHandler>(),
            s.GetRequiredService<Commit>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<Charges>();
        services.AddScoped<PaymentCourse>();
        services.AddScoped<FeeReceipt>();
        services.AddScoped<SettleHandler>();
        services.AddScoped<StartHandler>();
        services.AddScoped<WebhookHandler>();
        if (own.Account is { } account)
        {
            services.AddSingleton(account);
            services.AddSingleton<IPaymentProvider, StripeProvider>();
            services.AddOutboxHandler<AskProvider>(AskProvider.Kind);
        }
        else
        {
            services.AddSingleton<IPaymentProvider, NoProvider>();
        }
    }

    public void MapPortal(IEndpointRouteBuilder routes)
    {
        WebhookEndpoint.Map(routes);
        ReceiptEndpoint.Map(routes);
    }
}
