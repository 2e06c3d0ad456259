using Akashi.Credentials.Decisions;
using Akashi.Verifier.Reading;

namespace Akashi.Verifier.Offline;

/// <summary>The words that the script of this page shows, by key: those of the page of the result, and those about what the device knows.</summary>
internal static class OfflineWords
{
    private static readonly string[] Own =
    [
        "Heading", "Knowing", "KnownNone", "KnownCurrent", "KnownUntil", "KnownEnded", "KnownClock", "Prepared", "NotPrepared", "ResultAge",
        "ResultNoAge", "Do-none", "Do-ended", "KnownAsOf",
    ];

    private static readonly string[] OfAges = ["AgeNow", "AgeMinutes", "AgeHours", "AgeDays"];

    private static readonly string[] OfResult =
    [
        "Valid", "Invalid", "Unknown", "NotCheckedHere", "ValidWords", "WhatToDo", "CheckedAt", "AsOf", "AsOfUnknown", "Qualification", "Name", "Kana",
        "FormerName", "Birth", "NotContained", "Number", "RegisteredOn", "Body", "IssuedAt", "ExpiresAt", "ProvesRegistrationOnly", "NoIdentity",
        "NoIdentityNoBirth",
        "CheckContent", "CheckRegistration", "CheckCertificate", "CheckAsOf", "Check-valid", "Check-invalid", "Check-unknown", "Check-not-checked",
        "IssuerName", "IssuedOn",
    ];

    // What a person without a network can do about it is something else.
    private static readonly VerificationReason[] Otherwise = [VerificationReason.SigningCertificateUnknown, VerificationReason.StatusUnavailable];

    /// <summary>How old something is.</summary>
    public static IEnumerable<(string Key, string Text)> Ages => OfAges.Select(key => (key, OfflineTexts.Of(key)));

    /// <summary>All of them.</summary>
    public static IEnumerable<(string Key, string Text)> All =>
    [
        .. Own.Select(key => (key, OfflineTexts.Of(key))), .. Ages, .. OfResult.Select(key => (key, OfflineTexts.OfResult(key))),
        .. ReadingWords.ForReading, .. Reasons,
    ];

    private static IEnumerable<(string Key, string Text)> Reasons =>
        from reason in Enum.GetValues<VerificationReason>()
        where reason != VerificationReason.None
        let code = VerificationReasons.CodeOf(reason)
        from pair in ((string, string)[])
            [("Reason-" + code, ReadingWords.WordsOf(reason, code)), ("Words-" + code, WordsOf(reason, code)), ("Do-" + code, ActOf(reason, code))]
        select pair;

    private static string WordsOf(VerificationReason reason, string code) =>
        reason == VerificationReason.ClockBehind ? OfflineTexts.Of("Words-clock") : Texts.Get("Words-" + code);

    private static string ActOf(VerificationReason reason, string code) => reason == VerificationReason.ClockBehind
        ? OfflineTexts.Of("Do-clock")
        : Otherwise.Contains(reason) ? OfflineTexts.Of("Do-unknown") : Texts.Get("Do-" + code);
}
