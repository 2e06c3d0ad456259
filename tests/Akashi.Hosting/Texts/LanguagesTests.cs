namespace Akashi.Hosting.Tests.Texts;

/// <summary>The language of a request is decided before the program sees it.</summary>
[Collection(SmallProgram.OneConsole)]
public sealed class LanguagesTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("ja")]
    [InlineData("en-GB, fr;q=0.5")]
    [InlineData("nonsense;;q=x")]
    [InlineData("")]
    public async Task A_request_is_answered_in_Japanese_whatever_it_asks_for(string asked)
    {
        await SmallProgram.RunAsync(["--Data=" + folder.Path, "--Listen=http://localhost:" + SmallProgram.FreePort()], async host =>
        {
            using var http = new HttpClient { BaseAddress = host.Listen };
            http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", asked);
            Assert.Equal("ja-JP ja-JP", await http.GetStringAsync(new Uri("/language", UriKind.Relative), TestContext.Current.CancellationToken));
        });
    }
}
