using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Checks;

/// <summary>C6, with the CA itself fallen silent.</summary>
public sealed class SilentAuthorityTests
{
    [Fact]
    public async Task While_the_CA_is_silent_nobody_is_let_in_and_afterwards_everybody_again()
    {
        await using var world = await OwnWorld.StartAsync();
        var card = world.NewCard();
        world.Ocsp("authentication", answers: false);
        Assert.Contains(FaultHeadings.CannotCheck, (await SignInAttempt.WithAsync(world, card.Authentication)).Words, StringComparison.Ordinal);

        world.Ocsp("authentication", answers: true);
        Assert.Equal("/home", (await SignInAttempt.WithAsync(world, card.Authentication)).Path);
    }
}
