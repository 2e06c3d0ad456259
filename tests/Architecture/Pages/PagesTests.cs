using Akashi.Architecture.Compiled;
using Akashi.Architecture.Samples;

namespace Akashi.Architecture.Pages;

public class PagesTests
{
    private const string Folder = "src/Akashi.Service/Applications/CheckTwice/CheckTwice.cshtml";

    [Fact]
    public void The_address_of_every_page_is_its_folder() => Breach.None(PageRoutes.Check(Repository.Files("src/Akashi.Service", ".cshtml")));

    [Theory]
    [InlineData("@page \"/applications/check\"\n@model CheckTwicePage\n")]
    [InlineData("@page \"/{id:guid}/check-twice\"\n@model CheckTwicePage\n")]
    [InlineData("@page\n@model CheckTwicePage\n")]
    [InlineData("@page \"/applications/check-twice\"\n@model CheckPage\n")]
    public void A_page_at_another_address_or_with_another_model_is_caught(string text) =>
        Assert.NotEmpty(PageRoutes.Check([new SourceFile(Folder, text)]));

    [Theory]
    [InlineData("/applications/{id:guid}/check-twice")]
    [InlineData("/applications/check-twice/{qualification}")]
    public void An_address_may_have_ids_between_its_words(string route) =>
        Assert.Empty(PageRoutes.Check([new SourceFile(Folder, $"@page \"{route}\"\n@model CheckTwicePage\n")]));

    [Fact]
    public void A_page_of_staff_is_below_office_and_one_of_holders_is_not_below_portal()
    {
        const string office = "src/Akashi.Service/Applications/Office/CheckTwice/CheckTwice.cshtml";
        const string portal = "src/Akashi.Service/Applications/Portal/CheckTwice/CheckTwice.cshtml";
        Assert.Empty(PageRoutes.Check([new SourceFile(office, "@page \"/office/applications/{id:guid}/check-twice\"\n@model CheckTwicePage\n")]));
        Assert.Empty(PageRoutes.Check([new SourceFile(portal, "@page \"/applications/check-twice\"\n@model CheckTwicePage\n")]));
        Assert.NotEmpty(PageRoutes.Check([new SourceFile(office, "@page \"/applications/check-twice\"\n@model CheckTwicePage\n")]));
        Assert.NotEmpty(PageRoutes.Check([new SourceFile(portal, "@page \"/portal/applications/check-twice\"\n@model CheckTwicePage\n")]));
    }

    /// <summary>Threat P3.</summary>
    [Fact]
    public void Every_page_declares_who_may_see_it() => Breach.None(Access.Pages(CompiledCode.Service.Types));

    /// <summary>Threat P3.</summary>
    [Fact]
    public void Every_endpoint_declares_who_may_use_it() => Breach.None(Access.Endpoints(CompiledCode.Service.Types));

    /// <summary>Threat P3.</summary>
    [Fact]
    public void Every_page_of_the_back_office_and_every_press_on_it_demands_a_right() => Breach.None(Access.Rights(CompiledCode.Service.Types));

    [Fact]
    public void A_page_and_a_press_without_a_right_are_caught() =>
        Assert.Equal(
            [
                "Akashi.Architecture.Samples.Office.RightlessPage demands no right",
                "Akashi.Architecture.Samples.Office.RightlessPressPage demands no right for OnPostForgotten",
            ],
            Access.Rights(CompiledCode.Samples.Types).Select(b => $"{b.By} {b.Message}").Order());

    [Fact]
    public void Pages_without_a_policy_are_caught() =>
        Assert.Equal([typeof(AnyPersonPage).FullName, typeof(ForgetfulPage).FullName], Access.Pages(CompiledCode.Samples.Types).Select(b => b.By).Order());

    [Fact]
    public void Endpoints_without_a_policy_are_caught() =>
        Assert.Equal(
            [typeof(AnyPersonEndpoint).FullName, typeof(ForgetfulEndpoint).FullName, typeof(ForgetfulGroup).FullName],
            Access.Endpoints(CompiledCode.Samples.Types).Select(b => b.By).Order());
}
