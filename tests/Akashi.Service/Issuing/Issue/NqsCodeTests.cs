using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Service.Issuing;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Registers.Orders;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing.Issue;

/// <summary>Codes in the layout "nqs", chosen with the setting Issuing:Profile.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class NqsCodeTests
{
    private const string KeyId = "P-000001";
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly string[] Switched = ["Issuing:Profile=nqs", "Issuing:Nqs:KeyIds=" + KeyId];

    [Fact]
    public async Task The_code_states_the_facts_in_the_form_of_the_layout_and_its_place_in_the_list()
    {
        await using var desk = await Desk.OpenAsync(null, null, Switched);
        var issued = await IssuedAsync(desk);
        Assert.True(NqsCredential.TryRead(CodeOf(issued), out var read, out var fault), fault.ToString());
        var facts = read!.Facts;
        Assert.Equal((KeyId, "介護福祉士", "山田　花子", "D-0123456"), (read.KeyId, facts.QualificationName, facts.Name, facts.RegistrationNumber));
        Assert.Equal(("1990年5月15日", "2019年4月1日", "2026年11月24日"), (facts.BirthOn, facts.RegisteredOn, facts.IssuedOn));
        Assert.True(NqsPlace.TryParse(facts.CredentialId, out var place));
        Assert.Equal((issued.ListId, issued.Index, issued.Id), (place!.ListId, place.Index, new Guid(place.CredentialId.Span)));
        // Nothing that would be the same in all codes of one person.
        Assert.Null(facts.HolderCode);
    }

    /// <summary>The layout has no expiry, so verifiers know only the certificate's; the sheet and the list must not state another.</summary>
    [Fact]
    public async Task It_expires_with_the_certificate_of_its_key()
    {
        await using var desk = await Desk.OpenAsync(null, null, Switched);
        var issued = await IssuedAsync(desk);
        Assert.Equal(new DateTimeOffset(desk.Services.GetRequiredService<IssuerKeys>().OfCodes.Certificate.NotAfter), issued.ExpiresAt);
    }

    [Theory]
    [InlineData(null, VerificationReason.None)]
    [InlineData("Suspend", VerificationReason.Suspended)]
    [InlineData("Revoke", VerificationReason.Revoked)]
    public async Task It_is_verified_with_its_key_and_the_published_list(string? command, VerificationReason reason)
    {
        await using var desk = await Desk.OpenAsync(null, null, Switched);
        var issued = await IssuedAsync(desk);
        if (command is not null)
        {
            await desk.WithAsync((ChangeStatusHandler change) => change.HandleAsync(
                issued.RegistrationId, desk.Qualifications, Enum.Parse<StatusCommand>(command), desk.Clerk.Actor, "届出による", CancellationToken.None));
        }
        Assert.Equal(reason, (await DecideAsync(desk, issued, KeyId)).Reason);
    }

    [Fact]
    public async Task V2_a_verifier_without_the_key_says_so()
    {
        await using var desk = await Desk.OpenAsync(null, null, Switched);
        var verdict = await DecideAsync(desk, await IssuedAsync(desk), "P-000002");
        Assert.Equal((VerificationResult.Unknown, VerificationReason.NotCheckedHere, false), (verdict.Result, verdict.Reason, verdict.Content is not null));
    }

    [Theory]
    [InlineData("佐藤　花子", null, StatusValue.Replaced)]
    [InlineData(null, "サトウ　ハナコ", StatusValue.Valid)]
    public async Task G7_it_is_replaced_if_a_fact_in_it_has_changed(string? name, string? kana, StatusValue value)
    {
        await using var desk = await Desk.OpenAsync(null, null, Switched);
        var issued = await IssuedAsync(desk);
        var changed = new ChangedFacts(name, kana, null, null, null);
        await desk.OrderAsync(new RegisterOrder.Amend(desk.Clerk.Actor, issued.RegistrationId, "261124-AAAA-BBBB", changed));
        var now = Assert.Single(await desk.RowsAsync<IssuedCredential>());
        Assert.Equal(value, Akashi.Service.Issuing.StatusRules.Of(now.RegistrationStatus, now.State));
    }

    [Fact]
    public async Task V2_the_trust_list_names_no_key_of_the_layout()
    {
        await using var desk = await Desk.OpenAsync(null, null, Switched);
        Assert.True(TrustList.TryRead(await desk.Services.GetRequiredService<TrustPublisher>().CurrentAsync(CancellationToken.None), out var list, out _));
        var nqs = desk.Services.GetRequiredService<IssuerKeys>().OfCodes;
        Assert.NotEmpty(list!.Keys);
        Assert.DoesNotContain(list.Keys, k => k.KeyId.Span.SequenceEqual(nqs.KeyId));
    }

    [Fact]
    public async Task Without_the_setting_no_key_of_the_layout_is_opened()
    {
        await using var desk = await Desk.OpenAsync();
        var keys = desk.Services.GetRequiredService<IssuerKeys>();
        Assert.Equal((KeyPurpose.Credential, false), (keys.OfCodes.Purpose, keys.All.Any(k => k.Purpose == KeyPurpose.Nqs)));
    }

    private static async Task<IssuedCredential> IssuedAsync(Desk desk)
    {
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        Assert.IsType<IssueOutcome.Issued>(await desk.WithAsync((IssueHandler issue) => issue.HandleAsync(entry, Hanako, CancellationToken.None)));
        return Assert.Single(await desk.RowsAsync<IssuedCredential>());
    }

    private static byte[] CodeOf(IssuedCredential issued)
    {
        Assert.True(CredentialUrl.TryRead(issued.Url, new Uri("http://localhost:8081"), out var code, out _));
        return code;
    }

    private static async Task<Verdict> DecideAsync(Desk desk, IssuedCredential issued, string configured)
    {
        await desk.Services.GetRequiredService<StatusPublisher>().RunOnceAsync(CancellationToken.None);
        var served = await desk.Services.GetRequiredService<PublishedLists>().FindAsync(issued.ListId, CancellationToken.None);
        Assert.True(StatusList.TryRead(served!.Bytes, out var list, out _));
        var knowledge = new Configured(configured, desk.Services.GetRequiredService<IssuerKeys>().OfCodes.Certificate, list!);
        return Verification.Decide(issued.Url, knowledge, desk.Clock.GetUtcNow());
    }

    private sealed class Configured(string id, X509Certificate2 certificate, StatusList list) : IKnowledge
    {
        public string Issuer => "http://localhost:8080";

        public Uri Verifier => new("http://localhost:8081");

        public bool KeysAreCurrent(DateTimeOffset now) => true;

        public Akashi.Credentials.Decisions.IssuerKey? FindKey(ReadOnlySpan<byte> keyId) => null;

        public StatusList? FindList(string uri) => list.Uri == uri ? list : null;

        public NqsKey? FindNqsKey(string keyId) => keyId == id
            ? new NqsKey(certificate.GetRSAPublicKey()!, CertificateState.Good, certificate.NotBefore, certificate.NotAfter, Verifier, Issuer + "/status/")
            : null;
    }
}
