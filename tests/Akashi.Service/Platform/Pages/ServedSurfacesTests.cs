using System.Net;
using Akashi.Hosting;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Security;
using Microsoft.Extensions.Configuration;

namespace Akashi.Service.Tests.Platform.Pages;

/// <summary>P18: a process that serves one side does not know the addresses of the other.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class ServedSurfacesTests
{
    [Theory]
    [InlineData("portal", "/", "/office/staff/sign-in")]
    [InlineData("office", "/office/staff/sign-in", "/")]
    public async Task P18_a_process_serves_only_the_side_named_in_its_setting(string surfaces, string served, string leftOut)
    {
        await using var world = await OwnWorld.StartAsync("Surfaces=" + surfaces);
        var browser = world.Stranger();
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(served)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(leftOut)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/home/privacy")).Status);
        var office = Route.All(world).Where(r => r.Pattern == "/office" || r.Pattern.StartsWith("/office/", StringComparison.Ordinal)).ToList();
        if (surfaces == "portal") Assert.Empty(office);
        else Assert.Equal(office.Select(r => r.Pattern), Route.All(world).Where(IsOfficeOnly).Select(r => r.Pattern));
    }

    private static bool IsOfficeOnly(Route route) =>
        route.Policy != "anybody" || route.Pattern.StartsWith("/office/staff", StringComparison.Ordinal);

    [Fact]
    public void An_unknown_side_stops_the_start()
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection([new("Surfaces", "portal,offfice")]).Build());
        ServedSurfaces.Read(reader);
        Assert.Equal(["Surfaces: \"offfice\" is neither portal nor office"], Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults);
    }
}
