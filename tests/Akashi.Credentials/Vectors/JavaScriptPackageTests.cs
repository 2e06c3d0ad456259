using Akashi.Tests;

namespace Akashi.Credentials.Tests.Vectors;

/// <summary>The tests of the package @akashi/verify, in JavaScript, among them every published vector.</summary>
public sealed class JavaScriptPackageTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "packages", "verify", "test");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.test.mjs").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Its_own_tests_pass(string file)
    {
        var (exit, said) = await Tool.RunAsync("node", "--test", "--test-reporter=tap", Path.Combine(Folder, file));
        output.WriteLine(string.Join('\n', said.Split('\n').Where(line => line.StartsWith("# pass", StringComparison.Ordinal))));
        Assert.True(exit == 0 && said.Contains("\n# fail 0\n", StringComparison.Ordinal) && said.Contains("\n# skipped 0\n", StringComparison.Ordinal), said);
    }
}
