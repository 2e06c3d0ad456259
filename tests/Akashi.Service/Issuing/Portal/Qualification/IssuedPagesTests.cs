using System.Globalization;
using Akashi.Service.Issuing;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Issuing.Portal.Qualification;

/// <summary>Row 3.5.1: what was issued for a registration, however often.</summary>
public class IssuedPagesTests(World world)
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Many_credentials_of_one_registration_are_read_page_by_page_the_newest_first()
    {
        var holder = await world.HolderSignedIn();
        var account = await holder.AccountIdAsync();
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, account);
        var issued = Enumerable.Range(0, 60).Select(i => Issued(entry, account, i)).ToList();
        await world.InDbAsync(db =>
        {
            db.AddRange(issued);
            return db.SaveChangesAsync();
        });
        var first = (await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).MustBe("3.5.1");
        var second = await holder.Browser.OpenAsync(first.Document.QuerySelector("nav.pages a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal((50, 10), (ShownOn(first).Count, ShownOn(second).Count));
        var newestFirst = issued.OrderByDescending(c => c.IssuedAt).ThenByDescending(c => c.Id).Select(c => $"/issuing/{c.Id}/show");
        Assert.Equal(newestFirst, ShownOn(first).Concat(ShownOn(second)));
    }

    private IssuedCredential Issued(Guid entry, Guid account, int number) => new()
    {
        Id = Guid.CreateVersion7(world.Now),
        RegistrationId = entry,
        AccountId = account,
        QualificationId = "certified-care-worker",
        RegistrationVersion = 1,
        ListId = "of " + entry.ToString("N", CultureInfo.InvariantCulture),
        Index = number,
        IssuedAt = Begin.AddMinutes(number / 3),
        ExpiresAt = world.Now.AddYears(1),
        KeyId = "00",
        Url = "",
        State = CredentialState.Valid,
        RegistrationStatus = RegistrationStatus.Active,
    };

    private static List<string> ShownOn(Page page) => [.. page.Document.QuerySelectorAll("main .card h3 a").Select(a => a.GetAttribute("href")!)];
}
