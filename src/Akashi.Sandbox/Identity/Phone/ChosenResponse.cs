namespace Akashi.Sandbox.Identity.Phone;

/// <summary>What the person on the first page wants the service to answer, in the order of the page.</summary>
internal static class ChosenResponse
{
    /// <summary>As the card says.</summary>
    public const string Card = "card";

    /// <summary>The service is down: it answers 503.</summary>
    public const string Down = "down";

    private static readonly (string Value, string TextKey, PhoneFailure Failure)[] Failures =
    [
        ("cancel", "PhoneAnswerCancel", PhoneFailure.Cancelled),
        ("timeout", "PhoneAnswerTimeout", PhoneFailure.TimedOut),
        ("locked", "PhoneAnswerLocked", PhoneFailure.Locked),
        ("revoked", "PhoneAnswerRevoked", PhoneFailure.Revoked),
        ("expired", "PhoneAnswerExpired", PhoneFailure.Expired),
        ("unsupported", "PhoneAnswerUnsupported", PhoneFailure.NotSupported),
        ("unanswered", "PhoneAnswerUnanswered", PhoneFailure.NotAnswered),
    ];

    /// <summary>Values and texts of the page.</summary>
    public static IReadOnlyList<PhoneOption> Options() =>
    [
        new(Card, Texts.Get("PhoneAnswerCard")),
        .. Failures.Select(f => new PhoneOption(f.Value, Texts.Get(f.TextKey))),
        new(Down, Texts.Get("PhoneAnswerDown")),
    ];

    /// <summary>The failure that was chosen; null where the card is to be read, or for an unknown value.</summary>
    public static PhoneFailure? FailureOf(string? value) => Failures.Where(f => f.Value == value).Select(f => (PhoneFailure?)f.Failure).FirstOrDefault();
}
