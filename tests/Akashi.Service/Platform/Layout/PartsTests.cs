using Akashi.Service.Platform.Layout;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Platform.Layout;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class PartsTests
{
    private readonly Rendered page = new();

    [Fact]
    public async Task Change_link_names_its_item()
    {
        var row = await page.Element(new SummaryRowTagHelper { Label = "登録番号", Value = "D1234567", Change = "/number" });
        var link = row.QuerySelector(".summary-list__action a")!;
        Assert.Equal("変更する：登録番号", link.TextContent);
        Assert.Equal("/number", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Row_that_cannot_be_changed_has_no_link() =>
        Assert.Null((await page.Element(new SummaryRowTagHelper { Label = "氏名", Value = "山田　花子" })).QuerySelector("a"));

    [Fact]
    public async Task Notice_names_its_kind_for_screen_readers()
    {
        var notice = await page.Element(new NoticeTagHelper { Kind = NoticeKind.Error, Heading = "読み取れません" });
        Assert.Equal("notice notice--error", notice.ClassName);
        Assert.Equal("エラー", notice.QuerySelector(".visually-hidden")!.TextContent);
    }

    [Theory]
    [InlineData(false, null, false)]
    [InlineData(true, null, true)]
    [InlineData(false, "true", true)]
    [InlineData(true, "", false)]
    public async Task Box_is_ticked_as_sent_or_else_as_stored(bool stored, string? sent, bool ticked)
    {
        if (sent is not null) page.WithPost(sent.Length == 0 ? ("other", "1") : ("agree", sent));
        var box = await page.Element(new CheckBoxTagHelper { ViewContext = page.View, Name = "agree", Label = "同意します", Checked = stored });
        Assert.Equal(ticked, box.QuerySelector("input")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Moment_shows_the_time_in_Japan()
    {
        var time = await page.Element(new MomentTagHelper { At = new DateTimeOffset(2026, 3, 31, 15, 5, 0, TimeSpan.Zero) });
        Assert.Equal("令和8年（2026年）4月1日 0時05分", time.TextContent);
        Assert.Equal("2026-04-01T00:05:00+09:00", time.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData(1, "1 kB")]
    [InlineData(999_000, "999 kB")]
    [InlineData(1_000_000, "1.0 MB")]
    [InlineData(10_485_760, "10.5 MB")]
    public void Size_is_shown_in_readable_units(long bytes, string words) => Assert.Equal(words, LayoutTexts.Size(bytes));

    [Fact]
    public async Task Stored_file_can_be_removed_by_name()
    {
        var file = new StoredFileTagHelper { FileName = "登録証.pdf", Size = 1, Remove = "?handler=Remove" };
        Assert.Equal("削除する：登録証.pdf", (await page.Element(file)).QuerySelector("button[formaction='?handler=Remove']")!.TextContent);
    }

    [Fact]
    public async Task Enter_key_does_not_remove_a_file()
    {
        var kept = new StoredFileTagHelper { FileName = "登録証.pdf", Size = 1, Remove = "?handler=Remove" };
        var field = await page.Element(new FileFieldTagHelper { ViewContext = page.View, Name = "copy", Label = "写し" }, content: () => page.Html(kept));
        Assert.Null(field.QuerySelector("button")!.GetAttribute("formaction"));
    }

    [Fact]
    public async Task Select_shows_the_stored_answer()
    {
        var field = new SelectFieldTagHelper
        {
            ViewContext = page.View,
            Name = "pref",
            Label = "都道府県",
            Value = "27",
            Options = [new("東京都", "13"), new("大阪府", "27")],
        };
        Assert.Equal("大阪府", (await page.Element(field)).QuerySelector("option[selected]")!.TextContent);
    }

    [Theory]
    [InlineData("/my", "/my/qualifications", true)]
    [InlineData("/my", "/mystery", false)]
    [InlineData("/", "/my", false)]
    public void Menu_marks_the_current_place(string link, string at, bool marked) => Assert.Equal(marked, new SiteLink("x", link).Leads(at));
}
