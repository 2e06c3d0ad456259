using Akashi.Launcher.Demo;

namespace Akashi.Launcher.Tests.Cases;

/// <summary>Row 0.5 at the signature: the card signs in, but signs no document; what was typed is kept.</summary>
[Collection(typeof(CaseCollection))]
public sealed class SignatureCasesTests(CaseStack stack)
{
    internal static readonly string[] Cases = ["password-locked", "under-15"];

    [Theory]
    [InlineData("password-locked", "署名用パスワードがロックされています", "お住まいの市区町村の窓口で解除", "暗証番号がロックされています")]
    [InlineData("under-15", "カードに署名用電子証明書がありません", "お住まいの市区町村の窓口で署名用電子証明書の発行", "カードに署名用電子証明書がありません")]
    public async Task Card_that_cannot_sign_is_told_before_the_password_is_asked_for_and_nothing_typed_is_lost(
        string persona, string heading, string way, string atPortal)
    {
        using var person = await stack.PersonAsync(persona);
        await person.Card.SignInAsync();
        var application = await person.FillInAsync();
        await person.Browser.PressAsync(DemoWords.Get("Next"));
        await person.Browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string> { ["consent"] = "true" });
        await person.Browser.FollowAsync(DemoWords.Get("OpenAgent"));
        await person.Browser.PressAsync(DemoWords.Get("Read"));
        Assert.Equal(heading, person.Browser.Heading);
        Assert.Contains(way, person.Words, StringComparison.Ordinal);
        Assert.False(person.IsAskedForSecret);
        await person.Browser.PressAsync("やめて、もとの画面に戻る");
        Assert.Contains(atPortal, person.Words, StringComparison.Ordinal);
        Assert.Contains("市区町村の窓口", person.Words, StringComparison.Ordinal);
        await person.Browser.FollowAsync("もとの画面に戻る");
        person.Browser.MustBe("1.5.11");
        Assert.StartsWith(application.AbsoluteUri, person.Browser.Address.AbsoluteUri, StringComparison.Ordinal);
        await person.Browser.OpenAsync(new Uri(application.AbsoluteUri + "/check"));
        person.Browser.MustBe("1.5.10");
        Assert.Contains(Person.Phone, person.Words, StringComparison.Ordinal);
        Assert.Contains("pass.png", person.Words, StringComparison.Ordinal);
    }
}
