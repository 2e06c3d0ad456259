using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verification.Tests.Roots;

/// <summary>V14, docs/operations/issuer-keys.md, "Another root": one root takes over from another, and no genuine code is ever refused.</summary>
public sealed class AnotherRootTests : IDisposable
{
    private readonly SmallSystem system = new();
    private readonly SmallAuthority old;
    private readonly SmallAuthority next;
    private readonly IssuingKey oldKey;
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-roots-").FullName;

    public AnotherRootTests()
    {
        // Both have the same name: only their keys tell them apart.
        (old, next) = (system.Authority(), system.Authority());
        oldKey = system.Key(old, CertificatePurposes.CredentialSigning);
        system.SignUnder(old);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task V14_the_drill_old_then_both_then_new_keeps_every_genuine_code_valid()
    {
        await ValidAsync(system.Started(folder, old), oldKey);
        // 1. Every verifier gets the next root beside the old one.
        var keeper = system.Started(folder, old, next);
        await ValidAsync(keeper, oldKey);
        // 2. The system gets its next keys from the next root. Codes under the old one live on.
        var nextKey = system.Key(next, CertificatePurposes.CredentialSigning);
        await ValidAsync(keeper, oldKey);
        system.SignUnder(next);
        await ValidAsync(keeper, oldKey, nextKey);
        await ValidAsync(system.Started(folder, old, next), oldKey, nextKey);
        // 3. The last code under the old root has ended; its certificates are no longer named, and the old root goes.
        system.Forget(oldKey);
        await ValidAsync(keeper, nextKey);
        await ValidAsync(system.Started(folder, next), nextKey);
    }

    /// <summary>The signers of lists changed too, but this verifier was forgotten: it says that it cannot know, and its health says why.</summary>
    [Fact]
    public async Task V14_a_verifier_that_never_got_the_next_root_calls_nothing_foreign_and_is_not_ready()
    {
        var keeper = system.Started(folder, old);
        await ValidAsync(keeper, oldKey);
        var nextKey = system.Key(next, CertificatePurposes.CredentialSigning);
        system.SignUnder(next);
        await keeper.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.IsType<Verdict.Valid>(keeper.Current.Decide(SmallSystem.Code(oldKey)));
        Assert.Equal(VerificationReason.SigningCertificateUnknown, keeper.Current.Decide(SmallSystem.Code(nextKey)).Reason);
        var fresh = system.Started(Path.Combine(folder, "fresh"), old);
        await fresh.RefreshAsync(TestContext.Current.CancellationToken);
        foreach (var key in new[] { oldKey, nextKey, IssuingKey.Foreign() })
            Assert.Equal(VerificationReason.SigningCertificateUnknown, fresh.Current.Decide(SmallSystem.Code(key)).Reason);
        Assert.Equal(KnowledgeGap.NoKey, fresh.Current.Gap);
    }

    private async Task ValidAsync(KnowledgeKeeper keeper, params IssuingKey[] keys)
    {
        system.Clock.Advance(TimeSpan.FromMinutes(1));
        // Before and after each look: also what was kept counts.
        Assert.True(await keeper.RefreshAsync(TestContext.Current.CancellationToken));
        Assert.All(keys, k => Assert.IsType<Verdict.Valid>(keeper.Current.Decide(SmallSystem.Code(k))));
        Assert.Null(keeper.Current.Gap);
    }
}
