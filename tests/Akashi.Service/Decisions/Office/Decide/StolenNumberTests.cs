using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Issuing;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>Threats L1 and L3, from the first page to the credential: somebody applies with the number of another person's registration.</summary>
public sealed class StolenNumberTests(World world)
{
    private const string Accept = "承認する";

    [Fact]
    public async Task L1_somebody_born_on_another_day_gets_neither_the_registration_nor_a_credential()
    {
        var number = Registering.NewNumber();
        var entry = await world.RegisteredAsync(number, world.NewCard().Persona);
        var misaki = await world.HolderSignedIn("misaki");
        var application = await misaki.AppliesAsync(number);

        var clerk = await world.StaffSignedIn();
        var page = await clerk.ReviewsAsync(application);
        Assert.Contains("別の方の登録のおそれがあるため、承認できません", page.Words, StringComparison.Ordinal);
        Assert.Contains("生年月日または性別が登録簿と一致しないため、承認できません", (await clerk.Browser.PressAsync(Accept)).Errors, StringComparison.Ordinal);
        Assert.NotEmpty((await clerk.Browser.PressAsync(Accept, ("identity", "birth"), ("identityReason", "本人です"), ("identityConfirmed", "true"))).Errors);

        Assert.Equal(ApplicationState.UnderReview, await StateAsync(application));
        Assert.DoesNotContain(number, (await misaki.Browser.OpenAsync("/issuing/choose")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await misaki.Browser.OpenAsync($"/issuing/{entry}/qualification")).Status);
        await misaki.Browser.OpenAsync("/home/search");
        Assert.Equal(HttpStatusCode.NotFound, (await misaki.Browser.PostAsync($"/issuing/{entry}/qualification")).Status);
        Assert.Equal(0, await world.InDbAsync(db => db.Set<IssuedCredential>().CountAsync(c => c.RegistrationId == entry)));

        // The rightful holder can still link the registration, and gets the credential.
        var hanako = await world.HolderSignedIn();
        var own = await hanako.AppliesAsync(number);
        await clerk.ReviewsAsync(own);
        Assert.Empty((await clerk.Browser.PressAsync(Accept)).Errors);
        (await hanako.Browser.OpenAsync($"/issuing/{entry}/qualification")).MustBe("3.5.1");
        (await hanako.Browser.SubmitAsync("main form")).MustBe("3.6.1");
    }

    [Fact]
    public async Task L3_another_name_is_accepted_only_with_a_reason_and_a_confirmation_that_names_it()
    {
        var number = Registering.NewNumber();
        var entry = await world.RegisteredAsync(number, world.NewCard().Persona with { Name = "佐藤　花子" });
        var hanako = await world.HolderSignedIn();
        var application = await hanako.AppliesAsync(number);
        var clerk = await world.StaffSignedIn();
        var page = await clerk.ReviewsAsync(application);
        Assert.Contains("氏名が登録簿と異なります。", page.Text("main form .notice"), StringComparison.Ordinal);
        Assert.Contains("氏名の不一致を確認したうえで承認します", page.Text("main form"), StringComparison.Ordinal);

        page = await clerk.Browser.PressAsync(Accept, ("identityReason", " "));
        Assert.Contains("承認する理由を1000文字以内で入力してください。", page.Text("#identityReason-error"), StringComparison.Ordinal);
        Assert.Contains("チェックを入れてください。", page.Text("#identityConfirmed-error"), StringComparison.Ordinal);
        page = await clerk.Browser.PressAsync(Accept, ("identityReason", "戸籍抄本で確認"), ("identityConfirmed", ""));
        Assert.Equal("戸籍抄本で確認", page.Document.QuerySelector("[name=identityReason]")!.TextContent.Trim());
        Assert.Equal(ApplicationState.UnderReview, await StateAsync(application));

        page = await clerk.Browser.PressAsync(Accept, ("identityReason", "戸籍抄本で確認"), ("identityConfirmed", "true"));
        Assert.Empty(page.MustBe("6.4").Errors);
        Assert.Contains("戸籍抄本で確認", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("戸籍抄本で確認", (await hanako.Browser.OpenAsync(application + "/timeline")).Words, StringComparison.Ordinal);
        await hanako.Browser.OpenAsync($"/issuing/{entry}/qualification");
        (await hanako.Browser.SubmitAsync("main form")).MustBe("3.6.1");
    }

    private Task<ApplicationState> StateAsync(string application) =>
        world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == Applying.IdOf(application)).Select(a => a.State).SingleAsync());
}
