using System.Text.RegularExpressions;

namespace Akashi.Sandbox.Tests;

/// <summary>The Sandbox's pages link to their assets by addresses that a browser may keep.</summary>
public sealed partial class AssetsTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Style_is_named_by_its_content_and_kept()
    {
        var page = await sandbox.Http.GetStringAsync(new Uri("/", UriKind.Relative), Ct);
        using var answer = await sandbox.Http.GetAsync(new Uri(Style().Match(page).Value, UriKind.Relative), Ct);
        Assert.Equal(TimeSpan.FromDays(365), answer.EnsureSuccessStatusCode().Headers.CacheControl!.MaxAge);
    }

    [GeneratedRegex("/assets/akashi-[0-9a-f]{8}\\.css")]
    private static partial Regex Style();
}
