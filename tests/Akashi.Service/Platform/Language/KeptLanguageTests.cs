using System.Text;
using System.Text.Json;
using Akashi.Hosting.Texts;
using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Platform.Language;

/// <summary>What is signed or kept is in Japanese, in whatever language the person acted.</summary>
[Collection(PayingGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class KeptLanguageTests(PayingWorld paying)
{
    private static readonly string[] Shown = ["service", "title", "qualification", "sections"];
    private readonly OwnWorld world = paying.World;

    [Fact]
    public async Task Document_signed_in_English_is_the_one_signed_in_Japanese()
    {
        var (english, japanese) = (await DocumentAsync(await SpeakerAsync("en")), await DocumentAsync(await SpeakerAsync("ja")));
        Assert.Equal(Words(japanese), Words(english));
        var titles = english.GetProperty("sections").EnumerateArray().Select(part => part.GetProperty("title").GetString()).Append(english.GetProperty("service").GetString());
        Assert.All(titles, title => Assert.True(JapaneseText.Has(title), title));
    }

    [Fact]
    public async Task Charge_asked_for_by_staff_in_English_has_a_Japanese_title()
    {
        var (holder, number) = (await world.HolderSignedIn(), Registering.NewNumber());
        await world.RegisteredAsync(number, holder.Card.Persona);
        var application = await holder.AppliesAsync(number);
        var clerk = await world.StaffSignedIn();
        await clerk.ReviewsAsync(application);
        await clerk.Browser.OpenAsync(Clerk.ReviewOf(application) + "?lang=en");
        await clerk.Browser.SubmitAsync("#page-form");
        var receipt = await world.InDbAsync(db => db.Set<Charge>().AsNoTracking().OrderByDescending(c => c.Id).FirstAsync());
        Assert.Equal(Applying.IdOf(application), receipt.SubjectId);
        Assert.True(JapaneseText.Has(receipt.Title) && JapaneseText.Has(receipt.Payee), receipt.Title);
        var items = await world.InDbAsync(db => db.Set<ChargeLine>().Where(l => l.ChargeId == receipt.Id).Select(l => l.Label).ToListAsync());
        Assert.All(items, label => Assert.True(JapaneseText.Has(label), label));
    }

    [Fact]
    public async Task Copy_of_the_application_says_that_it_is_in_Japanese()
    {
        var holder = await SpeakerAsync("en");
        var application = await holder.AppliesAsync();
        using var copy = await holder.Browser.GetAsync(application + "/copy");
        Assert.Equal(("application/pdf", "ja"), (copy.Content.Headers.ContentType?.MediaType, copy.Content.Headers.ContentLanguage.Single()));
    }

    private async Task<Holder> SpeakerAsync(string code)
    {
        var holder = await world.HolderSignedIn();
        await holder.Browser.OpenAsync("/home?lang=" + code);
        return holder;
    }

    private async Task<JsonElement> DocumentAsync(Holder holder)
    {
        var id = Applying.IdOf(await holder.AppliesAsync());
        var bytes = await world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == id).Select(a => a.Submission!.Document).SingleAsync());
        return JsonDocument.Parse(bytes).RootElement;
    }

    private static string Words(JsonElement document) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(
        Shown.Select(name => document.GetProperty(name))));
}
