using Akashi.Launcher.Demo;

namespace Akashi.Launcher.Tests.Cases;

/// <summary>The holder of the card in the reader, with a browser.</summary>
internal sealed class Person : IDisposable
{
    public const string Phone = "09087654321";
    private readonly DemoAddresses addresses;

    public Person(DemoAddresses addresses)
    {
        this.addresses = addresses;
        Card = new CardSteps(addresses.Portal, addresses.Sandbox, Browser);
    }

    public DemoBrowser Browser { get; } = new();

    public CardSteps Card { get; }

    /// <summary>Text of the current page, without line breaks.</summary>
    public string Words => string.Join(' ', Browser.Page.QuerySelector("main")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether the current page asks for a PIN or password.</summary>
    public bool IsAskedForSecret => Browser.Page.QuerySelector("input[name=secret]") is not null;

    /// <summary>Presses 「登録・ログイン」 and continues to the agent, whatever it answers.</summary>
    public async Task GoToAgentAsync()
    {
        await Browser.OpenAsync(addresses.Portal);
        Browser.MustBe("0.1");
        await Browser.PressAsync(DemoWords.Get("SignIn"));
        await Browser.FollowAsync(DemoWords.Get("OpenAgent"));
    }

    /// <summary>Fills in an application for someone who is not registered yet, from its first page to 1.5.10, with the facts from the card.</summary>
    /// <returns>The application's address.</returns>
    public async Task<Uri> FillInAsync()
    {
        await Browser.OpenAsync(new Uri(addresses.Portal, "/applications/begin/certified-care-worker"));
        Browser.MustBe("1.5.1");
        await Browser.PressAsync(DemoWords.Get("Start"));
        await Browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string> { ["state"] = "NotRegistered" });
        await Browser.PressAsync(DemoWords.Get("Next"));
        await Card.UseAsync(["1.5.4", "1.5.5", "1.5.6", "1.5.7"], CardSteps.Pin);
        Browser.MustBe("1.5.8");
        await Browser.PressAsync(DemoWords.Get("Next"));
        Browser.MustBe("1.5.9");
        await Browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string>
        {
            ["passed-in.era"] = "Reiwa",
            ["passed-in.year"] = "8",
            ["passed-in.month"] = "3",
            ["kana"] = "テスト",
            ["domicile.is"] = "Prefecture",
            ["domicile.prefecture"] = "Tokyo",
            ["phone"] = Phone,
        }, [new DemoFile("file.pass-certificate", "pass.png", SamplePicture.Bytes)]);
        Browser.MustBe("1.5.10");
        return new Uri(Browser.Address, Browser.Address.AbsolutePath[..Browser.Address.AbsolutePath.LastIndexOf('/')]);
    }

    public void Dispose() => Browser.Dispose();
}
