namespace Akashi.Service.Tests.Given;

/// <summary>Tests the harness itself: if one of these fails, look here first.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class WorldTests(World world)
{
    [Fact]
    public async Task Holder_with_a_new_card_signs_in() => Assert.Equal("/home", (await world.HolderSignedIn()).Browser.Page.Path);

    [Fact]
    public async Task Holder_applies_from_the_first_page_to_the_receipt() => await (await world.HolderSignedIn()).AppliesAsync();

    [Fact]
    public async Task Newcomer_applies_from_the_first_page_to_the_receipt() => await (await world.HolderSignedIn("taro")).AppliesAsNewcomerAsync();

    [Fact]
    public async Task Clerk_enrols_and_signs_in_with_a_passkey()
    {
        var clerk = await world.StaffSignedIn();
        Assert.Equal("/office/decisions/queue", (await clerk.SignInAsync()).Path);
    }

    [Fact]
    public void Card_of_the_Sandbox_can_be_held() => Assert.Equal("hanako", world.CardInSandbox("hanako").Persona.Id);
}
