using System.Security.Cryptography.X509Certificates;
using Akashi.Pdf.Signing;
using Akashi.Service.Issuing.Stamping;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Service.Tests.Issuing.Stamping;

/// <summary>Threat V21: a stamp that is right in everything but one is not taken.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class TimeStampRulesTests
{
    private const string Stamps = "1.3.6.1.5.5.7.3.8";
    private const string Mail = "1.3.6.1.5.5.7.3.4";
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Stamp_that_is_right_in_everything_is_taken() => Assert.NotNull(await StampAsync(new ForgedStamps(clock)));

    [Fact]
    public async Task V21_stamp_with_another_nonce_is_not_taken() => Assert.Null(await StampAsync(new ForgedStamps(clock) { OtherNonce = true }));

    [Fact]
    public async Task V21_stamp_over_another_digest_is_not_taken() => Assert.Null(await StampAsync(new ForgedStamps(clock) { OtherDigest = true }));

    [Theory]
    [InlineData(true)]
    [InlineData(true, Mail)]
    [InlineData(false, Stamps)]
    [InlineData(true, Stamps, Mail)]
    public async Task V21_stamp_by_a_key_that_is_not_for_time_stamps_alone_is_not_taken(bool critical, params string[] purposes) =>
        Assert.Null(await StampAsync(new ForgedStamps(clock) { Critical = critical, Purposes = purposes }));

    [Fact]
    public async Task V21_stamp_by_a_key_that_may_not_sign_is_not_taken() =>
        Assert.Null(await StampAsync(new ForgedStamps(clock) { Usage = X509KeyUsageFlags.KeyEncipherment }));

    [Fact]
    public async Task Stamp_for_which_a_file_has_no_room_is_not_taken() =>
        Assert.Null(await StampAsync(new ForgedStamps(clock) { Extra = PdfSigner.LongestToken }));

    private Task<byte[]?> StampAsync(ForgedStamps authority)
    {
        var settings = new TimeStampSettings(new Uri("http://127.0.0.1:9/tsa"), [authority.Root], Required: false);
        var client = new TimeStampClient(new HttpClient(new Answering(authority.Answer)), settings, NullLogger<TimeStampClient>.Instance);
        return client.StampAsync(new byte[64], clock.GetUtcNow(), TestContext.Current.CancellationToken);
    }
}
