using System.Text.Json;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify.Files;

/// <summary>Row 4.4.2: files of all kinds that people send, through the command line, without a network; no genuine credential is called invalid.</summary>
public sealed class ManyFilesTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private readonly Folder folder = new();
    private World world = null!;
    private ManyFiles files = null!;

    private string Trust => Path.Combine(folder.Path, "trust");

    private string Files => Path.Combine(folder.Path, "april");

    public async ValueTask InitializeAsync()
    {
        world = await World.StartAsync(sandbox);
        files = new ManyFiles(world, Files);
        await files.MakeAsync();
        var fetched = await Run.OfAsync("trust", "fetch", Trust, "--service", world.Publication.Origin, "--verifier", world.Origin, "--root", sandbox.RootFile);
        Assert.Equal(0, fetched.Code);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Each_file_is_told_as_expected_and_none_is_left_out()
    {
        var expected = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Verify", "Files", "expected.tsv"))
            .Where(l => !l.StartsWith('#'))
            .Select(l => l.Replace('\t', ' '))
            .ToList();
        var run = await Run.OfAsync("verify", "--folder", Files, "--json", "--offline", Trust);
        using var json = JsonDocument.Parse(run.Output);
        var told = json.RootElement.GetProperty("results").EnumerateArray()
            .GroupBy(r => Path.GetRelativePath(Files, r.GetProperty("file").GetString()!))
            .Select(g => $"{g.Key} {string.Join(", ", g.Select(Said))}")
            .ToList();
        // Whether a picture can be read may depend on the code on it.
        string[] differing = [.. expected.Except(told).Select(l => "expected: " + l), .. told.Except(expected).Select(l => "told: " + l)];
        Assert.True(differing.Length == 0, $"{string.Join('\n', differing)}\nThe code was {files.Code}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Equal(1, run.Code);
    }

    private static string Said(JsonElement result)
    {
        string?[] words =
            [result.GetProperty("result").GetString(), result.GetProperty("reason").GetString(), Place(result, "page", '#'), Place(result, "line", ':')];
        return string.Join(' ', words.OfType<string>());
    }

    private static string? Place(JsonElement result, string name, char mark) =>
        result.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? $"{mark}{number.GetInt32()}" : null;
}
