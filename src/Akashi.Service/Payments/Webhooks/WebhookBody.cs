using Stripe;

namespace Akashi.Service.Payments.Webhooks;

/// <summary>Parses the body of a webhook.</summary>
internal static class WebhookBody
{
    /// <summary>Longest id of an event, in UTF-16 units: the length of its column.</summary>
    public const int LongestId = 255;

    /// <summary>Longest name of a kind of event, in UTF-16 units.</summary>
    public const int LongestKind = 120;

    /// <returns>The event; null if the body is not one. Its object is null if the library does not know that kind of event.</returns>
    public static Event? Read(string body)
    {
        try
        {
            var happened = EventUtility.ConstructEventWithoutVerification(body, throwOnApiVersionMismatch: false);
            return happened is { Id.Length: > 0 and <= LongestId, Type.Length: > 0 and <= LongestKind, Data: not null } ? happened : null;
        }
        catch (Exception e) when (IsOfTheReader(e))
        {
            return null;
        }
    }

    // The library uses two JSON readers and converters that throw all kinds of exceptions.
    private static bool IsOfTheReader(Exception e) =>
        e is StripeException or Newtonsoft.Json.JsonException or System.Text.Json.JsonException or FormatException or InvalidCastException
            or ArgumentException or OverflowException or InvalidOperationException or NotSupportedException or NullReferenceException;
}
