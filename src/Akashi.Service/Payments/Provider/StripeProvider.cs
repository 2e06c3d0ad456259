using Akashi.Hosting;
using Stripe;
using Stripe.Checkout;

namespace Akashi.Service.Payments.Provider;

/// <summary>Stripe's hosted Checkout page.</summary>
internal sealed partial class StripeProvider : IPaymentProvider, IDisposable
{
    private const int MostTries = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient http = new(LoopbackNames.Handler()) { Timeout = Patience };
    private readonly SessionService sessions;
    private readonly ILogger<StripeProvider> logger;

    public StripeProvider(ProviderAccount account, ILogger<StripeProvider> logger)
    {
        this.logger = logger;
        var apiBase = account.ApiBase.GetLeftPart(UriPartial.Authority);
        var client = new SystemNetHttpClient(http, MostTries, enableTelemetry: false);
        sessions = new SessionService(new StripeClient(account.SecretKey, httpClient: client, apiBase: apiBase));
    }

    public async Task<ProviderPage> OpenAsync(Charge charge, Attempt attempt, IReadOnlyList<ChargeLine> lines, Uri back, CancellationToken ct)
    {
        try
        {
            var key = new RequestOptions { IdempotencyKey = attempt.Id.ToString() };
            var session = await sessions.CreateAsync(OptionsFor(charge, attempt, lines, back), key, ct);
            return Uri.TryCreate(session.Url, UriKind.Absolute, out var page) ? new ProviderPage.Given(session.Id, page) : new ProviderPage.Refused();
        }
        catch (StripeException e)
        {
            // The provider repeats its first answer to a key for ever, so asking again would not help.
            Failed(logger, "open", attempt.Id.ToString(), (int)e.HttpStatusCode, e.StripeError?.Code);
            return new ProviderPage.Refused();
        }
        catch (Exception e) when (IsSilence(e, ct))
        {
            Failed(logger, "open", attempt.Id.ToString(), 0, e.GetType().Name);
            return new ProviderPage.Silent();
        }
    }

    public async Task<ProviderAnswer> AskAsync(string session, CancellationToken ct)
    {
        try
        {
            return StripeAnswers.Of(await sessions.GetAsync(session, new SessionGetOptions { Expand = ["payment_intent"] }, null, ct));
        }
        catch (StripeException e)
        {
            Failed(logger, "ask", session, (int)e.HttpStatusCode, e.StripeError?.Code);
        }
        catch (Exception e) when (IsSilence(e, ct))
        {
            Failed(logger, "ask", session, 0, e.GetType().Name);
        }
        return new ProviderAnswer.Silent();
    }

    public async Task CloseAsync(string session, CancellationToken ct)
    {
        try
        {
            await sessions.ExpireAsync(session, null, null, ct);
        }
        catch (StripeException e)
        {
            // It was paid or expired in the meantime; the next query shows which.
            Failed(logger, "close", session, (int)e.HttpStatusCode, e.StripeError?.Code);
        }
        catch (Exception e) when (IsSilence(e, ct))
        {
            Failed(logger, "close", session, 0, e.GetType().Name);
        }
    }

    public void Dispose() => http.Dispose();

    // Uses only stored values, so that the same key always sends the same request.
    private static SessionCreateOptions OptionsFor(Charge charge, Attempt attempt, IReadOnlyList<ChargeLine> lines, Uri back) => new()
    {
        Mode = "payment",
        Locale = attempt.Language,
        ClientReferenceId = attempt.Id.ToString(),
        SuccessUrl = back.ToString(),
        CancelUrl = back.ToString(),
        ExpiresAt = attempt.EndsAt.UtcDateTime,
        LineItems = [.. lines.Select(line => new SessionLineItemOptions
        {
            Quantity = 1,
            PriceData = new SessionLineItemPriceDataOptions
            {
                Currency = ProviderPayment.Yen,
                UnitAmount = line.Amount.Amount,
                ProductData = new SessionLineItemPriceDataProductDataOptions { Name = $"{line.Label} ({charge.ReceiptNumber})" },
            },
        })],
    };

    private static bool IsSilence(Exception e, CancellationToken ct) =>
        e is HttpRequestException or Newtonsoft.Json.JsonException || (e is TaskCanceledException && !ct.IsCancellationRequested);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The payment provider did not {Act} {Subject}: {Status} {Code}")]
    private static partial void Failed(ILogger logger, string act, string subject, int status, string? code);
}

/// <summary>Interprets Stripe's sessions.</summary>
internal static class StripeAnswers
{
    public static ProviderAnswer Of(Session session) => (session.PaymentStatus, session.Status) switch
    {
        ("paid", _) => new ProviderAnswer.Paid(PaymentOf(session)),
        (_, "expired") => new ProviderAnswer.Ended(WasDeclined(session)),
        (_, "open") when session.PaymentIntent?.Status != "processing" => new ProviderAnswer.Open(WasDeclined(session)),
        _ => new ProviderAnswer.Working(),
    };

    public static Guid ReferenceOf(Session session) => Guid.TryParse(session.ClientReferenceId, out var id) ? id : Guid.Empty;

    private static ProviderPayment PaymentOf(Session session) =>
        new(ReferenceOf(session), session.AmountTotal ?? 0, session.Currency ?? "", session.PaymentIntentId);

    private static bool WasDeclined(Session session) => session.PaymentIntent?.LastPaymentError is not null;
}
