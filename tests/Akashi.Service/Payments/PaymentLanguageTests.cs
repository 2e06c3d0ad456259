using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Payments;

/// <summary>The provider's page is in the language of the payer.</summary>
[Collection(PayingGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PaymentLanguageTests(PayingWorld paying)
{
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Payment_begins_in_the_language_of_the_payer_and_stays_in_it(string code)
    {
        var payer = await Payer.AwaitsPaymentAsync(paying.World);
        await payer.Holder.Browser.OpenAsync("/home?lang=" + code);
        var check = await payer.OpensAsync("check");
        Assert.Equal(code == "en", check.Words.Contains("named in Japanese, as the body keeps them", StringComparison.Ordinal));
        await payer.OpensAsync("notices");
        await payer.Holder.Browser.SubmitAsync("main form");
        var first = await payer.PressesStartAsync();
        await payer.Holder.Browser.SwitchAsync();
        Assert.Equal(first, await payer.PressesStartAsync());
        var attempt = (await payer.AttemptsAsync()).Single();
        Assert.Equal((code, code), (attempt.Language, paying.World.Cashier.Find(attempt.Session!)!.Locale));
    }
}
