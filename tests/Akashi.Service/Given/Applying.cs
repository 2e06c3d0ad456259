namespace Akashi.Service.Tests.Given;

/// <summary>The steps of an application (rows 1.5.1 to 1.6.1), each taken through the real pages and the back channel.</summary>
public static class Applying
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>A small picture, accepted for every document.</summary>
    public static byte[] Picture => [.. Png];

    /// <summary>Answers to row 1.5.9 for 介護福祉士, already registered.</summary>
    public static IReadOnlyList<(string Name, string Value)> Answers(string number = "D-0123456") =>
    [
        ("registration-number", number),
        ("registered-on.era", "Heisei"), ("registered-on.year", "31"), ("registered-on.month", "4"), ("registered-on.day", "1"),
        ("kana", "ヤマダ　ハナコ"), ("domicile.is", "Prefecture"), ("domicile.prefecture", "Tokyo"), ("phone", "03-1234-5678"),
    ];

    /// <summary>Answers to row 1.5.9 for 介護福祉士, not yet registered.</summary>
    public static IReadOnlyList<(string Name, string Value)> AnswersOfNewcomer { get; } =
        [
        ("passed-in.era", "Reiwa"), ("passed-in.year", "8"), ("passed-in.month", "3"), ("kana", "スズキ　タロウ"),
        ("domicile.is", "Prefecture"), ("domicile.prefecture", "Osaka"), ("phone", "06-1234-5678"),
    ];

    /// <summary>Opens a draft; ends at 1.5.2.</summary>
    /// <returns>Path of the draft, /applications/ID.</returns>
    public static async Task<string> BeginsAsync(this Holder holder, string qualification = "certified-care-worker")
    {
        (await holder.Browser.OpenAsync("/applications/begin/" + qualification)).MustBe("1.5.1");
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.2");
        return holder.Browser.Page.Path[..^"/state".Length];
    }

    /// <summary>Opens a draft and reads the facts from the card; ends at 1.5.9.</summary>
    /// <param name="holder">The holder.</param>
    /// <param name="state">Registered or NotRegistered.</param>
    public static async Task<string> BeginsWithFactsAsync(this Holder holder, string state = "Registered")
    {
        var draft = await holder.BeginsAsync();
        (await holder.Browser.SubmitAsync("main form", ("state", state))).MustBe("1.5.3");
        await holder.Browser.SubmitAsync("main form");
        (await holder.CardAnswersAsync()).MustBe("1.5.8");
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.9");
        return draft;
    }

    /// <summary>Completes a draft; ends at 1.5.11, before consent.</summary>
    public static async Task<string> FillsInAsync(this Holder holder, string number = "D-0123456")
    {
        var draft = await holder.BeginsWithFactsAsync();
        (await holder.AnswersAsync(Answers(number), "certificate-copy")).MustBe("1.5.10");
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
        return draft;
    }

    /// <summary>Submits the current page, row 1.5.9, with a picture for one document.</summary>
    public static Task<Page> AnswersAsync(this Holder holder, IReadOnlyList<(string Name, string Value)> answers, string document) =>
        holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), answers, null, new TestFile("file." + document, "certificate.png", Picture));

    /// <summary>Consents; ends at the page that waits for the card's signature.</summary>
    public static Task<Page> ConsentsAsync(this Holder holder) => holder.Browser.SubmitAsync("main form", ("consent", "true"));

    /// <summary>Signs and submits an application; ends at 1.6.1.</summary>
    /// <returns>Path of the application, /applications/ID.</returns>
    public static async Task<string> AppliesAsync(this Holder holder, string number = "D-0123456")
    {
        var draft = await holder.FillsInAsync(number);
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("1.6.1");
        return draft;
    }

    /// <summary>The same for a person who is not yet registered.</summary>
    public static async Task<string> AppliesAsNewcomerAsync(this Holder holder)
    {
        var draft = await holder.BeginsWithFactsAsync("NotRegistered");
        (await holder.AnswersAsync(AnswersOfNewcomer, "pass-certificate")).MustBe("1.5.10");
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("1.6.1");
        return draft;
    }

    /// <summary>The id in an application's path.</summary>
    public static Guid IdOf(string application) => Guid.Parse(application["/applications/".Length..]);
}
