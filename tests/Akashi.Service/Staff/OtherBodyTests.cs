using System.Net;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Staff;

/// <summary>P2: the staff of one body neither see nor change anything of another body.</summary>
public sealed class OtherBodyTests(World world)
{
    private const string Own = "sssc";
    private const string Other = "mhlw";

    [Fact]
    public async Task Queue_lists_only_applications_of_the_own_body()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        Assert.True((await (await world.StaffSignedIn(Own)).LooksForAsync(application)).Found);
        Assert.False((await (await world.StaffSignedIn(Other)).LooksForAsync(application)).Found);
    }

    [Fact]
    public async Task Application_of_another_body_is_not_found()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn(Other);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Browser.OpenAsync(Clerk.ReviewOf(application))).Status);
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("accept")]
    [InlineData("reject")]
    public async Task Application_of_another_body_is_not_decided(string handler)
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn(Other);
        var answer = await clerk.Browser.PostAsync($"{Clerk.ReviewOf(application)}?handler={handler}", ("reason", "理由"));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task File_of_another_body_is_not_found()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var review = await (await world.StaffSignedIn(Own)).Browser.OpenAsync(Clerk.ReviewOf(application));
        var file = review.Links.First(l => l.Contains("/files/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.StaffSignedIn(Other)).Browser.OpenAsync(file)).Status);
    }

    [Fact]
    public async Task Register_search_finds_only_entries_of_the_own_body()
    {
        var (number, _) = await EntryAsync();
        Assert.Contains(number, (await SearchAsync(Own, number)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await SearchAsync(Other, number)).Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_of_another_body_is_not_found()
    {
        var (_, id) = await EntryAsync();
        Assert.Equal(HttpStatusCode.OK, (await (await world.StaffSignedIn(Own)).Browser.OpenAsync($"/office/registers/{id}/open")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.StaffSignedIn(Other)).Browser.OpenAsync($"/office/registers/{id}/open")).Status);
    }

    [Fact]
    public async Task Entry_of_another_body_is_not_changed()
    {
        var (_, id) = await EntryAsync();
        var answer = await (await world.StaffSignedIn(Other)).Browser.PostAsync($"/office/registers/{id}/open", ("command", "Revoke"), ("reason", "理由"));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(RegistrationStatus.Active, await world.InDbAsync(db => db.Set<Registration>().Where(r => r.Id == id).Select(r => r.Status).SingleAsync()));
    }

    private async Task<Page> SearchAsync(string body, string words) =>
        (await (await world.StaffSignedIn(body)).Browser.OpenAsync("/office/registers/search?words=" + words)).MustBe("6.5");

    private async Task<(string Number, Guid Id)> EntryAsync()
    {
        var number = Registering.NewNumber();
        return (number, await world.RegisteredAsync(number, world.CardInSandbox("hanako").Persona));
    }
}
