using System.Text;
using Akashi.Service.Payments.Provider;
using Stripe;

namespace Akashi.Service.Payments.Webhooks;

/// <summary>
/// Receives the provider's webhooks. It needs no antiforgery token, because it
/// uses no cookie: only the signature over time and body counts (threat M2).
/// </summary>
internal static partial class WebhookEndpoint
{
    private const int LargestBody = 256 * 1024;
    private const long SecondsOfTolerance = 300;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/payments/webhooks/stripe", ReceiveAsync).AllowAnonymous().DisableAntiforgery().DisableRateLimiting();

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, PaymentsSettings settings, WebhookHandler handler, TimeProvider clock, ILogger<WebhookHandler> logger, CancellationToken ct)
    {
        if (settings.Account is not { } account) return Results.NotFound();
        if (request.ContentLength is null or > LargestBody) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(ct);
        if (!IsSigned(body, request, account, clock))
        {
            Refused(logger);
            return Results.BadRequest();
        }
        if (WebhookBody.Read(body) is not { } happened)
        {
            Malformed(logger);
            return Results.BadRequest();
        }
        if (happened.ApiVersion != StripeConfiguration.ApiVersion)
        {
            // Signed by the provider, so not an attack. Refused, so that it is sent again once the operator has set the right version.
            OtherVersion(logger, happened.ApiVersion, StripeConfiguration.ApiVersion);
            return Results.BadRequest();
        }
        await handler.HandleAsync(happened, ct);
        return Results.Ok();
    }

    private static bool IsSigned(string body, HttpRequest request, ProviderAccount account, TimeProvider clock)
    {
        try
        {
            var (signature, now) = (request.Headers["Stripe-Signature"].ToString(), clock.GetUtcNow().ToUnixTimeSeconds());
            EventUtility.ValidateSignature(body, signature, account.WebhookSecret, SecondsOfTolerance, now);
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook without a good signature was refused.")]
    private static partial void Refused(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "A webhook was signed by the provider but cannot be read, and was refused.")]
    private static partial void Malformed(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "The provider sends webhooks of version {Theirs}, but {Ours} is expected: set the version of the webhook endpoint at the provider.")]
    private static partial void OtherVersion(ILogger logger, string? theirs, string ours);
}
