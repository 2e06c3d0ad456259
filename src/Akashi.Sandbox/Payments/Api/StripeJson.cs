using System.Text.Json.Nodes;
using Akashi.Hosting.Texts;

namespace Akashi.Sandbox.Payments.Api;

/// <summary>Objects in Stripe's JSON.</summary>
internal static class StripeJson
{
    /// <summary>API version in which webhooks are written.</summary>
    public const string Version = "2026-10-28.endive";

    /// <param name="session">The session.</param>
    /// <param name="origin">Origin of the hosted pages; null to omit the address, as when nothing can be paid.</param>
    /// <param name="expand">Whether the payment intent is included as an object.</param>
    /// <param name="reportAmount">Amount to report instead of the true one; 0 for the true one.</param>
    public static JsonObject Session(CheckoutSession session, Uri? origin, bool expand, long reportAmount) => new()
    {
        ["id"] = session.Id,
        ["object"] = "checkout.session",
        ["amount_subtotal"] = session.Amount,
        ["amount_total"] = reportAmount > 0 ? reportAmount : session.Amount,
        ["cancel_url"] = session.CancelUrl,
        ["client_reference_id"] = session.ClientReferenceId,
        ["created"] = session.Created,
        ["currency"] = session.Currency,
        ["expires_at"] = session.ExpiresAt,
        ["livemode"] = false,
        ["locale"] = session.Locale,
        ["mode"] = "payment",
        ["payment_intent"] = !session.Tried ? null : expand ? Intent(session) : session.IntentId,
        ["payment_status"] = session.Status == "complete" ? "paid" : "unpaid",
        ["status"] = session.Status,
        ["success_url"] = session.SuccessUrl,
        ["url"] = session.Status == "open" && origin is not null ? new Uri(origin, PageOf(session)).ToString() : null,
    };

    // The page's own address says its language; without one it goes by the browser.
    private static string PageOf(CheckoutSession session) =>
        session.Locale == CheckoutSession.Auto ? "/pay/" + session.Id : LanguageSwitch.With("/pay/" + session.Id, session.Locale);

    public static JsonObject Intent(CheckoutSession session) => new()
    {
        ["id"] = session.IntentId,
        ["object"] = "payment_intent",
        ["amount"] = session.Amount,
        ["amount_received"] = session.Intent == IntentState.Succeeded ? session.Amount : 0,
        ["created"] = session.Created,
        ["currency"] = session.Currency,
        ["last_payment_error"] = session.Declined is null
            ? null
            : new JsonObject { ["type"] = "card_error", ["code"] = session.Declined, ["message"] = "Your card was declined." },
        ["livemode"] = false,
        ["status"] = session.Intent switch
        {
            IntentState.Succeeded => "succeeded",
            IntentState.RequiresAction => "requires_action",
            _ => "requires_payment_method"
        },
    };

    public static string Event(string id, string kind, CheckoutSession session, long now, long reportAmount) => new JsonObject
    {
        ["id"] = id,
        ["object"] = "event",
        ["api_version"] = Version,
        ["created"] = now,
        ["data"] = new JsonObject { ["object"] = Session(session, null, false, reportAmount) },
        ["livemode"] = false,
        ["pending_webhooks"] = 1,
        ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
        ["type"] = kind,
    }.ToJsonString();

    public static IResult Error(int status, string type, string code, string message) => Results.Json(
        new JsonObject { ["error"] = new JsonObject { ["type"] = type, ["code"] = code, ["message"] = message } }, statusCode: status);
}
