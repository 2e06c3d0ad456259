using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Contacts;

/// <summary>Rows 0.9 and 1.7.5: the language that an account keeps, and whether its holder wants mails.</summary>
[Collection(MailWorldGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PreferencesTests(MailWorld world)
{
    [Fact]
    public async Task Account_keeps_the_language_for_another_browser_and_for_mails()
    {
        var (holder, address) = (await world.HolderSignedIn(), world.NewAddress());
        Assert.Equal("My page", (await PreferAsync(holder, "en", mail: true)).Heading);
        Assert.Equal("en", (await new Holder(world, holder.Card).SignInAsync()).Document.DocumentElement.GetAttribute("lang"));
        await MailWorld.EntersAsync(holder, address);
        var mail = await world.Mails.ComesToAsync(address);
        Assert.Equal(("Confirm your e-mail address", "en"), (mail.Subject, mail.Body!.Headers["Content-Language"]));
        Assert.Equal("Your e-mail address is confirmed", (await world.ConfirmAsync(address)).Heading);
    }

    [Fact]
    public async Task Language_chosen_in_this_browser_counts_more_than_the_kept_one()
    {
        var holder = await world.HolderSignedIn();
        await PreferAsync(holder, "en", mail: true);
        var again = new Holder(world, holder.Card);
        await again.Browser.OpenAsync("/?lang=ja");
        Assert.Equal("ja", (await again.SignInAsync()).Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fr")]
    [InlineData("<script>")]
    public async Task Language_that_we_do_not_speak_is_refused(string language)
    {
        var holder = await world.HolderSignedIn();
        Assert.Contains("言語を選択してください", (await PreferAsync(holder, language, mail: true)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holder_is_told_of_each_change_of_state_if_they_want_it()
    {
        var (holder, address) = await world.ReachableAsync();
        await holder.AppliesAsync();
        Assert.Equal("申請の状況のお知らせ", (await world.Mails.ComesToAsync(address, 2)).Subject);
        await PreferAsync(holder, "ja", mail: false);
        await holder.AppliesAsync();
        // What comes after it proves that it is not on its way.
        await holder.Browser.OpenAsync("/home/me");
        await holder.Browser.PressAsync("メールアドレスを削除する");
        Assert.Equal("連絡先のメールアドレスの変更", (await world.Mails.ComesToAsync(address, 3)).Subject);
    }

    private static async Task<Page> PreferAsync(Holder holder, string language, bool mail)
    {
        await holder.Browser.OpenAsync("/contacts/preferences");
        (string, string)[] wished = mail ? [("language", language), ("mail", "true")] : [("language", language), ("mail", "")];
        return await holder.Browser.SubmitAsync("main form", wished);
    }
}
