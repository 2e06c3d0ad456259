using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.Check;

/// <summary>Rows 1.5.10 and 1.5.11.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CheckPageTests(World world)
{
    [Fact]
    public async Task Every_answer_is_shown_with_a_link_to_change_it()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = await holder.AnswersAsync(Applying.Answers("D-0123456"), "certificate-copy");
        var rows = page.Document.QuerySelectorAll(".summary-list__row").ToDictionary(
            row => row.QuerySelector("dt")!.TextContent.Trim(),
            row => (
                Value: row.QuerySelector("dd")!.ChildNodes[0].TextContent.Trim(),
                Change: row.QuerySelector("a")?.GetAttribute("href")?.Split('/')[^1]));
        (string Label, string Value, string Page)[] expected =
        [
            ("氏名", "山田　花子", "card"), ("住所", "東京都千代田区紀尾井町１－３", "card"), ("生年月日", "平成2年（1990年）5月15日", "card"), ("性別", "女", "card"),
            ("登録番号", "D-0123456", "answers#registration-number"), ("登録年月日", "平成31年（2019年）4月1日", "answers#registered-on"),
            ("氏名のフリガナ", "ヤマダ　ハナコ", "answers#kana"),
            ("本籍地の都道府県、または国籍", "東京都", "answers#domicile"), ("電話番号", "0312345678", "answers#phone"), ("メールアドレス", "（入力なし）", "answers#email"),
            ("介護福祉士登録証の写し", "certificate.png", "answers#file_certificate-copy"),
        ];
        Assert.All(expected, e => Assert.Equal((e.Label, e.Value, e.Page), (e.Label, rows[e.Label].Value, rows[e.Label].Change)));
        Assert.All(page.Document.QuerySelectorAll(".summary-list__action a"), a => Assert.StartsWith("変更する", a.TextContent.Trim(), StringComparison.Ordinal));
    }

    // The catalog's number format is only a guess.
    [Theory]
    [InlineData("D-0123456", false)]
    [InlineData("平成12第34号", true)]
    public async Task A_number_of_an_unusual_form_is_warned_about_and_goes_on(string number, bool warned)
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = (await holder.AnswersAsync(Applying.Answers(number), "certificate-copy")).MustBe("1.5.10");
        Assert.Equal(warned, page.Document.QuerySelector(".notice--warning")?.TextContent.Contains("例：D-0123456", StringComparison.Ordinal) ?? false);
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
    }

    [Fact]
    public async Task A_normalised_answer_is_shown_as_it_will_be_signed_and_says_what_was_typed()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        var page = (await holder.AnswersAsync(Applying.Answers("第Ｄ－０１２３４５６号"), "certificate-copy")).MustBe("1.5.10");
        var row = page.Document.QuerySelectorAll(".summary-list__row").Single(r => r.QuerySelector("dt")!.TextContent == "登録番号").QuerySelector("dd")!;
        Assert.Equal("D-0123456", row.ChildNodes[0].TextContent);
        Assert.Equal(
            ["入力した「第Ｄ－０１２３４５６号」を、この表記にそろえました。", "入力した「03-1234-5678」を、この表記にそろえました。"],
            page.Document.QuerySelectorAll(".summary-list__source").Select(n => n.TextContent));
    }

    [Fact]
    public async Task What_was_typed_is_still_shown_after_the_field_was_sent_again_in_its_normalised_form()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.FillsInAsync("第Ｄ－０１２３４５６号");
        await holder.Browser.OpenAsync(draft + "/answers");
        var page = (await holder.Browser.PressAsync("次へ", ("phone", "0698765432"))).MustBe("1.5.10");
        Assert.Equal(["入力した「第Ｄ－０１２３４５６号」を、この表記にそろえました。"], page.Document.QuerySelectorAll(".summary-list__source").Select(n => n.TextContent));
    }

    [Fact]
    public async Task The_normalised_number_is_what_is_signed_and_kept()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync("第Ｄ－０１２３４５６号");
        using var signed = await holder.Browser.GetAsync(application + "/document");
        Assert.Contains("\"value\":\"D-0123456\"", await signed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("D-0123456", (await holder.Browser.OpenAsync(application + "/timeline")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_with_a_gap_leads_to_the_page_of_the_gap()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsWithFactsAsync();
        (await holder.Browser.OpenAsync(draft + "/check")).MustBe("1.5.9");
        (await holder.Browser.OpenAsync(draft + "/consent")).MustBe("1.5.9");
    }

    [Fact]
    public async Task Without_consent_no_card_is_asked()
    {
        var holder = await world.HolderSignedIn();
        await holder.FillsInAsync();
        var page = (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
        Assert.Contains("「利用規約に同意します」に印を付けてください。", page.Errors, StringComparison.Ordinal);
    }
}
