using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akashi.Launcher.Tests.Demo;

/// <summary>The demo does every step and leaves what each produced.</summary>
[Collection<DemoCollection>]
public sealed class DemoTests(DemoRun demo)
{
    private static readonly string[] Steps =
    [
        "sign-in", "application", "application-files", "staff-sign-in", "acceptance", "credential", "verification-valid", "suspension",
        "verification-suspended", "lifting", "verification-lifted", "revocation", "verification-revoked", "trust",
    ];

    [Fact]
    public void Every_step_did_what_it_should() => Assert.True(demo.Exit == 0, demo.Errors);

    [Theory]
    [InlineData("credential.pdf")]
    [InlineData("credential-url.txt")]
    [InlineData("application.json")]
    [InlineData("application.p7s")]
    [InlineData("verification-valid.json")]
    [InlineData("verification-suspended.json")]
    [InlineData("verification-revoked.json")]
    [InlineData("timings.json")]
    [InlineData("trust/authentication.pem")]
    [InlineData("trust/signature.pem")]
    [InlineData("trust/issuer.pem")]
    [InlineData("trust/credential-signing.pem")]
    public void Demo_leaves(string file) => Assert.True(new FileInfo(demo.Left(file)) is { Exists: true, Length: > 0 }, $"{file} is missing or empty.");

    [Fact]
    public void Timings_have_each_step_in_its_order()
    {
        var timings = JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllText(demo.Left("timings.json")))!;
        Assert.Equal(Steps, timings.Keys);
        Assert.All(timings.Values, milliseconds => Assert.InRange(milliseconds, 0, 120_000));
    }

    [Fact]
    public void Demo_says_each_step_when_it_is_done() => Assert.Equal(Steps, demo.Output.Select(line => line.Split(' ')[0]));

    [Theory]
    [InlineData("valid", "valid", null)]
    [InlineData("suspended", "invalid", "suspended")]
    [InlineData("revoked", "invalid", "revoked")]
    public void Answer_of_the_verification_has_result_and_reason(string file, string result, string? reason)
    {
        var answer = Answer(file);
        Assert.Equal((result, reason), (answer["result"]!.GetValue<string>(), answer["reason"]?.GetValue<string>()));
    }

    [Theory]
    [InlineData("valid")]
    [InlineData("suspended")]
    [InlineData("revoked")]
    public void Answer_of_the_verification_says_when_it_was_checked_and_as_of_when_the_state_is_known(string file)
    {
        var (checkedAt, asOf) = (TimeOf(Answer(file)["checkedAt"]), TimeOf(Answer(file)["asOf"]));
        Assert.True(asOf <= checkedAt, $"known as of {asOf:o}, checked at {checkedAt:o}");
        Assert.True(checkedAt - asOf < TimeSpan.FromMinutes(2), $"known as of {asOf:o}, checked at {checkedAt:o}");
    }

    // The signature holds whatever the state is: the facts are shown in each of them (row 4.3.2).
    [Theory]
    [InlineData("valid")]
    [InlineData("suspended")]
    [InlineData("revoked")]
    public void Answer_of_the_verification_has_the_facts_that_were_signed(string file)
    {
        var facts = Answer(file)["facts"]!;
        Assert.Equal("certified-care-worker", facts["qualification"]!.GetValue<string>());
        Assert.Equal("介護福祉士", facts["qualificationName"]!.GetValue<string>());
        Assert.Equal("D-0123456", facts["registrationNumber"]!.GetValue<string>());
        Assert.Equal("2019-04-01", facts["registeredOn"]!.GetValue<string>());
        Assert.Equal("山田　花子", facts["name"]!.GetValue<string>());
        Assert.Equal("1990-05-15", facts["birthOn"]!.GetValue<string>());
    }

    private JsonNode Answer(string file) => JsonNode.Parse(File.ReadAllText(demo.Left($"verification-{file}.json")))!;

    private static DateTimeOffset TimeOf(JsonNode? node) => DateTimeOffset.Parse(node!.GetValue<string>(), CultureInfo.InvariantCulture);
}
