using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Hosting;

namespace Akashi.Launcher.Demo;

/// <summary>What the holder does in the demo in flow ⑤: the fee by a test card, on the provider's page.</summary>
internal sealed class PaymentSteps(DemoAddresses addresses, DemoBrowser browser)
{
    // Each line of the receipt that is kept, by its label on the page.
    private static readonly string[] ReceiptLines = ["Payer", "Title", "Total", "PaidAt", "Payee", "ReceiptNumber", "Payment"];

    /// <summary>What is entered on the provider's page: the card of theirs that pays (row 5.2.6).</summary>
    public static IReadOnlyDictionary<string, string> GoodCard => new Dictionary<string, string> { ["number"] = "4242 4242 4242 4242", ["expiry"] = "12/30", ["code"] = "123" };

    /// <summary>Rows 5.1.1 to 5.3.1.</summary>
    /// <exception cref="DemoException">Another page came than the next row.</exception>
    public async Task PayAsync()
    {
        await browser.OpenAsync(new Uri(addresses.Portal, "/applications/mine"));
        browser.MustBe("5.1.1");
        await browser.FollowAsync(DemoWords.Get("AwaitingPayment"));
        browser.MustBe("5.2.1");
        await GoOnAsync("Pay", "5.2.2");
        await GoOnAsync("ByCard", "5.2.3");
        await GoOnAsync("FixMethod", "5.2.4");
        await GoOnAsync("Agree", "5.2.5");
        await GoOnAsync("BeginPayment", "5.2.6");
        await browser.PressAsync(DemoWords.Get("CheckCard"), GoodCard);
        browser.MustBe("5.2.8");
        await GoOnAsync("Execute", "5.3.1");
    }

    /// <summary>The receipt in front (row 5.3.1), beside what the provider's own ledger holds; both must be the one payment.</summary>
    public async Task<JsonObject> ReceiptAsync()
    {
        var page = new JsonObject();
        foreach (var line in ReceiptLines) page[JsonNamingPolicy.CamelCase.ConvertName(line)] = LineOf(DemoWords.Get("Receipt" + line));
        using var http = new HttpClient(LoopbackNames.Handler());
        var ledger = JsonNode.Parse(await http.GetStringAsync(new Uri(addresses.Payments, "/sandbox/ledger")))!.AsArray();
        if (ledger.Count != 1 || ledger[0]!["id"]?.GetValue<string>() != page["payment"]!.GetValue<string>()) throw new DemoException($"The provider's ledger says {ledger.ToJsonString()}, the receipt {page.ToJsonString()}.");
        return new JsonObject { ["receipt"] = page, ["ledger"] = ledger[0]!.DeepClone() };
    }

    private string LineOf(string label) =>
        browser.Page.QuerySelectorAll("main dl.summary-list dt").FirstOrDefault(d => d.TextContent.Trim() == label)?.NextElementSibling is { } value
            ? value.QuerySelector("time")?.GetAttribute("datetime") ?? value.TextContent.Trim()
            : throw new DemoException($"The receipt has no line \"{label}\".");

    // Buttons and links alike: what leads on differs by step.
    private async Task GoOnAsync(string words, string next)
    {
        var text = DemoWords.Get(words);
        if (browser.Page.QuerySelectorAll("main a").Any(a => a.TextContent.Trim() == text)) await browser.FollowAsync(text);
        else await browser.PressAsync(text);
        browser.MustBe(next);
    }
}
