using Akashi.Service.Applications;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Platform.Language;

/// <summary>Row 0.7: what was typed survives the switch, both ways, and nothing is checked, decided or stored by it.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class LanguagePressTests(World world)
{
    [Fact]
    public async Task Answers_right_or_wrong_and_chosen_files_survive()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        (string Name, string Value)[] typed =
        [
            ("registration-number", "D-0123456"), ("registered-on.era", "Heisei"), ("registered-on.year", "31"), ("registered-on.month", "13"),
            ("registered-on.day", "x"), ("kana", "漢字"), ("domicile.is", "Prefecture"), ("domicile.prefecture", "Tokyo"), ("phone", "12"),
        ];
        await SwitchesBothWaysAsync(holder.Browser, typed, new TestFile("file.certificate-copy", "certificate.png", Applying.Picture));
        Assert.Contains("certificate.png", holder.Browser.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Date_stands_in_the_calendar_of_the_language()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsWithFactsAsync();
        await holder.Browser.SwitchAsync([.. Applying.Answers()]);
        Assert.Equal(("Western", "2019"), DateOf(holder.Browser));
        await holder.Browser.SwitchAsync();
        Assert.Equal(("Heisei", "31"), DateOf(holder.Browser));
    }

    [Fact]
    public async Task Chosen_state_survives_and_is_not_stored()
    {
        var holder = await world.HolderSignedIn();
        var draft = Applying.IdOf(await holder.BeginsAsync());
        await SwitchesBothWaysAsync(holder.Browser, [("state", "NotRegistered")]);
        Assert.Null((await DraftAsync(draft)).Standing);
    }

    [Fact]
    public async Task Ticked_consent_survives_and_is_not_given()
    {
        var holder = await world.HolderSignedIn();
        var draft = Applying.IdOf(await holder.FillsInAsync());
        await SwitchesBothWaysAsync(holder.Browser, [("consent", "true")]);
        Assert.Null((await DraftAsync(draft)).ConsentedAt);
        await holder.ConsentsAsync();
        Assert.NotNull((await DraftAsync(draft)).ConsentedAt);
    }

    [Fact]
    public async Task Chosen_procedure_survives()
    {
        var holder = await world.HolderSignedIn();
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        var page = await holder.Browser.OpenAsync($"/applications/change/{entry}");
        var procedure = page.Document.QuerySelector("input[name=procedure]")!.GetAttribute("value")!;
        await SwitchesBothWaysAsync(holder.Browser, [("procedure", procedure)]);
    }

    [Fact]
    public async Task Reason_of_a_rejection_survives_before_and_at_its_confirmation()
    {
        var (clerk, application) = await ReviewsAsync();
        (string, string)[] typed = [("reason", "番号が\n違います"), ("identityReason", "理由")];
        await SwitchesBothWaysAsync(clerk.Browser, typed[..1]);
        var confirm = (await clerk.Browser.PressAsync("却下する", typed[0])).MustBe("6.4");
        Assert.DoesNotContain("6.3", confirm.Screen, StringComparison.Ordinal);
        await SwitchesBothWaysAsync(clerk.Browser, []);
        Assert.Equal(("6.4", ""), (clerk.Browser.Page.Screen, clerk.Browser.Page.Errors));
        await clerk.Browser.PressAsync("却下を確定する");
        Assert.Equal(ApplicationState.Rejected, (await DraftAsync(Applying.IdOf(application))).State);
    }

    [Fact]
    public async Task Change_of_a_registration_survives_before_and_at_its_confirmation()
    {
        var clerk = await world.StaffSignedIn();
        var entry = await world.RegisteredAsync(Registering.NewNumber(), world.NewCard().Persona);
        await clerk.Browser.OpenAsync($"/office/registers/{entry}/open");
        (string, string)[] typed = [("command", "Revoke"), ("reason", "処分のため")];
        await SwitchesBothWaysAsync(clerk.Browser, typed);
        await clerk.Browser.SubmitAsync("#page-form", typed);
        Assert.NotNull(clerk.Browser.Page.Document.QuerySelector("input[name=confirmed]"));
        await SwitchesBothWaysAsync(clerk.Browser, []);
        Assert.NotNull(clerk.Browser.Page.Document.QuerySelector("input[name=confirmed]"));
        Assert.Equal(1, await world.InDbAsync(db => db.Set<Registration>().Where(r => r.Id == entry).Select(r => r.Version).SingleAsync()));
    }

    [Theory]
    [InlineData("/applications/choose", "words")]
    [InlineData("/office/registers/search", "words")]
    public async Task Words_of_a_search_survive(string address, string field)
    {
        var browser = address.StartsWith("/office", StringComparison.Ordinal) ? (await world.StaffSignedIn()).Browser : (await world.HolderSignedIn()).Browser;
        await browser.OpenAsync(address);
        await SwitchesBothWaysAsync(browser, [(field, "介護 & <福祉>")]);
        Assert.DoesNotContain("lang", browser.Page.Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_that_a_switch_has_shown_again_is_submitted_as_before()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAsync();
        await holder.Browser.SwitchAsync([("state", "Registered")]);
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.3");
    }

    // What the page holds after the switch is what a browser would send for it.
    private static async Task SwitchesBothWaysAsync(Browser browser, (string Name, string Value)[] typed, params TestFile[] files)
    {
        var screen = browser.Page.Screen;
        var before = Forms.FieldsOf(browser.FormOf("#page-form"), typed);
        foreach (var language in (string[])["en", "ja"])
        {
            var page = await browser.SwitchAsync(language == "en" ? typed : [], language == "en" ? files : []);
            Assert.Equal((language, screen, ""), (page.Document.DocumentElement.GetAttribute("lang"), page.Screen, page.Errors));
            Assert.Equal(Typed(before), Typed(Forms.FieldsOf(browser.FormOf("#page-form"), [])));
            if (language == "en") Assert.Empty(UnmarkedJapanese.In(page.Document.DocumentElement.OuterHtml));
        }
    }

    private static (string Era, string Year) DateOf(Browser browser)
    {
        var fields = Forms.FieldsOf(browser.FormOf("#page-form"), []).ToDictionary(f => f.Key, f => f.Value);
        return (fields["registered-on.era"], fields["registered-on.year"]);
    }

    private static IEnumerable<string> Typed(IEnumerable<KeyValuePair<string, string>> fields) =>
        fields.Where(f => f.Key is not ("__RequestVerificationToken" or "_seen" or "lang")).Select(f => $"{f.Key}={f.Value.ReplaceLineEndings("\n")}").Order();

    private async Task<(Clerk Clerk, string Application)> ReviewsAsync()
    {
        var (holder, number) = (await world.HolderSignedIn(), Registering.NewNumber());
        await world.RegisteredAsync(number, holder.Card.Persona);
        var application = await holder.AppliesAsync(number);
        var clerk = await world.StaffSignedIn();
        await clerk.ReviewsAsync(application);
        return (clerk, application);
    }

    private Task<Application> DraftAsync(Guid id) => world.InDbAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == id));
}
