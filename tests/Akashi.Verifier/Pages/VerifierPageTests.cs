using System.Globalization;
using Akashi.Credentials.Decisions;
using Akashi.Hosting.Texts;
using Akashi.Verifier.Pages;

namespace Akashi.Verifier.Tests.Pages;

/// <summary>The page uses the words of docs/specifications/credential.md, and there are some for every reason.</summary>
public sealed class VerifierPageTests
{
    private static readonly string[] Table = [.. File.ReadLines(Path.Combine(Root(), "docs", "specifications", "credential.md")).Where(l => l.StartsWith('|'))];

    public static TheoryData<VerificationReason> Reasons => [.. Enum.GetValues<VerificationReason>().Where(r => r != VerificationReason.None)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_stands_in_the_specification_with_its_result_code_and_words(VerificationReason reason)
    {
        var model = ModelOf(reason);
        Assert.Contains(
            Table,
            l => l.Contains(
                $"| {VerificationReasons.CodeOf(model.Verdict.Result)} | `{VerificationReasons.CodeOf(reason)}` | {model.Heading} |",
                StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_stands_in_the_specification_with_its_words_in_English(VerificationReason reason) => In("en", () =>
        Assert.Contains(Table, l => l.StartsWith($"| `{VerificationReasons.CodeOf(reason)}` | {ModelOf(reason).Heading} |", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_says_what_it_means_or_what_to_do(VerificationReason reason)
    {
        Assert.NotEmpty(ModelOf(reason).Words);
        In("en", () => Assert.Matches("^[A-Z][ -~’—]+$", ModelOf(reason).Words));
    }

    [Fact]
    public void The_reason_always_stands_in_full_width_parentheses() => Assert.All(
        Reasons.Select(r => ModelOf(r.Data)).Where(m => m.Verdict is Verdict.Invalid),
        m => Assert.Matches("^無効です（[^（）]+）$", m.Heading));

    private static ResultModel ModelOf(VerificationReason reason) => new(reason switch
    {
        VerificationReason.StatusUnavailable or VerificationReason.SigningCertificateUnknown => new Verdict.Unknown(reason, DateTimeOffset.UnixEpoch),
        VerificationReason.NotCheckedHere => new Verdict.NotCheckedHere(null, null, DateTimeOffset.UnixEpoch),
        _ => new Verdict.Invalid(reason, DateTimeOffset.UnixEpoch),
    }, "");

    private static void In(string language, Action look)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Languages.Of(language)!;
        try
        {
            look();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Akashi.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
