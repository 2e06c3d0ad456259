using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Row 1.5.9 where a person has several of something: 税理士の実務経験.</summary>
[Collection(nameof(HolderScene))]
public sealed class GroupWalks(SharedScene shared)
{
    private const string Group = "実務経験";
    private const string FillIn = "郵便番号から住所を入力";

    [Theory]
    [InlineData("hanako", "山田　花子", true, 360, "ja")]
    [InlineData("taro", "鈴木　太郎", false, 1280, "en")]
    public async Task Employers_are_added_and_removed_and_nothing_else_is_lost(string persona, string name, bool script, int width, string language)
    {
        var holder = await AtEmployersAsync(persona, name, new Setting(width, script, language));
        var (walk, page, address) = (holder.Walk, holder.Walk.Page, holder.Walk.Page.Url);
        // Still there afterwards only where the page was not loaded anew.
        if (script) await page.EvaluateAsync("document.body.dataset.loaded = 'once'");
        await FillAsync(page, 1, "甲会計事務所", "2018");
        await AddAsync(walk);
        await Expect(Employer(page, 2)).ToBeFocusedAsync();
        await FillAsync(page, 2, "乙商事", "二千");
        await AddAsync(walk);
        await FillAsync(page, 3, "丙税務署", "2019");
        await walk.At("1.5.9", "group");

        await page.GetByRole(AriaRole.Button, new() { Name = language == "ja" ? "実務経験 2件目を削除する" : "Remove Practice 2" }).ClickAsync();
        await Expect(page.Locator("#practice")).ToBeFocusedAsync();
        await Expect(page.Locator(".group__time")).ToHaveCountAsync(2);
        await Expect(page.GetByLabel(Label(language, 1), new() { Exact = true })).ToHaveValueAsync("甲会計事務所");
        await Expect(page.GetByLabel(Label(language, 2), new() { Exact = true })).ToHaveValueAsync("丙税務署");
        if (script) await Expect(page.Locator("body")).ToHaveAttributeAsync("data-loaded", "once");

        // The enter key goes on, although the first button that is seen removes something.
        await Employer(page, 3).FillAsync("");
        await Employer(page, 3).PressAsync("Enter");
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await walk.MustShowErrorAsync("practice.3.employer");
        await Employer(page, 3).FillAsync("丙税務署");
        await walk.Press("次へ");
        await Expect(page.Locator("[name=oath]")).ToBeAttachedAsync();
        await FillInOfficeAsync(walk);
        await page.GotoAsync(address);
        await Expect(page.Locator(".group__time")).ToHaveCountAsync(2);
        await Expect(Employer(page, 3)).ToHaveValueAsync("丙税務署");
    }

    // An address begins as its postal code says, and the person goes on where the number follows.
    private static async Task FillInOfficeAsync(Walk walk)
    {
        var (code, text, oath) = (Box("office.code"), Box("office.text"), walk.Page.Locator("[name=oath][type=checkbox]"));
        await oath.CheckAsync();
        await code.FillAsync("999-9999");
        await walk.Press(FillIn);
        await Expect(walk.Page.Locator(".error-summary a[href='#office']")).ToBeVisibleAsync();
        await Expect(code).ToHaveAttributeAsync("aria-invalid", "true");
        await walk.At("1.5.9", "address-unknown");
        await code.FillAsync("１５０ー０００１");
        await walk.Press(FillIn);
        await Expect(text).ToHaveValueAsync("東京都渋谷区神宮前");
        await Expect(text).ToBeFocusedAsync();
        await Expect(code).ToHaveValueAsync("150-0001");
        await Expect(oath).ToBeCheckedAsync();
        await walk.At("1.5.9", "address");
        await text.PressAsync("End");
        await text.PressSequentiallyAsync("1-2-3");
        await text.PressAsync("Enter");
        await Expect(walk.Page.Locator("[name=kana]")).ToBeVisibleAsync();

        ILocator Box(string name) => walk.Page.Locator($"[name='{name}']");
    }

    private async Task<HolderActs> AtEmployersAsync(string persona, string name, Setting setting)
    {
        var holder = await shared.SignedInAsync(persona, setting, nameof(GroupWalks));
        await holder.BeginFromTheList("税理士", "登録していない");
        await holder.ReadFacts(name);
        await holder.Walk.At("1.5.9", "grounds");
        await holder.Walk.Page.Locator("[name=grounds][value=examination]").CheckAsync();
        await holder.Walk.Press("次へ");
        await Expect(Employer(holder.Walk.Page, 1)).ToBeVisibleAsync();
        return holder;
    }

    private static Task AddAsync(Walk walk) => walk.Press($"{Group}を追加する");

    private static string Label(string language, int number) =>
        language == "ja" ? $"実務経験 {number}件目：勤務先の名称" : $"Practice {number}: Name of the employer";

    private static ILocator Employer(IPage page, int key) => page.Locator($"[name='practice.{key}.employer']");

    private static async Task FillAsync(IPage page, int key, string employer, string until)
    {
        await Employer(page, key).FillAsync(employer);
        foreach (var (part, year) in new[] { ("from", "2015"), ("until", until) })
        {
            await page.Locator($"[name='practice.{key}.{part}.era']").SelectOptionAsync("Western");
            await page.Locator($"[name='practice.{key}.{part}.year']").FillAsync(year);
            await page.Locator($"[name='practice.{key}.{part}.month']").FillAsync("3");
        }
        await page.Locator($"[name='practice.{key}.work']").FillAsync("申告書の作成");
    }
}
