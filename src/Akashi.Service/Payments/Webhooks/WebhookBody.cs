using Stripe;

namespace Akashi.Service.Payments.Webhooks;

/// <summary>Reads what the provider signed into an event that can be worked with.</summary>
internal static class WebhookBody
{
    /// <summary>Longest id of an event, in UTF-16 units: the column that keeps it.</summary>
    public const int LongestId = 255;

    /// <summary>Longest name of a kind of event, in UTF-16 units.</summary>
    public const int LongestKind = 120;

    /// <returns>The event; null where it is none. Its object is null where it is of a kind that the library does not know.</returns>
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

    // The library reads by two readers, and by converters that throw what they like.
    private static bool IsOfTheReader(Exception e) =>
        e is StripeException or Newtonsoft.Json.JsonException or System.Text.Json.JsonException or FormatException or InvalidCastException
            or ArgumentException or OverflowException or InvalidOperationException or NotSupportedException or NullReferenceException;
}
