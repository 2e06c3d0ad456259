using System.Net;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Procedures;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using static Akashi.Service.Tests.Given.Practising;

namespace Akashi.Service.Tests.Applications.Portal.Answers;

/// <summary>Row 1.5.9: a press at an address fills in how it begins, by the postal code (P25, decision 0053).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class FillPageTests(World world)
{
    private const string File = "procedures/certified-care-worker/initial-registration.yaml";

    private const string Addresses =
        """
          - id: office
            kind: address
            label: { ja: 勤務先の所在地, en: Address of your workplace }
            required: true
            max: 200
          - id: jobs
            kind: group
            label: { ja: 職歴, en: Work history }
            required: true
            least: 2
            most: 3
            fields:
              - id: place
                kind: address
                label: { ja: 所在地, en: Address }
                required: true

        """;

    [Fact]
    public async Task P25_the_town_is_filled_in_and_neither_address_nor_log_names_it()
    {
        var (holder, draft) = await AtOfficeAsync();
        var page = await FillAsync(holder, "office", [("oath", "true"), ("office.code", "１５１ー００６４")]);
        Assert.Equal(("151-0064", "東京都渋谷区上原", ""), (Value(page, "office.code"), Value(page, "office.text"), page.Errors));
        Assert.Equal(draft + "/answers/office", page.Address.PathAndQuery);
        Assert.True(page.Document.QuerySelector<IHtmlInputElement>("[name=oath][type=checkbox]")!.IsChecked);
        string[] secrets = ["151-0064", "1510064", "１５１ー００６４", "上原"];
        Assert.All(secrets, secret => Assert.DoesNotContain(world.Logs.Lines, l => l.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Next_press_replaces_what_the_last_one_put_there_and_a_code_of_several_towns_gives_what_they_share()
    {
        var (holder, _) = await AtOfficeAsync();
        await FillAsync(holder, "office", [("office.code", "150-0001")]);
        Assert.Equal("新潟県長岡市", Value(await FillAsync(holder, "office", [("office.code", "940-1163")]), "office.text"));
    }

    [Fact]
    public async Task P25_what_a_person_wrote_stays_and_the_page_says_what_the_code_would_give_in_both_languages()
    {
        var (holder, _) = await AtOfficeAsync();
        (string, string)[] written = [("office.code", "150-0001"), ("office.text", "東京都港区赤坂1-2-3")];
        var page = await FillAsync(holder, "office", written);
        Assert.Equal("東京都港区赤坂1-2-3", Value(page, "office.text"));
        Assert.Equal(
            "「事務所の所在地」の住所は入力済みのため、書き換えていません。郵便番号の住所は「東京都渋谷区神宮前」です。住所と郵便番号が合っているか確認してください。",
            page.Text(".error-summary a[href='#office']"));
        await holder.Browser.SwitchAsync();
        page = await FillAsync(holder, "office", written);
        Assert.Equal("東京都港区赤坂1-2-3", Value(page, "office.text"));
        Assert.Contains("which has not been changed. The address of the postal code is “東京都渋谷区神宮前”.", page.Text("#office-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999-9999", "の郵便番号から住所が見つかりませんでした。", "No address was found for the postal code of")]
    [InlineData("150-", "の郵便番号は7桁の数字で入力してください", "in 7 digits")]
    [InlineData("", "の郵便番号は7桁の数字で入力してください", "in 7 digits")]
    public async Task A_code_that_leads_nowhere_is_said_at_the_field(string code, string japanese, string english)
    {
        var (holder, _) = await AtOfficeAsync();
        var page = await FillAsync(holder, "office", [("office.code", code)]);
        Assert.Contains(japanese, page.Text("#office-error"), StringComparison.Ordinal);
        Assert.Equal((code, ""), (Value(page, "office.code"), Value(page, "office.text")));
        await holder.Browser.SwitchAsync();
        page = await FillAsync(holder, "office", [("office.code", code)]);
        Assert.Contains(english, page.Text("#office-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_is_not_known_is_accepted()
    {
        var (holder, draft) = await AtOfficeAsync();
        var page = await holder.Browser.PressAsync("次へ", ("oath", "true"), ("office.code", "999-9999"), ("office.text", "東京都渋谷区新町1-1"));
        Assert.Equal(draft + "/answers/person", page.Path);
    }

    [Fact]
    public async Task In_a_group_with_files_and_mistakes_nothing_else_is_lost()
    {
        var shipped = await System.IO.File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "catalog", File), TestContext.Current.CancellationToken);
        var withAddresses = shipped.Replace("documents:\n", Addresses + "documents:\n", StringComparison.Ordinal);
        await using var own = await new OwnCatalog().StartAsync((File, withAddresses));
        var holder = await own.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        (string, string)[] typed =
        [
            ("phone", "abc"), ("office.code", "100-0001"), ("office.text", "東京都千代田区千代田1-1"), ("jobs.1.place.code", "15"), ("jobs.2.place.code", "150-0001"),
        ];
        var page = await FillAsync(holder, "jobs.2.place", typed, new TestFile("file.certificate-copy", "登録証.png", Applying.Picture));
        Assert.Equal(("abc", "15", ""), (Value(page, "phone"), Value(page, "jobs.1.place.code"), Value(page, "jobs.1.place.text")));
        Assert.Equal(("150-0001", "東京都渋谷区神宮前"), (Value(page, "jobs.2.place.code"), Value(page, "jobs.2.place.text")));
        Assert.Equal(("東京都千代田区千代田1-1", ""), (Value(page, "office.text"), page.Errors));
        Assert.Equal("登録証.png", page.Text(".file-list__name a"));
    }

    [Fact]
    public async Task A_correction_and_a_change_have_it_too()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.AppliesWithEmployersAsync();
        await (await world.StaffSignedIn("jftaa")).ReturnsAsync(draft, ("field:office", "今の事務所を書いてください。"));
        await holder.Browser.OpenAsync(draft + "/answers/office");
        Assert.Equal("東京都渋谷区神宮前", Value(await FillAsync(holder, "office", [("office.code", "150-0001"), ("office.text", "")]), "office.text"));

        var (changing, entry) = await world.MarriedHolderAsync("tax-accountant");
        await changing.BeginsChangeWithFactsAsync(entry);
        (await changing.Browser.SubmitAsync("main form")).MustBe("2.5.9");
        await changing.Browser.PressAsync("次へ", ("changed", "office"));
        var page = await FillAsync(changing, "office", [("office.code", "150-0001")]);
        Assert.Equal("東京都渋谷区神宮前", Value(page.MustBe("2.5.9"), "office.text"));
    }

    [Theory]
    [InlineData("oath")]
    [InlineData("kana")]
    [InlineData("practice.1.employer")]
    [InlineData("")]
    public async Task P25_a_press_at_what_cannot_be_filled_in_is_not_found(string field)
    {
        var (holder, draft) = await AtOfficeAsync();
        var page = await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), [], $"{draft}/answers/office?handler=fill&field={field}");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Its_address_that_is_opened_by_itself_leads_to_the_page()
    {
        var (holder, draft) = await AtOfficeAsync();
        var page = await holder.Browser.OpenAsync(draft + "/answers/office?handler=fill&field=office");
        Assert.Equal(draft + "/answers/office", page.MustBe("1.5.9").Address.PathAndQuery);
    }

    [Theory]
    [InlineData("大阪府大阪市北区梅田1-1", "の郵便番号は「東京都渋谷区神宮前」のものですが、入力された住所は別の都道府県です。")]
    [InlineData("東京都渋谷区神宮前", "に番地が入力されていません。")]
    public async Task Row_1_5_10_a_doubtful_address_is_asked_about_and_goes_on_all_the_same(string text, string words)
    {
        var (holder, draft) = await AtOfficeAsync();
        var check = await holder.AnswersRestAsync();
        Assert.DoesNotContain("もう一度確認してください", check.Words, StringComparison.Ordinal);
        await holder.Browser.OpenAsync(draft + "/answers/office?back=check");
        check = (await holder.Browser.PressAsync("次へ", ("office.code", "150-0001"), ("office.text", text))).MustBe("1.5.10");
        Assert.Contains("「事務所の所在地」" + words, check.Words, StringComparison.Ordinal);
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
    }

    private async Task<(Holder Holder, string Draft)> AtOfficeAsync()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAtEmployersAsync();
        Assert.Equal(draft + "/answers/office", (await holder.Browser.PressAsync("次へ", Employer(1, "甲会計事務所"))).Path);
        return (holder, draft);
    }

    private static Task<Page> FillAsync(Holder holder, string field, IReadOnlyList<(string, string)> typed, params TestFile[] files)
    {
        var form = holder.Browser.FormOf("main form");
        var actions = form.QuerySelectorAll("button").Select(b => b.GetAttribute("formaction") ?? "");
        return holder.Browser.SubmitAsync(form, typed, actions.Single(a => a.EndsWith($"?handler=fill&field={field}", StringComparison.Ordinal)), files);
    }

    private static string? Value(Page page, string name) => page.Document.QuerySelector<IHtmlInputElement>($"[name='{name}']")?.Value;
}
