using Akashi.Service.Platform.Journeys;

namespace Akashi.Service.Payments.Portal;

/// <summary>The pages of paying a fee, up to the provider's page: rows 5.2.1 to 5.2.5.</summary>
internal static class PaymentJourney
{
    /// <summary>The pages, in order.</summary>
    public static Journey Pages { get; } = new(
        new JourneyPage("check", Screen: "5.2.1", 1), new JourneyPage("method", Screen: "5.2.2", 2), new JourneyPage("confirm", Screen: "5.2.3", 3),
        new JourneyPage("notices", Screen: "5.2.4", 4), new JourneyPage("start", Screen: "5.2.5", 5));

    /// <summary>The page on which something is missing; null if the payer may go on to the provider.</summary>
    public static string? GapOf(Charge charge) => charge.AgreedAt is null ? "notices" : null;
}
