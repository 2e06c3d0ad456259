using System.Resources;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal;
using Akashi.Service.Applications.Portal.State;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Akashi.Service.Tests.Platform.Texts;

/// <summary>One file a page, one file an enum.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class TextsTests
{
    [Fact]
    public void A_pages_model_and_its_view_have_the_same_texts() =>
        Assert.Equal(new TextsOf<StatePage>()["Missing"], ViewAt("/Applications/Portal/State/State.cshtml")["Missing"]);

    [Fact]
    public void A_partial_view_has_texts_of_its_own() =>
        Assert.Equal("性別", ViewAt("/Applications/Portal/_DifferingFacts.cshtml")["sex"]);

    [Fact]
    public void A_class_that_is_no_page_has_the_texts_of_its_name() => Assert.Equal("電子署名", new TextsOf<JourneySteps>()["StepSign"]);

    [Fact]
    public void Values_stand_in_their_places() =>
        Assert.Equal("看護師籍への登録", ViewAt("/Applications/Portal/State/State.cshtml")["Question", "看護師籍"]);

    [Fact]
    public void A_view_never_shows_the_key_of_a_missing_text() =>
        Assert.Throws<MissingManifestResourceException>(() => ViewAt("/Applications/Portal/State/State.cshtml")["Gone"]);

    [Fact]
    public void The_words_of_an_enum_are_found_by_the_value() => Assert.Equal("決済待ち", EnumTexts.Of(ApplicationState.AwaitingPayment));

    private static ViewTexts ViewAt(string path)
    {
        var texts = new ViewTexts();
        texts.Contextualize(new ViewContext { ExecutingFilePath = path });
        return texts;
    }
}
