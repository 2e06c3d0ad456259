using System.Text.Json;
using System.Text.Json.Nodes;
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

    /// <summary>Dates: a year after the end, and a year before the issue.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_code_at_a_clock_outside_of_its_dates_fails(int years)
    {
        var vector = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Vectors", "dcc", "common", "CO28.json")))!;
        var clock = vector["TESTCTX"]!["VALIDATIONCLOCK"]!.GetValue<DateTimeOffset>();
        vector["TESTCTX"]!["VALIDATIONCLOCK"] = clock.AddYears(years);
        Write(vector.ToJsonString());
        Assert.Contains(Run(folder.FullName).Lines, l => l.Contains("EXPECTEDEXPIRATIONCHECK succeeds fails", StringComparison.Ordinal));
    }

    /// <summary>The bit digitalSignature taken out of the certificate's key usage.</summary>
    [Fact]
    public void A_certificate_whose_key_may_not_sign_fails()
    {
        var vector = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Vectors", "dcc", "common", "CO12.json")))!;
        var certificate = Convert.ToHexString(Convert.FromBase64String(vector["TESTCTX"]!["CERTIFICATE"]!.GetValue<string>()));
        Assert.Contains("0404030205A0", certificate, StringComparison.Ordinal);
        var changed = certificate.Replace("0404030205A0", "040403020520", StringComparison.Ordinal);
        vector["TESTCTX"]!["CERTIFICATE"] = Convert.ToBase64String(Convert.FromHexString(changed));
        Write(vector.ToJsonString());
        Assert.Contains(Run(folder.FullName).Lines, l => l.Contains("EXPECTEDKEYUSAGE succeeds fails", StringComparison.Ordinal));
    }

    /// <summary>The dates of our own cases: the first one is the clock.</summary>
    [Theory]
    [InlineData(1000, 2000, null, "accept")]
    [InlineData(1000, 1000, null, "reject:claims")]
    [InlineData(400, 999, null, "reject:expired")]
    [InlineData(1300, 2000, null, "accept")]
    [InlineData(1301, 2000, null, "reject:clock")]
    [InlineData(1000, 2000, 1301, "reject:clock")]
    [InlineData(1000, null, null, "reject:claims")]
    public void Dates_of_our_own_cases_are_judged(int issued, int? ends, int? notBefore, string expected)
    {
        string Case(string payload, string expect, string id) =>
            $$"""{"id":"{{id}}","expect":"{{expect}}","cose":"{{Convert.ToHexString(Wire.Sign1(Wire.Header, payload))}}"}""";
        (string, string)[] dates =
        [
            .. ends is { } exp ? new[] { ("04", Wire.Number(exp)) } : [], .. notBefore is { } nbf ? new[] { ("05", Wire.Number(nbf)) } : [],
            ("06", Wire.Number(issued)),
        ];
        var good = Case(Wire.Map(("04", Wire.Number(2000)), ("06", Wire.Number(1000))), "accept", "good");
        var key = JsonSerializer.Serialize(Given.CredentialKey.Key.ExportSubjectPublicKeyInfoPem());
        Write($$"""
            {"kid":"{{Convert.ToHexString(Given.CredentialKey.KeyId.Span)}}","publicKey":{{key}},
             "cases":[{{good}},{{Case(Wire.Map(dates), expected.Split(':')[0], "dated")}}]}
            """);
        var (exit, lines) = Run(folder.FullName);
        Assert.Contains(lines, l => l.EndsWith(" dated " + expected.Split(':')[0] + " " + expected, StringComparison.Ordinal));
        Assert.Equal(0, exit);
    }

    /// <summary>Token Status List, "Referenced Token in CWT": it has a place and an address, and need not be a list.</summary>
    [Theory]
    [InlineData("A26369647800637572697568747470733A2F2F6578616D706C652E636F6D2F31", "PASS")]
    [InlineData("A1637572697568747470733A2F2F6578616D706C652E636F6D2F31", "FAIL")]
    [InlineData("A263696478206375726965612F622F63", "FAIL")]
    public void A_token_that_only_refers_to_a_list_is_judged_by_its_reference(string reference, string verdict)
    {
        var claims = "A119FFFFA16B7374617475735F6C697374" + reference;
        Write($$"""{"name":"referenced-token-cwt","cwt_hex":"{{Convert.ToHexString(Wire.Sign1("A10126", claims))}}"}""");
        Assert.Contains(Run(folder.FullName).Lines, l => l.StartsWith(verdict + " vector.json reference place,address", StringComparison.Ordinal));
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
