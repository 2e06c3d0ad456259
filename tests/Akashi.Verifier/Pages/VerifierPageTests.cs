using System.Globalization;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
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
    public void Each_reason_says_what_it_means_and_what_to_do_now(VerificationReason reason)
    {
        Assert.All([ModelOf(reason).Words, ModelOf(reason).Do!], words => Assert.EndsWith("。", words, StringComparison.Ordinal));
        In("en", () => Assert.All([ModelOf(reason).Words, ModelOf(reason).Do!], words => Assert.Matches("^[A-Z][ -~’—]+$", words)));
    }

    [Fact]
    public void The_reason_always_stands_in_full_width_parentheses() => Assert.All(
        Reasons.Select(r => ModelOf(r.Data)).Where(m => m.Verdict is Verdict.Invalid),
        m => Assert.Matches("^無効です（[^（）]+）$", m.Heading));

    /// <summary>Decision 0032: what a code does not contain is said in words, and never looks like a gap.</summary>
    [Fact]
    public void What_a_code_does_not_contain_is_said_in_words()
    {
        var claims = Given.Claims("https://portal.example.go.jp", "https://portal.example.go.jp/status/1", 0);
        var model = ValidOf(claims with { Facts = claims.Facts with { BirthOn = null, Kana = null, FormerName = null } });
        Assert.Equal(["記載なし", "記載なし", "記載なし"], model.Facts.Where(f => f.Label is "生年月日" or "氏名のフリガナ" or "旧姓・通称").Select(f => f.Text));
        Assert.Contains("生年月日の記載がない", model.Identity, StringComparison.Ordinal);
        Assert.DoesNotContain(ValidOf(claims).Facts, f => f.Text == "記載なし");
        Assert.Contains("照合して確認してください", ValidOf(claims).Identity, StringComparison.Ordinal);
        In("en", () =>
        {
            Assert.Contains(("Date of birth", "Not contained"), model.Facts);
            Assert.Contains("does not contain the date of birth", model.Identity, StringComparison.Ordinal);
        });
    }

    /// <summary>Row 4.4.4: a record says when the state should be asked again, and never promises more than the credential.</summary>
    [Fact]
    public void A_valid_result_is_good_for_ten_minutes_after_its_state_and_no_longer_than_the_credential()
    {
        var claims = Given.Claims("https://portal.example.go.jp", "https://portal.example.go.jp/status/1", 0);
        Assert.StartsWith("昭和45年（1970年）1月1日 9時10分00秒まで。", ValidOf(claims).GoodUntil, StringComparison.Ordinal);
        var ending = ValidOf(claims with { ExpiresAt = DateTimeOffset.UnixEpoch.AddMinutes(3) });
        Assert.StartsWith("昭和45年（1970年）1月1日 9時03分00秒まで。", ending.GoodUntil, StringComparison.Ordinal);
        Assert.StartsWith("基準日時の状態です", ModelOf(VerificationReason.Revoked).GoodUntil, StringComparison.Ordinal);
    }

    private static ResultModel ValidOf(CredentialClaims claims) =>
        new(new Verdict.Valid(new SignedContent.OfAkashi(claims), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch), "");

    private static ResultModel ModelOf(VerificationReason reason) => new(reason switch
    {
        VerificationReason.StatusUnavailable or VerificationReason.SigningCertificateUnknown or VerificationReason.ClockBehind =>
            new Verdict.Unknown(reason, DateTimeOffset.UnixEpoch),
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
