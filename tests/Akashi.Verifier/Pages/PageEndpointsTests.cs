using System.Net;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;
using AngleSharp.Dom;

namespace Akashi.Verifier.Tests.Pages;

/// <summary>Rows 4.2.1 to 4.3.2, as a browser without scripts sees them.</summary>
public sealed class PageEndpointsTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private World World => shared.World;

    [Fact]
    public async Task Row_4_2_2_nothing_is_checked_before_the_press()
    {
        var page = await World.ParseAsync(await World.GetAsync(World.Code()));
        Assert.Equal("4.2.2", Screen(page));
        Assert.Equal("検証実施", page.QuerySelector("button[type=submit]")!.TextContent);
        Assert.DoesNotMatch("有効です|無効です|確認できませんでした", page.Body!.TextContent);
        Assert.All(Given.PersonalFacts, f => Assert.DoesNotContain(f, page.DocumentElement.TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/w?c=")]
    [InlineData("/w/?c=")]
    public async Task Row_4_2_1_the_address_opens_with_and_without_its_last_slash(string path)
    {
        using var answer = await World.GetAsync(path + World.Code().Split("?c=")[1]);
        Assert.Equal("4.2.2", Screen(await World.ParseAsync(answer)));
    }

    [Fact]
    public async Task Row_4_3_1_valid_with_facts_and_both_times()
    {
        var page = await World.PressAsync(World.Code());
        Assert.Equal(("4.3.1 4.4.4", "有効です"), (Screen(page), Heading(page)));
        Assert.All(
            ["看護師", "山田　花子", "ヤマダ　ハナコ", "旧姓太郎", "平成2年（1990年）12月31日", "第01234567号", "平成27年（2015年）4月20日", "厚生労働省"],
            f => Assert.Contains(f, Facts(page), StringComparison.Ordinal));
        Assert.Equal(5, page.QuerySelectorAll("time[datetime]").Length);
        Assert.Contains("確認日時", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("登録の状態の基準日時", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusValue.Revoked, "無効です（取消）")]
    [InlineData(StatusValue.Suspended, "無効です（一時停止）")]
    [InlineData(StatusValue.Deleted, "無効です（削除）")]
    [InlineData(StatusValue.Replaced, "無効です（登録情報の変更により置き換えられました）")]
    [InlineData(StatusValue.Withdrawn, "無効です（本人が無効にしました）")]
    public async Task Row_4_3_2_a_state_that_is_not_valid_is_named_and_the_facts_are_shown(StatusValue state, string heading)
    {
        var page = await World.PressAsync(World.Code(World.Claims(state)));
        Assert.Equal(("4.3.2 4.4.4", heading), (Screen(page), Heading(page)));
        Assert.Contains("山田　花子", Facts(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_4_3_2_past_its_end_is_named_and_the_facts_are_shown()
    {
        var page = await World.PressAsync(World.Code(World.Claims() with { IssuedAt = World.Now.AddDays(-2), ExpiresAt = World.Now.AddSeconds(-1) }));
        Assert.Equal("無効です（有効期限切れ）", Heading(page));
        Assert.Contains("山田　花子", Facts(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_4_3_2_tampered_shows_no_fact()
    {
        var code = World.Code();
        var page = await World.PressAsync(code[..300] + (code[300] == 'A' ? 'B' : 'A') + code[301..]);
        Assert.Equal("無効です（改ざんされています）", Heading(page));
        ShowsNoFact(page);
    }

    [Fact]
    public async Task Row_4_3_2_a_credential_of_another_system_shows_no_fact()
    {
        var page = await World.PressAsync(World.Code(signer: IssuingKey.Foreign()));
        Assert.Equal("無効です（このシステムの資格者証ではありません）", Heading(page));
        ShowsNoFact(page);
    }

    [Fact]
    public async Task Row_4_3_2_what_cannot_be_read_is_said_to_be_so()
    {
        var page = await World.PressAsync(World.Code()[..200]);
        Assert.Equal("無効です（読み取れません）", Heading(page));
        ShowsNoFact(page);
    }

    [Fact]
    public async Task Words_stand_in_the_page_as_they_are_written()
    {
        using var answer = await World.GetAsync(World.Code());
        var source = await World.TextAsync(answer);
        Assert.Contains("<title>デジタル資格者証を検証します | デジタル資格者証の検証</title>", source, StringComparison.Ordinal);
        Assert.Contains(">検証実施</button>", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task P5_a_script_in_a_name_is_only_text()
    {
        var claims = World.Claims();
        var page = await World.PressAsync(World.Code(claims with { Facts = claims.Facts with { Name = "<script>alert(1)</script>" } }));
        Assert.Contains("<script>alert(1)</script>", Facts(page), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.TextContent.Length > 0);
    }

    [Fact]
    public async Task P5_a_script_in_the_code_is_only_text()
    {
        var page = await World.ParseAsync(await World.GetAsync("/w/?c=" + Uri.EscapeDataString("\"><script>alert(1)</script>")));
        Assert.Equal("\"><script>alert(1)</script>", page.QuerySelector("input[name=c]")!.GetAttribute("value"));
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.TextContent.Length > 0);
    }

    [Theory]
    [InlineData("/w/?c=")]
    [InlineData("/w/?c=&lang=ja")]
    public async Task An_address_that_was_cut_says_what_to_do(string path)
    {
        using var answer = await World.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("もう一度読み取ってください", await World.TextAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "d=1", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "c=a&c=b", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data", "no", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, "c=a", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_form_in_another_shape_is_refused_with_words(string? type, string body, HttpStatusCode expected)
    {
        using var answer = await World.PostAsync("/w/verify", type, body);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("もう一度読み取ってください", await World.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused()
    {
        using var content = new FormUrlEncodedContent([new("c", new string('A', 100_000))]);
        using var answer = await World.PostAsync("/w/verify", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static string? Screen(IDocument page) => page.QuerySelector("main")!.GetAttribute("data-screen");

    private static string Heading(IDocument page) => page.QuerySelectorAll("h1").Single().TextContent;

    private static string Facts(IDocument page) => page.QuerySelector("#facts")!.TextContent;

    private static void ShowsNoFact(IDocument page) =>
        Assert.All(Given.PersonalFacts.Append("看護師"), f => Assert.DoesNotContain(f, page.DocumentElement.TextContent, StringComparison.Ordinal));
}
