using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Phone.Handovers;

/// <summary>A person at a computer with a phone: two browsers, of which the phone's has no session here.</summary>
internal sealed class ComputerAndPhone
{
    public const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36";
    private const string NumberForm = "main form[action$='handler=number']";
    private readonly PhoneWorld world;

    public ComputerAndPhone(PhoneWorld world)
    {
        this.world = world;
        (Computer, Phone) = (world.Stranger(), world.Phone());
        Computer.Device = Windows;
    }

    public Browser Computer { get; }

    public Browser Phone { get; }

    /// <summary>Path of the computer's page; empty before the code was shown.</summary>
    public string CodePath { get; private set; } = "";

    /// <summary>Path in what the code says; empty before it was shown.</summary>
    public string PhonePath { get; private set; } = "";

    /// <summary>Presses the button for the phone on the start page.</summary>
    public async Task<Page> AsksAsync()
    {
        await Computer.OpenAsync("/");
        return await AsksAsync(PhoneHolder.SignInForm);
    }

    /// <summary>Presses a button of the computer's current page that leads to the code.</summary>
    public async Task<Page> AsksAsync(string form, params (string Name, string Value)[] values)
    {
        var page = (await Computer.SubmitAsync(form, values)).MustBe("0.8");
        Assert.StartsWith("/cards/code/", page.Path, StringComparison.Ordinal);
        CodePath = page.Path;
        PhonePath = new Uri(page.Text("[data-phone-address]")).AbsolutePath;
        return page;
    }

    /// <summary>Signs in and fills in an application; ends at the code for its signature.</summary>
    public async Task AsksToSignAsync()
    {
        await AsksAsync();
        (await FinishesAsync(PhoneHolder.Pin)).MustBe("1.3.1");
        var holder = new PhoneHolder(world, browser: Computer);
        await holder.BeginsAsync();
        await AsksAsync("main form");
        (await FinishesAsync(PhoneHolder.Pin)).MustBe("1.5.8");
        await holder.FillsInRestAsync();
        await AsksAsync("main form", ("consent", "true"));
    }

    /// <summary>Takes the code with the phone.</summary>
    /// <returns>The number that it shows.</returns>
    public async Task<string> ClaimsAsync()
    {
        await Phone.OpenAsync(PhonePath);
        return (await Phone.SubmitAsync("main form")).MustBe("0.8").Text(".hand-over__number");
    }

    /// <summary>Types a number on the computer.</summary>
    public async Task<Page> TypesAsync(string number)
    {
        if (Computer.Page.Document.QuerySelector(NumberForm) is null) await Computer.OpenAsync(CodePath);
        return await Computer.SubmitAsync(NumberForm, ("number", number));
    }

    /// <summary>Lets the phone go to its service.</summary>
    /// <returns>The address there.</returns>
    public async Task<Uri> LeavesAsync()
    {
        await Phone.OpenAsync("/cards/number");
        return await PhoneWorld.GoesOverAsync(Phone, "main form");
    }

    /// <summary>From the code to the answer of the phone's service.</summary>
    /// <returns>Path and query with which the phone is sent back.</returns>
    public async Task<string> AnswersAsync(string secret, string persona = "hanako", string answer = "card")
    {
        await TypesAsync(await ClaimsAsync());
        return await world.AnswersAsync(await LeavesAsync(), persona, secret, answer);
    }

    /// <summary>From the code to the page on which the computer goes on.</summary>
    public async Task<Page> FinishesAsync(string secret, string persona = "hanako", string answer = "card")
    {
        await Phone.OpenAsync(await AnswersAsync(secret, persona, answer));
        return await Computer.OpenAsync(CodePath);
    }
}
