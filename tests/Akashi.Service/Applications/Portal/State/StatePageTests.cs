using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.State;

/// <summary>Row 1.5.2.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class StatePageTests(World world)
{
    [Theory]
    [InlineData("certified-care-worker", "介護福祉士として登録されていますか")]
    [InlineData("teacher-license", "教員免許状の所持者として登録されていますか")]
    public async Task The_question_names_who_holds_the_qualification(string qualification, string words)
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAsync(qualification);
        Assert.Equal(words, holder.Browser.Page.Heading);
    }
}
