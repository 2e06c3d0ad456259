using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akashi.Hosting.Texts;

namespace Akashi.Sandbox.Payments.Api;

/// <summary>The part of Stripe's API that the Service uses: form-encoded requests, JSON answers, a secret key.</summary>
internal static class SessionEndpoints
{
    private const long DefaultLife = 24 * 60 * 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1").DisableAntiforgery().AddEndpointFilter(async (context, next) => Refusal(context.HttpContext) ?? await next(context));
        api.MapPost("/checkout/sessions", CreateAsync);
        api.MapGet("/checkout/sessions/{id}", (string id, HttpRequest request, Ledger ledger, Cashier cashier, PaymentsSettings settings) =>
            cashier.Find(id) is { } found ? Answer(found, settings, ledger, Expands(request)) : Missing(id));
        api.MapPost("/checkout/sessions/{id}/expire", (string id, Ledger ledger, Cashier cashier, PaymentsSettings settings) =>
        {
            if (cashier.Find(id) is not { } found) return Missing(id);
            return cashier.Expire(id) ? Answer(found, settings, ledger, false)
                : StripeJson.Error(
                    400, "invalid_request_error", "resource_invalid_state", "Only Checkout Sessions with a status in [\"open\"] can be expired.");
        });
        api.MapGet("/payment_intents/{id}", (string id, Ledger ledger) =>
            ledger.Look(b => b.Sessions.Values.FirstOrDefault(s => s.IntentId == id && s.Tried)) is { } found
                ? Results.Json(StripeJson.Intent(found))
                : Missing(id));
    }

    private static IResult? Refusal(HttpContext http)
    {
        var key = "Bearer " + http.RequestServices.GetRequiredService<PaymentsSettings>().SecretKey;
        var given = http.Request.Headers.Authorization.ToString();
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key)))
            return StripeJson.Error(401, "invalid_request_error", "api_key_invalid", "Invalid API Key provided.");
        return http.RequestServices.GetRequiredService<Ledger>().Switches.Silent
            ? StripeJson.Error(500, "api_error", "internal", "Something went wrong.")
            : null;
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, Ledger ledger, PaymentsSettings settings, TimeProvider clock)
    {
        var form = await request.ReadFormAsync();
        if (Read(form, clock.GetUtcNow().ToUnixTimeSeconds()) is not { } asked)
            return StripeJson.Error(400, "invalid_request_error", "parameter_invalid", "A parameter is missing or wrong.");
        var key = request.Headers["Idempotency-Key"].ToString();
        var digest = DigestOf(form);
        var session = ledger.Change(book =>
        {
            if (key.Length > 0 && book.Answers.TryGetValue(key, out var kept)) return kept.Digest == digest ? book.Sessions[kept.SessionId] : null;
            if (key.Length > 0) book.Answers[key] = new KeptAnswer(asked.Id, digest);
            return book.Sessions[asked.Id] = asked;
        });
        return session is null
            ? StripeJson.Error(
                400, "idempotency_error", "idempotency_key_reused",
                "Keys for idempotent requests can only be used with the same parameters they were first used with.")
            : Answer(session, settings, ledger, false);
    }

    private static CheckoutSession? Read(IFormCollection form, long now)
    {
        var lines = new List<SessionLine>();
        string At(int i, string rest) => form[$"line_items[{i.ToString(CultureInfo.InvariantCulture)}]{rest}"].ToString();
        for (var i = 0; At(i, "[price_data][unit_amount]") is { Length: > 0 } amount; i++)
        {
            if (!TryRead(amount, out var unit) || !TryRead(At(i, "[quantity]"), out var quantity)) return null;
            lines.Add(new SessionLine(At(i, "[price_data][product_data][name]"), unit, quantity));
        }
        var expires = form["expires_at"].ToString() is { Length: > 0 } text ? (TryRead(text, out var at) ? at : 0) : now + DefaultLife;
        var locale = form["locale"].ToString() is { Length: > 0 } asked ? asked : CheckoutSession.Auto;
        if (locale != CheckoutSession.Auto && Languages.Of(locale) is null) return null;
        if (lines.Count == 0 || expires <= now || form["mode"] != "payment" || !Uri.TryCreate(form["success_url"], UriKind.Absolute, out _)) return null;
        return new CheckoutSession
        {
            Id = Ledger.NewId("cs_test"),
            IntentId = Ledger.NewId("pi"),
            ClientReferenceId = form["client_reference_id"].ToString(),
            Currency = At(0, "[price_data][currency]"),
            Amount = lines.Sum(l => l.Amount * l.Quantity),
            Lines = lines,
            SuccessUrl = form["success_url"].ToString(),
            CancelUrl = form["cancel_url"].ToString(),
            Locale = locale,
            Created = now,
            ExpiresAt = expires,
        };
    }

    private static bool TryRead(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string DigestOf(IFormCollection form) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('&', form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}")))));

    private static bool Expands(HttpRequest request) =>
        request.Query.Any(q => q.Key.StartsWith("expand", StringComparison.Ordinal) && q.Value == "payment_intent");

    private static IResult Answer(CheckoutSession session, PaymentsSettings settings, Ledger ledger, bool expand) =>
        Results.Json(StripeJson.Session(session, settings.Origin, expand, ledger.Switches.ReportAmount));

    private static IResult Missing(string id) => StripeJson.Error(404, "invalid_request_error", "resource_missing", $"No such object: '{id}'");
}
