using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests.Holder;

/// <summary>Row 0.7: a browser that asks for Japanese, and a person who chooses English.</summary>
[Collection(nameof(HolderScene))]
public sealed class LanguageWalks(SharedScene shared)
{
    // The switch is a button of the form in which the person types, and stands before all others.
    [Theory]
    [InlineData(360, true, "助産師")]
    [InlineData(1280, false, "救急救命士")]
    public async Task Enter_key_in_a_field_goes_on_and_does_not_switch(int width, bool script, string qualification)
    {
        var holder = await shared.HolderAsync("hanako", new Setting(width, script, "ja"), nameof(LanguageWalks));
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await holder.SignIn();
        await holder.Open("/applications/choose");
        await page.Locator("[name=words]").FillAsync(qualification);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main [role=status]")).ToHaveTextAsync(walk.Exactly("1件の国家資格"));
        await walk.At("1.4.2");
        await holder.BeginFromTheList(qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("山田　花子");
        await walk.At("1.5.9");
        await holder.AnswerGeneric("0123456");
        await holder.Attach("certificate-copy", "登録証.png");
        await page.Locator("[name=phone]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await walk.At("1.5.10");
    }

    [Theory]
    [InlineData(360, true, "歯科衛生士")]
    [InlineData(1280, false, "保健師")]
    public async Task Choice_stays_moves_along_to_the_agent_and_back_and_loses_nothing_that_was_typed(int width, bool script, string qualification)
    {
        var holder = await shared.HolderAsync("hanako", new Setting(width, script, "ja"), nameof(LanguageWalks));
        var (walk, page) = (holder.Walk, holder.Walk.Page);
        await holder.Open("/");
        await walk.At("0.1");
        await walk.SwitchTo("en");
        await walk.At("0.1");
        await holder.SignIn();
        await holder.BeginFromTheList(qualification, "資格管理団体へ登録している");
        await holder.ReadFacts("山田　花子");
        await walk.At("1.5.9");
        await holder.AnswerGeneric("0123456");
        await page.Locator("[name=email]").FillAsync("not yet right");
        await walk.SwitchTo("ja");
        await MustStillBeTypedAsync("Heisei", "31");
        await walk.SwitchTo("en");
        await MustStillBeTypedAsync("Western", "2019");
        await page.Locator("[name=email]").FillAsync("");
        await holder.Attach("certificate-copy", "登録証.png");
        await walk.Press("次へ");
        await walk.At("1.5.10");
        walk.Pass("0.7");

        // A whole date is shown in the calendar of the language.
        async Task MustStillBeTypedAsync(string era, string year)
        {
            await walk.At("1.5.9");
            await Expect(page.Locator(".error-summary")).ToHaveCountAsync(0);
            await Expect(page.Locator("[name=registration-number]")).ToHaveValueAsync("0123456");
            await Expect(page.Locator("[name='registered-on.era']")).ToHaveValueAsync(era);
            await Expect(page.Locator("[name='registered-on.year']")).ToHaveValueAsync(year);
            await Expect(page.Locator("[name=email]")).ToHaveValueAsync("not yet right");
        }
    }
}
