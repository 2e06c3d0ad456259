using System.Text.Json;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>Each answer names what its three checks found and as of when, by what was really fetched.</summary>
public sealed class ChecksTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private World World => shared.World;

    [Theory]
    [InlineData(StatusValue.Valid, "valid")]
    [InlineData(StatusValue.Suspended, "invalid")]
    public async Task The_registration_is_as_of_the_list_and_the_certificate_as_of_its_CA(StatusValue state, string registration)
    {
        var answer = await World.AskAsync(World.Code(World.Claims(state)));
        var checks = answer.GetProperty("checks");
        Assert.Equal(("valid", registration, "valid"), (Result(checks, "content"), Result(checks, "registration"), Result(checks, "signingCertificate")));
        Assert.Equal(Time(answer, "checkedAt"), AsOf(checks, "content"));
        Assert.Equal(Time(answer, "asOf"), AsOf(checks, "registration"));
        Assert.InRange(AsOf(checks, "signingCertificate")!.Value, World.Now.AddMinutes(-10), World.Now.AddMinutes(1));
    }

    [Fact]
    public async Task What_was_not_reached_is_said_to_be_not_checked()
    {
        var checks = (await World.AskAsync("AAAA")).GetProperty("checks");
        Assert.Equal(
            ("invalid", "not-checked", "not-checked"), (Result(checks, "content"), Result(checks, "registration"), Result(checks, "signingCertificate")));
        Assert.Null(AsOf(checks, "registration"));
    }

    private static string? Result(JsonElement checks, string name) => checks.GetProperty(name).GetProperty("result").GetString();

    private static DateTimeOffset? AsOf(JsonElement checks, string name) => Time(checks.GetProperty(name), "asOf");

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetDateTimeOffset() : null;
}
