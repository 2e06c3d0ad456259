using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>A person with a phone, a card and a browser, which is the phone's own unless another is given.</summary>
internal sealed class PhoneHolder(PhoneWorld world, string persona = "hanako", Browser? browser = null)
{
    public const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
    public const string Pin = "1234";
    public const string Password = "ABC123";
    public const string SignInForm = "main form[action*='handler=phone']";
    public const string ReaderForm = "main form:not([action*='handler=phone'])";

    public Browser Browser { get; } = browser ?? world.Phone();

    /// <summary>Presses the button for the phone on the start page.</summary>
    /// <returns>The address at the provider.</returns>
    public async Task<Uri> SetsOutAsync()
    {
        await Browser.OpenAsync("/");
        return await PhoneWorld.GoesOverAsync(Browser, SignInForm);
    }

    /// <summary>Signs in; ends at 1.3.1.</summary>
    public async Task<Page> SignInAsync() =>
        (await Browser.OpenAsync(await world.AnswersAsync(await SetsOutAsync(), persona, Pin))).MustBe("1.3.1");

    /// <summary>Presses the first button of the current page, and answers at the phone.</summary>
    public async Task<Page> AnswersAsync(
        string secret, string? otherPersona = null, string answer = "card", params (string Name, string Value)[] values)
    {
        var page = await PhoneWorld.GoesOverAsync(Browser, "main form", values);
        return await Browser.OpenAsync(await world.AnswersAsync(page, otherPersona ?? persona, secret, answer));
    }

    /// <summary>Begins a draft as one who is registered already; ends at 1.5.3.</summary>
    public async Task<string> BeginsAsync()
    {
        (await Browser.OpenAsync("/applications/begin/certified-care-worker")).MustBe("1.5.1");
        (await Browser.SubmitAsync("main form")).MustBe("1.5.2");
        var draft = Browser.Page.Path[..^"/state".Length];
        (await Browser.SubmitAsync("main form", ("state", "Registered"))).MustBe("1.5.3");
        return draft;
    }

    /// <summary>Reads the facts and fills in everything; ends at 1.5.11, before consent.</summary>
    public async Task<string> FillsInAsync()
    {
        var draft = await BeginsAsync();
        (await AnswersAsync(Pin)).MustBe("1.5.8");
        await FillsInRestAsync();
        return draft;
    }

    /// <summary>Goes from 1.5.8 to 1.5.11.</summary>
    public async Task FillsInRestAsync()
    {
        (await Browser.SubmitAsync("main form")).MustBe("1.5.9");
        (await Browser.SubmitAsync(
            Browser.FormOf("main form"), Applying.Answers(), null, new TestFile("file.certificate-copy", "certificate.png", Applying.Picture)))
            .MustBe("1.5.10");
        (await Browser.SubmitAsync("main form")).MustBe("1.5.11");
    }
}
