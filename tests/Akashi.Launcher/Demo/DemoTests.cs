using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akashi.Launcher.Tests.Demo;

/// <summary>The demo performs every step and leaves the results.</summary>
[Collection<DemoCollection>]
public sealed class DemoTests(DemoRun demo)
{
    private static readonly string[] Steps =
    [
        "sign-in", "application", "application-files", "staff-sign-in", "acceptance", "credential", "verification-valid",
        "change-sign-in", "change", "change-acceptance", "payment", "receipt", "verification-replaced", "credential-new", "verification-new",
        "suspension", "verification-suspended", "lifting", "verification-lifted", "revocation", "verification-revoked", "trust",
    ];

    [Fact]
    public void Every_step_did_what_it_should() => Assert.True(demo.Exit == 0, demo.Errors);

    [Theory]
    [InlineData("credential.pdf")]
    [InlineData("credential-url.txt")]
    [InlineData("credential-new.pdf")]
    [InlineData("credential-new-url.txt")]
    [InlineData("receipt.json")]
    [InlineData("application.json")]
    [InlineData("application.p7s")]
    [InlineData("verification-valid.json")]
    [InlineData("verification-replaced.json")]
    [InlineData("verification-new.json")]
    [InlineData("verification-suspended.json")]
    [InlineData("verification-revoked.json")]
    [InlineData("timings.json")]
    [InlineData("trust/authentication.pem")]
    [InlineData("trust/signature.pem")]
    [InlineData("trust/issuer.pem")]
    [InlineData("trust/credential-signing.pem")]
    public void Demo_leaves(string file) => Assert.True(new FileInfo(demo.Left(file)) is { Exists: true, Length: > 0 }, $"{file} is missing or empty.");

    // A text file ends with a line break, so that "cat a.pem b.pem" does not join two lines.
    [Fact]
    public void Every_PEM_file_ends_with_one_line_break()
    {
        var files = Directory.GetFiles(demo.Left("trust"), "*.pem");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Matches("-----END [A-Z ]+-----\n\\z", File.ReadAllText(file)));
    }

    [Fact]
    public void Timings_have_each_step_in_its_order()
    {
        var timings = JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllText(demo.Left("timings.json")))!;
        Assert.Equal(Steps, timings.Keys);
        Assert.All(timings.Values, milliseconds => Assert.True(milliseconds >= 0));
    }

    [Fact]
    public void Demo_says_each_step_when_it_is_done() => Assert.Equal(Steps, demo.Output.Select(line => line.Split(' ')[0]));

    [Theory]
    [InlineData("valid", "valid", null)]
    [InlineData("replaced", "invalid", "replaced")]
    [InlineData("new", "valid", null)]
    [InlineData("suspended", "invalid", "suspended")]
    [InlineData("revoked", "invalid", "revoked")]
    public void Answer_of_the_verification_has_result_and_reason(string file, string result, string? reason)
    {
        var answer = Answer(file);
        Assert.Equal((result, reason), (answer["result"]!.GetValue<string>(), answer["reason"]?.GetValue<string>()));
    }

    [Theory]
    [InlineData("valid")]
    [InlineData("replaced")]
    [InlineData("suspended")]
    [InlineData("revoked")]
    public void Answer_of_the_verification_says_when_it_was_checked_and_as_of_when_the_state_is_known(string file)
    {
        var (checkedAt, asOf) = (TimeOf(Answer(file)["checkedAt"]), TimeOf(Answer(file)["asOf"]));
        // Lists give times in whole seconds.
        Assert.InRange(asOf, demo.BegunAt.AddSeconds(-1), checkedAt);
    }

    // The signature holds in every state, so the facts are always shown (row 4.3.2); a new credential has the new name.
    [Theory]
    [InlineData("valid", "小林　美咲")]
    [InlineData("replaced", "小林　美咲")]
    [InlineData("new", "中村　美咲")]
    [InlineData("suspended", "中村　美咲")]
    [InlineData("revoked", "中村　美咲")]
    public void Answer_of_the_verification_has_the_facts_that_were_signed(string file, string name)
    {
        var facts = Answer(file)["facts"]!;
        Assert.Equal("certified-care-worker", facts["qualification"]!.GetValue<string>());
        Assert.Equal("介護福祉士", facts["qualificationName"]!.GetValue<string>());
        Assert.Equal("D-0222333", facts["registrationNumber"]!.GetValue<string>());
        Assert.Equal("2016-04-15", facts["registeredOn"]!.GetValue<string>());
        Assert.Equal(name, facts["name"]!.GetValue<string>());
        Assert.Equal("1992-09-03", facts["birthOn"]!.GetValue<string>());
    }

    // Row 5.3.1: page and provider show the same payment of the fee in the catalog.
    [Fact]
    public void Receipt_is_of_the_one_payment_that_the_provider_holds()
    {
        var kept = JsonNode.Parse(File.ReadAllText(demo.Left("receipt.json")))!;
        Assert.Equal("500円", kept["receipt"]!["total"]!.GetValue<string>());
        Assert.Equal("中村　美咲 様", kept["receipt"]!["payer"]!.GetValue<string>());
        Assert.Equal((500, "jpy"), (kept["ledger"]!["amount"]!.GetValue<int>(), kept["ledger"]!["currency"]!.GetValue<string>()));
        Assert.Equal(kept["ledger"]!["id"]!.GetValue<string>(), kept["receipt"]!["payment"]!.GetValue<string>());
    }

    private JsonNode Answer(string file) => JsonNode.Parse(File.ReadAllText(demo.Left($"verification-{file}.json")))!;

    private static DateTimeOffset TimeOf(JsonNode? node) => DateTimeOffset.Parse(node!.GetValue<string>(), CultureInfo.InvariantCulture);
}
