using Akashi.Tests;

namespace Akashi.Credentials.Tests.Vectors;

/// <summary>The tests in JavaScript: of the package @akashi/verify, among them every published vector, and of the scripts of pages.</summary>
public sealed class JavaScriptPackageTests(ITestOutputHelper output)
{
    private static readonly string[] Folders = ["packages/verify/test", "assets/test", "assets/verifier/test"];

    public static TheoryData<string> Files =>
        [.. Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.test.mjs"))
            .Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Its_own_tests_pass(string file)
    {
        var (exit, said) = await Tool.RunAsync("node", "--test", "--test-reporter=tap", Path.Combine(Repository.Root, file));
        output.WriteLine(string.Join('\n', said.Split('\n').Where(line => line.StartsWith("# pass", StringComparison.Ordinal))));
        Assert.True(exit == 0 && said.Contains("\n# fail 0\n", StringComparison.Ordinal) && said.Contains("\n# skipped 0\n", StringComparison.Ordinal), said);
    }
}
