using Akashi.Credentials.Decisions;

namespace Akashi.Verifier.Reading;

/// <summary>The words that the scripts of these pages show. They stand in the page, by key, so that a script has none of its own.</summary>
internal static class ReadingWords
{
    /// <summary>Why a file, page or line has no code to judge (docs/verifying-many.md).</summary>
    public static readonly string[] Unreadable =
        ["no-code", "other-code", "encrypted", "damaged", "empty", "too-large", "took-too-long", "unsupported", "cancelled", "not-started"];

    /// <summary>Columns of the table that is saved, in their order.</summary>
    public static readonly string[] Columns =
    [
        "file", "result", "reason", "code", "qualification", "name", "formerName", "birthOn", "number", "registeredOn", "body", "expiresAt", "checkedAt",
        "asOf", "do",
    ];

    /// <summary>What a line of the table can say.</summary>
    public static readonly string[] Results = ["valid", "invalid", "unknown", "unreadable", "waiting"];

    // What the result page says in a whole sentence instead.
    private static readonly VerificationReason[] OfTableOnly =
    [
        VerificationReason.SigningCertificateUnknown, VerificationReason.ClockBehind, VerificationReason.StatusUnavailable, VerificationReason.NotCheckedHere,
    ];

    private static readonly string[] OfReading =
        ["CameraOn", "CameraRefused", "CameraMissing", "FileReading", "FileFound", "FileSeveral", "FilePage", "FileCode", "ReaderBroken", "Unreadable"];

    private static readonly string[] OfMany =
    [
        "ManyListName", "ManyLine", "ManyPage", "ManyProgress", "ManyDone", "ManyKnowing", "ManyKnown", "ManyDecided", "ManyNotKnown", "ManyAsk",
        "NotContained",
    ];

    /// <summary>For the page that reads one code.</summary>
    public static IEnumerable<(string Key, string Text)> ForReading => [.. Named(OfReading), .. Faults];

    /// <summary>For the page that verifies many.</summary>
    public static IEnumerable<(string Key, string Text)> ForMany =>
        [.. Named(OfMany), .. Named(Columns.Select(c => "Column-" + c)), .. Named(Results.Select(r => "Result-" + r)), .. Faults, .. Reasons];

    private static IEnumerable<(string Key, string Text)> Faults =>
        Named(Unreadable.SelectMany(u => (string[])["Reason-" + u, "Do-" + u]));

    private static IEnumerable<(string Key, string Text)> Reasons =>
        from reason in Enum.GetValues<VerificationReason>()
        where reason != VerificationReason.None
        let code = VerificationReasons.CodeOf(reason)
        from pair in ((string, string)[])[("Reason-" + code, WordsOf(reason, code)), ("Do-" + code, ActOf(reason, code))]
        select pair;

    // Here the clock is that of the reader's own device.
    private static string ActOf(VerificationReason reason, string code) =>
        reason == VerificationReason.ClockBehind ? ReadingTexts.Of("DoClock") : Texts.Get("Do-" + code);

    private static string WordsOf(VerificationReason reason, string code) =>
        OfTableOnly.Contains(reason) ? ReadingTexts.Of("Reason-" + code) : Texts.Get("Reason-" + code);

    private static IEnumerable<(string Key, string Text)> Named(IEnumerable<string> keys) => keys.Select(key => (key, ReadingTexts.Of(key)));
}
