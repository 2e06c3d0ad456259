namespace Akashi.Browser.Tests;

/// <summary>What a person does in the phone's own pages, to which the portal's page has sent her browser.</summary>
internal sealed class PhoneActs(Walk walk)
{
    /// <summary>What the browser of a phone says that it is.</summary>
    public const string Device =
        "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

    /// <summary>The first page: whose card lies at the phone, and what the service answers ("card" for what the card says).</summary>
    public async Task ChooseAsync(string persona, string answer)
    {
        await walk.Page.Locator("#persona").SelectOptionAsync(persona);
        await walk.Page.Locator("#answer").SelectOptionAsync(answer);
        await GoOnAsync();
    }

    /// <summary>Secret, begin, done: up to the press that leads back.</summary>
    public async Task ReadAsync(string persona, string secret, string secretPage, string begin, string done)
    {
        await ChooseAsync(persona, "card");
        await walk.At(secretPage, "phone");
        await walk.Page.Locator("#secret").FillAsync(secret);
        await GoOnAsync();
        await walk.At(begin, "phone");
        await GoOnAsync();
        await walk.At(done, "phone");
    }

    private Task GoOnAsync() => walk.Page.Locator("main form button.button--primary").First.ClickAsync();
}
