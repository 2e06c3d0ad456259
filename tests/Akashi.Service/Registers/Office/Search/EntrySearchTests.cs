using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.Search;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Tests.Registers.Office.Search;

/// <summary>Row 6.5: which entries a search in a register finds, and by which words.</summary>
public class EntrySearchTests
{
    [Theory]
    [InlineData("高橋", "D-0000001")]
    [InlineData("高橋　由", "D-0000001")]
    [InlineData("高橋由紀", "D-0000001")]
    [InlineData("タカハシ", "D-0000001")]
    [InlineData("たかはし　ゆ", "D-0000001")]
    [InlineData("ﾀｶﾊｼ", "D-0000001")]
    [InlineData("d-0000001", "D-0000001")]
    [InlineData("第Ｄ－０００００", "D-0000001 D-0000002 D-0000003")]
    [InlineData("smith", "D-0000002")]
    [InlineData("ＳＭＩＴＨ　ｊｏｈｎ", "D-0000002")]
    [InlineData("葛", "D-0000003")]
    [InlineData("葛\U000E0101城", "D-0000003")]
    [InlineData("ジャンーポール", "")]
    [InlineData("由紀", "")]
    [InlineData("%", "")]
    [InlineData("\U0010FFFD", "")]
    [InlineData("\ud800", "")]
    [InlineData("", "D-0000001 D-0000002 D-0000003")]
    public async Task An_entry_is_found_by_the_begin_of_number_name_or_reading_however_it_is_typed(string words, string found)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0000001", Named("高橋　由紀", "タカハシ　ユキ"), null);
        await desk.EntryAsync("D-0000002", Named("SMITH JOHN", null), null);
        await desk.EntryAsync("D-0000003", Named("葛\U000E0100城　カオリ", "カツラギ　カオリ"), null);
        Assert.Equal(found, string.Join(' ', await FoundAsync(desk, words)));
    }

    [Fact]
    public async Task What_is_found_by_name_and_reading_or_number_is_found_once()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("スミス1", Named("スミス　アン", "スミス　アン"), null);
        Assert.Equal(["スミス1"], await FoundAsync(desk, "スミス"));
        await desk.EntryAsync("D-0000002", Named("スミス　ジョン", "スミス　ジョン"), null);
        Assert.Equal(["D-0000002", "スミス1"], (await FoundAsync(desk, "すみす")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_a_change_of_name_an_entry_is_found_by_the_new_one_only()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0000001", Named("小林　美咲", "コバヤシ　ミサキ"), null);
        await desk.OrderAsync(new RegisterOrder.Amend(desk.Clerk.Actor, entry, "1", new ChangedFacts("中村　美咲", "ナカムラ　ミサキ", null, null, null)));
        Assert.Equal(["D-0000001", "D-0000001"], (await FoundAsync(desk, "中村")).Concat(await FoundAsync(desk, "なかむら")));
        Assert.Empty((await FoundAsync(desk, "小林")).Concat(await FoundAsync(desk, "こばやし")));
    }

    [Fact]
    public async Task Many_of_one_name_are_read_page_by_page_each_once_across_qualifications()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 120; i++)
            await desk.EntryAsync($"{i:0000000}", Named("鈴木　一郎", "スズキ　イチロウ"), null, i % 2 == 0 ? Desk.CareWorker : "certified-social-worker");
        var seen = new List<Guid>();
        ListCursor? from = null;
        do
        {
            var page = await PageAsync(desk, "鈴木", from);
            seen.AddRange(page.Ids);
            from = page.Next;
            Assert.Equal(new ListCount(120, false), page.Count);
        }
        while (from is not null);
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(120, seen.Count);
    }

    [Fact]
    public async Task A_place_among_names_holds_no_name()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 51; i++) await desk.EntryAsync($"{i:0000000}", Named("鈴木　一郎", null), null);
        var page = await PageAsync(desk, "鈴木", null);
        Assert.Equal(new ListCursor(ListWay.Next, 0, page.Ids[^1]), page.Next);
    }

    [Fact]
    public async Task A_place_that_is_not_among_what_is_found_shows_the_first_page()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0000001", Named("鈴木　一郎", null), null);
        var elsewhere = await desk.EntryAsync("1234567", Named("鈴木　次郎", null), null, "registered-nurse");
        Assert.Single((await PageAsync(desk, "鈴木", new ListCursor(ListWay.Next, 0, elsewhere))).Ids);
    }

    private static RegistrationFacts Named(string name, string? kana) => new(name, kana, null, Desk.Hanako.BirthOn, null, null, null, new DateOnly(2019, 4, 1));

    private static Task<ListPage<string>> PageAsync(Desk desk, string words, ListCursor? from) => desk.WithAsync((AkashiDb db) =>
        new KeysetList<string>(ListOrder.ByText, EntrySearch.Read(words)!.In(db, desk.Qualifications)).ReadAsync(from, CancellationToken.None));

    private static async Task<IEnumerable<string>> FoundAsync(Desk desk, string words)
    {
        if (EntrySearch.Read(words) is null) return [];
        var page = await PageAsync(desk, words, null);
        return page.InOrder(await desk.RowsAsync<Registration>(), r => r.Id).Select(r => r.Number);
    }
}
