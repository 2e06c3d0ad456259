using Akashi.Service.Platform.Journeys;

namespace Akashi.Service.Payments.Portal;

/// <summary>How a fee is paid: the pages before the provider's, rows 5.2.1 to 5.2.5.</summary>
internal static class PaymentJourney
{
    /// <summary>Its pages.</summary>
    public static Journey Pages { get; } = new(
        new JourneyPage("check", Screen: "5.2.1", 1), new JourneyPage("method", Screen: "5.2.2", 2), new JourneyPage("confirm", Screen: "5.2.3", 3),
        new JourneyPage("notices", Screen: "5.2.4", 4), new JourneyPage("start", Screen: "5.2.5", 5));

    /// <summary>The page on which something is missing; null where the provider may be asked.</summary>
    public static string? GapOf(Charge charge) => charge.AgreedAt is null ? "notices" : null;
}
