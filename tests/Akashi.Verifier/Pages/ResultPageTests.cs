using System.Security.Cryptography;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;
using AngleSharp.Dom;

namespace Akashi.Verifier.Tests.Pages;

/// <summary>Rows 4.3.1, 4.3.2 and 4.4.4: what stands below the answer, and the record to keep.</summary>
public sealed class ResultPageTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private World World => shared.World;

    [Fact]
    public async Task Row_4_3_1_a_valid_code_proves_the_registration_and_not_who_shows_it()
    {
        var page = await World.PressAsync(World.Code());
        Assert.Contains("ご本人であることまでは示しません", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("写真付きの本人確認書類", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusValue.Valid, "問題ありません", "問題ありません", "問題ありません")]
    [InlineData(StatusValue.Revoked, "問題ありません", "問題があります", "問題ありません")]
    public async Task Row_4_3_each_check_stands_by_itself_with_its_time(StatusValue state, params string[] said)
    {
        var page = await World.PressAsync(World.Code(World.Claims(state)));
        Assert.Equal(said, Checks(page));
        Assert.Equal(3, page.QuerySelectorAll("#checks time[datetime]").Length);
    }

    [Fact]
    public async Task Row_4_3_2_what_was_not_checked_is_said_so()
    {
        var page = await World.PressAsync(World.Code(signer: IssuingKey.Foreign()));
        Assert.Equal(["問題があります", "確認していません", "確認していません"], Checks(page));
        Assert.Contains("次にすること", page.QuerySelector(".result")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/w/", "ほかのデジタル資格者証を検証する")]
    [InlineData("file", "/w/", "ほかのデジタル資格者証を検証する")]
    [InlineData("camera", "/w/#camera", "次の二次元コードを読み取る")]
    public async Task Row_4_4_4_a_result_leads_to_another_code_to_print_and_to_a_record(string by, string address, string label)
    {
        using var form = Form(World.Code(), by);
        var page = await World.ParseAsync(await World.PostAsync("/w/verify", form));
        var next = page.QuerySelector("main .button-row a")!;
        Assert.Equal((address, label), (next.GetAttribute("href"), next.TextContent));
        Assert.NotNull(page.QuerySelector("button[data-print][hidden]"));
        Assert.Equal("/w/record", page.QuerySelector("main .button-row form")!.GetAttribute("action"));
    }

    [Theory]
    [InlineData(StatusValue.Valid, "有効です")]
    [InlineData(StatusValue.Suspended, "無効です（一時停止）")]
    public async Task Row_4_4_4_a_record_has_result_reason_facts_times_key_and_digest_but_not_the_code(StatusValue state, string heading)
    {
        var code = World.Code(World.Claims(state));
        using var form = Form(code, "");
        using var answer = await World.PostAsync("/w/record", form);
        Assert.Matches(@"^attachment; filename=verification-\d{8}-\d{6}\.html$", answer.Content.Headers.ContentDisposition!.ToString());
        var page = await World.ParseAsync(answer);
        var text = page.Body!.TextContent;
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.True(CredentialUrl.TryRead(code, new Uri(World.Origin), out var bytes, out _));
        Assert.All(
            [
                "山田　花子", "平成2年（1990年）12月31日", "確認日時", "基準日時", "有効期限", Convert.ToHexStringLower(World.CredentialKey.KeyId.Span),
                Convert.ToHexStringLower(SHA256.HashData(bytes)), World.Origin, "署名はありません",
            ],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.DoesNotContain(code.Split("?c=")[1], page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_4_4_4_a_record_of_a_code_whose_signature_does_not_hold_names_no_key_and_no_fact()
    {
        using var form = Form(World.Code(signer: IssuingKey.Foreign()), "");
        var text = await World.TextAsync(await World.PostAsync("/w/record", form));
        Assert.DoesNotContain("署名の鍵の番号", text, StringComparison.Ordinal);
        Assert.All(Given.PersonalFacts, fact => Assert.DoesNotContain(fact, text, StringComparison.Ordinal));
        Assert.Contains("コードのダイジェスト", text, StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Form(string code, string by) => new([new("c", code), new("by", by)]);

    private static IEnumerable<string> Checks(IDocument page) => page.QuerySelectorAll("#checks .tag").Select(t => t.TextContent);
}
