using Akashi.Credentials.Decisions;
using Akashi.Verifier.Pages;

namespace Akashi.Verifier.Tests.Pages;

/// <summary>The words of docs/specifications/credential.md are those of the page, and each reason has some.</summary>
public sealed class VerifierPageTests
{
    private static readonly string[] Table = [.. File.ReadLines(Path.Combine(Root(), "docs", "specifications", "credential.md")).Where(l => l.StartsWith('|'))];

    public static TheoryData<VerificationReason> Reasons => [.. Enum.GetValues<VerificationReason>().Where(r => r != VerificationReason.None)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_stands_in_the_specification_with_its_result_code_and_words(VerificationReason reason)
    {
        var result = reason is VerificationReason.StatusUnavailable or VerificationReason.SigningCertificateUnknown or VerificationReason.NotCheckedHere ? VerificationResult.Unknown : VerificationResult.Invalid;
        var model = ModelOf(result, reason);
        Assert.Contains(Table, l => l.Contains($"| {VerificationReasons.CodeOf(result)} | `{VerificationReasons.CodeOf(reason)}` | {model.Heading} |", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_says_what_it_means_or_what_to_do(VerificationReason reason) => Assert.NotEmpty(ModelOf(VerificationResult.Invalid, reason).Words);

    [Fact]
    public void The_reason_always_stands_in_full_width_parentheses() => Assert.All(
        Reasons.Select(r => r.Data).Where(r => r is not (VerificationReason.StatusUnavailable or VerificationReason.SigningCertificateUnknown or VerificationReason.NotCheckedHere)),
        r => Assert.Matches("^無効です（[^（）]+）$", ModelOf(VerificationResult.Invalid, r).Heading));

    private static ResultModel ModelOf(VerificationResult result, VerificationReason reason) => new(new Verdict(result, reason, DateTimeOffset.UnixEpoch, null, null));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Akashi.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
