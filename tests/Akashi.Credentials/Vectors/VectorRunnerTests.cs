using Akashi.Vectors;

namespace Akashi.Credentials.Tests.Vectors;

/// <summary>Public vectors give the expected results, and the runner also reports failures.</summary>
public sealed class VectorRunnerTests : IDisposable
{
    private static readonly Lazy<(int Exit, string[] Lines)> Public = new(() => Run(Path.Combine(Repository.Root, "tests", "Vectors")));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("akashi-vectors-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_public_vector_gives_what_it_says()
    {
        var (exit, lines) = Public.Value;
        Assert.DoesNotContain(lines, l => l.StartsWith("FAIL", StringComparison.Ordinal));
        Assert.Equal("2324 passed, 0 failed, 362 skipped", lines[^1]);
        Assert.Equal(0, exit);
    }

    [Fact]
    public void Only_named_algorithms_and_containers_are_skipped()
    {
        var (_, lines) = Public.Value;
        Assert.All(lines.Where(l => l.StartsWith("SKIP", StringComparison.Ordinal)), l => Assert.Matches(" (container|algorithm):[A-Za-z0-9-]+$", l));
    }

    [Theory]
    [InlineData("cose-wg/sign1-tests/sign-pass-01.json", "\"title\"", "\"fail\":true,\"title\"")]
    [InlineData("cose-wg/ecdsa-examples/ecdsa-sig-01.json", "546869732069", "546869732068")]
    [InlineData("dcc/common/CO5.json", "\"EXPECTEDVERIFY\": false", "\"EXPECTEDVERIFY\": true")]
    [InlineData("wycheproof/rsa_signature_2048_sha256_test.json", "\"result\": \"invalid\"", "\"result\": \"valid\"")]
    [InlineData("wycheproof/ecdsa_secp256r1_sha256_p1363_test.json", "\"result\": \"valid\"", "\"result\": \"invalid\"")]
    [InlineData("own/cose-sign1.json", "\"accept\"", "\"reject\"")]
    [InlineData("statuslist/2-bit-220.json", "\"1993\": 2", "\"1993\": 3")]
    [InlineData("claim169/valid/ecdsa-p256-signed.json", "ID-ECDSA-001", "ID-ECDSA-002")]
    public void A_vector_that_says_something_else_fails(string vector, string before, string after)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Vectors", vector));
        Assert.Contains(before, text, StringComparison.Ordinal);
        Write(text.Replace(before, after, StringComparison.Ordinal));
        var (exit, lines) = Run(folder.FullName);
        Assert.Contains(lines, l => l.StartsWith("FAIL", StringComparison.Ordinal));
        Assert.Equal(1, exit);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public void What_it_does_not_know_fails(string text)
    {
        Write(text);
        Assert.Equal(1, Run(folder.FullName).Exit);
    }

    [Fact]
    public void A_folder_without_cases_is_no_success() => Assert.Equal(1, Run(folder.FullName).Exit);

    private static (int Exit, string[] Lines) Run(string folder)
    {
        using var output = new StringWriter();
        var exit = Runner.Run(folder, output);
        return (exit, output.ToString().TrimEnd().Split(Environment.NewLine));
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(folder.FullName, "vector.json"), text);
}
