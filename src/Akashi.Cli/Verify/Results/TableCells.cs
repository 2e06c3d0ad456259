using System.Globalization;
using Akashi.Hosting.Dates;

namespace Akashi.Cli.Verify.Results;

/// <summary>What stands in a table, as text.</summary>
internal static class TableCells
{
    private static readonly string[] Columns =
        [
            "File", "Result", "Reason", "Code", "Qualification", "Name", "FormerName", "BirthOn", "Number", "RegisteredOn", "Body", "ExpiresAt",
            "CheckedAt", "AsOf", "WhatToDo"];

    /// <summary>The headings.</summary>
    public static IReadOnlyList<string?> Headings(VerifyTexts texts) => [.. Columns.Select(texts.Get)];

    /// <summary>The cells of a row.</summary>
    public static IReadOnlyList<string?> Of(CheckedCode code, VerifyTexts texts)
    {
        var (result, reason, facts, checkedAt, asOf) = code.Verdict;
        // An empty cell would look like a fault of the table.
        string? Fact(string? fact) => facts is null ? null : fact ?? texts.Get("NotContained");
        return
        [
            code.Source.ToString(), texts.TryGet("Result-" + result) ?? texts.Get("Result-unknown"), Text("Reason-", reason, texts), reason,
            facts?.Qualification, facts?.Name, Fact(facts?.FormerName), Fact(facts?.BirthOn), facts?.RegistrationNumber, facts?.RegisteredOn,
            facts?.Body, Moment(facts?.ExpiresAt), Moment(checkedAt), Moment(asOf), Text("Do-", reason, texts),
        ];
    }

    // A verifier may be newer than this program; its code stands in a column of its own.
    private static string? Text(string kind, string? reason, VerifyTexts texts) => reason is null ? null : texts.TryGet(kind + reason);

    private static string? Moment(DateTimeOffset? at) =>
        at is { } moment ? JapanTime.At(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;
}
