using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Issue;

/// <summary>Rows 3.5.1 and 3.7.3, threats V3 and V6.</summary>
public class IssueHandlerTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Stranger = new("01990000-0000-7000-8000-000000000002");

    [Fact]
    public async Task Two_credentials_of_one_registration_differ_in_id_index_and_code()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await IssueAsync(desk, entry);
        await IssueAsync(desk, entry);
        var issued = await desk.RowsAsync<IssuedCredential>();
        Assert.Equal(2, issued.Select(c => c.Id).Distinct().Count());
        Assert.Equal(2, issued.Select(c => c.Index).Distinct().Count());
        Assert.Equal(2, issued.Select(c => c.Url).Distinct().Count());
    }

    [Fact]
    public async Task An_issued_credential_verifies_against_the_published_list_and_the_certificate()
    {
        await using var desk = await Desk.OpenAsync();
        await IssueAsync(desk, await desk.EntryAsync("D-0123456", holder: Hanako));
        var verdict = await DecideAsync(desk);
        Assert.Equal((VerificationResult.Valid, "D-0123456", "山田　花子"), (verdict.Result, FactsOf(verdict).RegistrationNumber, FactsOf(verdict).Name));
    }

    [Theory]
    [InlineData("Suspend", VerificationReason.Suspended)]
    [InlineData("Revoke", VerificationReason.Revoked)]
    public async Task The_next_list_shows_the_new_status_of_the_registration(string command, VerificationReason reason)
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await IssueAsync(desk, entry);
        await ChangeAsync(desk, entry, Enum.Parse<StatusCommand>(command));
        Assert.Equal(reason, (await DecideAsync(desk)).Reason);
    }

    [Fact]
    public async Task A_lifted_suspension_makes_it_valid_again()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await IssueAsync(desk, entry);
        await ChangeAsync(desk, entry, StatusCommand.Suspend);
        await ChangeAsync(desk, entry, StatusCommand.Lift);
        Assert.Equal(VerificationResult.Valid, (await DecideAsync(desk)).Result);
    }

    [Fact]
    public async Task An_unchanged_list_is_signed_again_only_after_a_while()
    {
        await using var desk = await Desk.OpenAsync();
        await IssueAsync(desk, await desk.EntryAsync("D-0123456", holder: Hanako));
        var publisher = desk.Services.GetRequiredService<StatusPublisher>();
        Assert.False(await publisher.RunOnceAsync(CancellationToken.None));
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await publisher.RunOnceAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("Suspend", RegistrationStatus.Suspended)]
    [InlineData("Revoke", RegistrationStatus.Revoked)]
    public async Task A_registration_that_is_not_in_force_issues_nothing_and_says_why(string command, RegistrationStatus status)
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await ChangeAsync(desk, entry, Enum.Parse<StatusCommand>(command));
        Assert.Equal(new IssueOutcome.NotActive(status), await IssueAsync(desk, entry));
        Assert.Empty(await desk.RowsAsync<IssuedCredential>());
    }

    [Fact]
    public async Task A_registration_amended_while_its_credential_is_drawn_gets_one_on_the_new_facts()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        Assert.IsType<IssueOutcome.Issued>(await IssueAsync(desk, entry, () => AmendAsync(desk, entry, "佐藤　花子")));
        var verdict = await DecideAsync(desk);
        Assert.Equal((VerificationResult.Valid, "佐藤　花子"), (verdict.Result, FactsOf(verdict).Name));
        Assert.Single(FilesOf(desk));
    }

    [Fact]
    public async Task A_registration_suspended_while_its_credential_is_drawn_issues_nothing_and_says_why()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        var outcome = await IssueAsync(desk, entry, () => ChangeAsync(desk, entry, StatusCommand.Suspend));
        Assert.Equal(new IssueOutcome.NotActive(RegistrationStatus.Suspended), outcome);
        Assert.Empty(await desk.RowsAsync<IssuedCredential>());
        Assert.Empty(FilesOf(desk));
    }

    [Fact]
    public async Task A_deleted_registration_issues_nothing_and_says_why()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await desk.SqlAsync("UPDATE registrations SET \"Status\" = 'Deleted'");
        Assert.Equal(new IssueOutcome.NotActive(RegistrationStatus.Deleted), await IssueAsync(desk, entry));
    }

    [Fact]
    public async Task Another_holders_registration_is_not_found()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.IsType<IssueOutcome.NotFound>(await IssueAsync(desk, await desk.EntryAsync("D-0123456", holder: Stranger)));
    }

    [Fact]
    public async Task A_place_in_the_list_is_never_given_twice_by_the_database()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        await IssueAsync(desk, entry);
        await IssueAsync(desk, entry);
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => desk.SqlAsync("UPDATE credentials SET \"Index\" = 7"));
        Assert.Contains("unique", refusal.Message, StringComparison.OrdinalIgnoreCase);
        // If a row could be removed, its place would become free.
        await Assert.ThrowsAnyAsync<DbException>(() => desk.SqlAsync("DELETE FROM credentials"));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(4000, 365)]
    public async Task A_credential_expires_after_a_year_and_never_outlives_the_certificate_that_signed_it(int certificateDays, int days)
    {
        await using var desk = await Desk.OpenAsync(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero).AddDays(certificateDays));
        await IssueAsync(desk, await desk.EntryAsync("D-0123456", holder: Hanako));
        Assert.Equal(desk.Clock.GetUtcNow().AddDays(days), Assert.Single(await desk.RowsAsync<IssuedCredential>()).ExpiresAt);
    }

    [Theory]
    [InlineData("髙﨑　𠮷乃")]
    [InlineData("葛\U000E0102城　花子")]
    [InlineData("ＪＯＨＮ　ＡＬＥＸＡＮＤＥＲ　ＭＡＸＩＭＩＬＩＡＮ　ＶＯＮ　ＨＯＨＥＮＺＯＬＬＥＲＮ　ＳＩＧＭＡＲＩＮＧＥＮ")]
    public async Task A_rare_or_long_name_is_kept_code_point_by_code_point_or_refused_naming_the_character(string name)
    {
        await using var desk = await Desk.OpenAsync();
        var outcome = await IssueAsync(desk, await desk.EntryAsync("D-0123456", name, Hanako));
        if (outcome is IssueOutcome.CannotBeDrawn missing) Assert.Contains("葛", missing.Character, StringComparison.Ordinal);
        else Assert.Equal(name, FactsOf(await DecideAsync(desk)).Name);
    }

    [Fact]
    public async Task A_character_that_the_font_lacks_is_named_in_the_refusal_and_nothing_is_issued()
    {
        await using var desk = await Desk.OpenAsync();
        var outcome = await IssueAsync(desk, await desk.EntryAsync("D-0123456", "山田　\U0002EBF0子", Hanako));
        Assert.Contains("U+2EBF0", Assert.IsType<IssueOutcome.CannotBeDrawn>(outcome).Character, StringComparison.Ordinal);
        Assert.Empty(await desk.RowsAsync<IssuedCredential>());
    }

    private static Task<IssueOutcome> IssueAsync(Desk desk, Guid entry) =>
        desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None));

    // The handler asks for the time between reading the registration and saving the credential.
    private static Task<IssueOutcome> IssueAsync(Desk desk, Guid entry, Func<Task> meanwhile) => desk.WithAsync((IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<IssueHandler>(services, new InterruptingClock(desk.Clock, meanwhile))
            .HandleAsync(entry, Hanako, CancellationToken.None));

    private static Task<bool> AmendAsync(Desk desk, Guid id, string name) => desk.WithAsync((IServiceProvider s) =>
        s.GetRequiredService<Commit>().RunAsync(async () =>
    {
        var (entry, facts) = (await s.GetRequiredService<RegisterBook>().LoadAsync(id, CancellationToken.None))!.Value;
        await s.GetRequiredService<RegisterBook>()
            .ChangeAsync(entry, facts with { Name = name }, new RegisterAct("changed", Actor.System), CancellationToken.None);
        return true;
    }, CancellationToken.None));

    // PDFs of credentials, whether these were saved or not.
    private static string[] FilesOf(Desk desk) =>
        Directory.GetFiles(Path.Combine(desk.Services.GetRequiredService<ServiceSettings>().Data, "files"), new string('?', 32));

    private static Task<StatusOutcome> ChangeAsync(Desk desk, Guid entry, StatusCommand command) =>
        desk.WithAsync((ChangeStatusHandler change) =>
            change.HandleAsync(entry, desk.Qualifications, command, desk.Clerk.Actor, "届出による", CancellationToken.None));

    private static CredentialFacts FactsOf(Verdict verdict) => Assert.IsType<SignedContent.OfAkashi>(verdict.Content).Claims.Facts;

    // Verifies like a verifier, with what the Service publishes.
    private static async Task<Verdict> DecideAsync(Desk desk)
    {
        var publisher = desk.Services.GetRequiredService<StatusPublisher>();
        await publisher.RunOnceAsync(CancellationToken.None);
        var issued = Assert.Single(await desk.RowsAsync<IssuedCredential>());
        var list = await desk.Services.GetRequiredService<PublishedLists>().FindAsync(issued.ListId, CancellationToken.None);
        var published = new Published(list!.Bytes, desk.Services.GetRequiredService<IssuerKeys>());
        return Verification.Decide(issued.Url, published, desk.Clock.GetUtcNow());
    }

    private sealed class InterruptingClock(TimeProvider clock, Func<Task> first) : TimeProvider
    {
        private bool interrupted;

        public override DateTimeOffset GetUtcNow()
        {
            if (!interrupted)
            {
                interrupted = true;
                Task.Run(first).GetAwaiter().GetResult();
            }
            return clock.GetUtcNow();
        }
    }

    private sealed class Published(byte[] list, IssuerKeys keys) : IKnowledge
    {
        public string Issuer => "http://localhost:8080";

        public Uri Verifier => new("http://localhost:8081");

        public bool KeysAreCurrent(DateTimeOffset now) => true;

        public Akashi.Credentials.Decisions.IssuerKey? FindKey(ReadOnlySpan<byte> keyId)
        {
            var key = keys[KeyPurpose.Credential];
            var isIts = keyId.SequenceEqual(SHA256.HashData(key.Certificate.RawData).AsSpan(0, 8));
            return isIts ? new(
                key.Certificate.GetECDsaPublicKey()!, CertificateState.Good, key.Certificate.NotBefore, key.Certificate.NotAfter) : null;
        }

        public StatusList? FindList(string uri)
        {
            Assert.True(StatusList.TryRead(list, out var read, out _));
            Assert.True(read!.IsSignedBy(keys[KeyPurpose.Status].Certificate.GetECDsaPublicKey()!));
            return read.Uri == uri ? read : null;
        }
    }
}
