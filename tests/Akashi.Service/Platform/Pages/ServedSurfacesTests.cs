using System.Net;
using Akashi.Hosting;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Security;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Platform.Pages;

/// <summary>P18: a process that serves one side knows no address of the other.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class ServedSurfacesTests
{
    [Theory]
    [InlineData("portal", "/", "/office/staff/sign-in")]
    [InlineData("office", "/office/staff/sign-in", "/")]
    public async Task P18_a_process_serves_only_the_side_that_its_setting_names(string surfaces, string served, string leftOut)
    {
        await using var world = await OwnWorld.StartAsync("Surfaces=" + surfaces);
        var browser = world.Stranger();
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(served)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(leftOut)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/home/privacy")).Status);
        var office = Route.All(world).Where(r => r.Pattern == "/office" || r.Pattern.StartsWith("/office/", StringComparison.Ordinal)).ToList();
        if (surfaces == "portal") Assert.Empty(office);
        else Assert.Equal(office.Select(r => r.Pattern), Route.All(world).Where(r => r.Policy != "anybody" || r.Pattern.StartsWith("/office/staff", StringComparison.Ordinal)).Select(r => r.Pattern));
    }

    [Fact]
    public void A_side_that_there_is_not_stops_the_start()
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection([new("Surfaces", "portal,offfice")]).Build());
        ServedSurfaces.Read(reader);
        Assert.Equal(["Surfaces: \"offfice\" is neither portal nor office"], Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults);
    }
}
