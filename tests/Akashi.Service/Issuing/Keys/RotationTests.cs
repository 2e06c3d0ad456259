using Akashi.Hosting;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Keys;

/// <summary>
/// V5: keys overlap. The next key is published before it signs, and the old key's certificate for as long as a credential signed under it may live.
/// </summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class RotationTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly string[] TwoKeys =
    [
        "Issuing:Keys:credential=credential,credential-2@2026-11-24T02:00:00Z",
        "Issuing:Keys:status=status,status-2@2026-11-24T02:00:00Z",
    ];

    [Fact]
    public async Task The_next_key_signs_from_its_time_on_and_not_before()
    {
        await using var desk = await Desk.OpenAsync(null, null, TwoKeys);
        await IssueAsync(desk, "D-0123456");
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await IssueAsync(desk, "D-0123457");
        var keys = desk.Services.GetRequiredService<IssuerKeys>().All.Where(k => k.Purpose == KeyPurpose.Credential).Select(k => k.Id);
        Assert.Equal(keys, (await desk.RowsAsync<IssuedCredential>()).OrderBy(c => c.IssuedAt).Select(c => c.KeyId));
    }

    [Fact]
    public async Task The_next_key_is_published_before_it_signs()
    {
        await using var desk = await Desk.OpenAsync(null, null, TwoKeys);
        Assert.Equal(2, (await PublishedAsync(desk)).Count(c => c.Purpose == KeyPurpose.Credential));
    }

    [Fact]
    public async Task Lists_are_signed_anew_when_the_next_status_key_takes_over()
    {
        await using var desk = await Desk.OpenAsync(null, null, TwoKeys);
        await IssueAsync(desk, "D-0123456");
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Services.GetRequiredService<StatusPublisher>().RefreshAsync(CancellationToken.None);
        var served = await desk.Services.GetRequiredService<PublishedLists>().FindAsync("202711-1", CancellationToken.None);
        Assert.True(Akashi.Credentials.Status.StatusList.TryRead(served!.Bytes, out var list, out _));
        Assert.Equal(desk.Services.GetRequiredService<IssuerKeys>().All.Last(k => k.Purpose == KeyPurpose.Status).KeyId, list!.KeyId.ToArray());
    }

    [Fact]
    public async Task The_certificate_of_a_removed_key_stays_published_until_it_expires()
    {
        await using var desk = await Desk.OpenAsync();
        await using var scope = desk.Services.CreateAsyncScope();
        var gone = desk.Services.GetRequiredService<IssuerKeys>()[KeyPurpose.Credential];
        // Like a start after the key was removed from the settings.
        await scope.ServiceProvider.GetRequiredService<CertificateBook>().EnterAsync([], CancellationToken.None);
        desk.Clock.Advance(TimeSpan.FromDays(3600));
        Assert.Contains(await PublishedAsync(desk), c => c.KeyId == gone.Id);
        desk.Clock.Advance(TimeSpan.FromDays(100));
        Assert.DoesNotContain(await PublishedAsync(desk), c => c.KeyId == gone.Id);
    }

    [Fact]
    public async Task A_certificate_of_another_key_stops_the_start()
    {
        await using var desk = await Desk.OpenAsync();
        var keys = Path.Combine(desk.Services.GetRequiredService<ServiceSettings>().Data, "keys");
        File.Copy(Path.Combine(keys, "credential-2.crt.pem"), Path.Combine(keys, "credential.crt.pem"), overwrite: true);
        var fault = await Assert.ThrowsAsync<EnrolmentException>(desk.StartAsync<IssuingCapability>);
        Assert.Contains("Issuing:Keys:credential", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("credential@2026-11-24")]
    [InlineData("credential,credential")]
    [InlineData("credential,credential-2@soon")]
    [InlineData("credential,../key")]
    [InlineData("credential,b@2026-12-01,c@2026-11-01")]
    public void A_contradictory_plan_is_a_fault_of_its_setting(string plan)
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection([new("Issuing:Keys:credential", plan)]).Build());
        KeyPlan.Read(reader);
        Assert.Contains("Issuing:Keys:credential", Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Issuing:Keys:nqs", "Issuing:Keys:nqs=document")]
    [InlineData("Issuing:Keys:credential", "Issuing:Keys:credential=credential,status@2026-12-01")]
    [InlineData("Issuing:Keys:trust", "Issuing:Keys:trust=own", "Issuing:Keys:status=own")]
    public void Using_one_key_for_two_purposes_is_a_fault_of_its_setting(string named, params string[] settings)
    {
        var pairs = settings.Select(s => s.Split('=')).Select(s => KeyValuePair.Create<string, string?>(s[0], s[1]));
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build());
        KeyPlan.Read(reader);
        var faults = Assert.Throws<SettingsException>(reader.ThrowIfFaulty).Faults;
        Assert.Contains(faults, f => f.StartsWith(named, StringComparison.Ordinal) && f.Contains("a key of its own", StringComparison.Ordinal));
    }

    [Fact]
    public void A_label_that_no_other_purpose_uses_any_more_is_free()
    {
        KeyValuePair<string, string?>[] settings = [new("Issuing:Keys:trust", "trust-2"), new("Issuing:Keys:status", "trust")];
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var plan = KeyPlan.Read(reader);
        reader.ThrowIfFaulty();
        Assert.Equal(("trust-2", "trust"), (Assert.Single(plan[KeyPurpose.Trust]).Label, Assert.Single(plan[KeyPurpose.Status]).Label));
    }

    private static async Task IssueAsync(Desk desk, string number)
    {
        var entry = await desk.EntryAsync(number, holder: Hanako);
        Assert.IsType<IssueOutcome.Issued>(await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None)));
    }

    private static Task<IReadOnlyList<IssuerCertificate>> PublishedAsync(Desk desk) =>
        desk.WithAsync((CertificateBook book) => book.PublishedAsync(CancellationToken.None));
}
