using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Checks;

/// <summary>C6, while the CA itself is silent.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class SilentAuthorityTests
{
    [Fact]
    public async Task While_the_CA_is_silent_nobody_is_let_in_and_afterwards_everybody_is()
    {
        await using var world = await OwnWorld.StartAsync();
        var card = world.NewCard();
        world.Ocsp("authentication", answers: false);
        world.Crl("authentication", given: false);
        Assert.Contains(FaultHeadings.CannotCheck, (await SignInAttempt.WithAsync(world, card.Authentication)).Words, StringComparison.Ordinal);

        world.Ocsp("authentication", answers: true);
        Assert.Equal("/home", (await SignInAttempt.WithAsync(world, card.Authentication)).Path);
    }

    [Fact]
    public async Task While_only_the_responder_is_silent_the_CRL_says_who_is_revoked()
    {
        await using var world = await OwnWorld.StartAsync();
        var (good, revoked) = (world.NewCard(), world.NewCard());
        Assert.True(world.Authorities["authentication"].Revoke(revoked.Authentication.Certificate.SerialNumber, world.Now));
        world.Ocsp("authentication", answers: false);
        Assert.Equal("/home", (await SignInAttempt.WithAsync(world, good.Authentication)).Path);
        Assert.Contains(FaultHeadings.Revoked, (await SignInAttempt.WithAsync(world, revoked.Authentication)).Words, StringComparison.Ordinal);
    }
}
