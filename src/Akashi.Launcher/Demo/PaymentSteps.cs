using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Hosting;

namespace Akashi.Launcher.Demo;

/// <summary>What the holder does in flow ⑤ of the demo: pays the fee with a test card on the provider's page.</summary>
internal sealed class PaymentSteps(DemoAddresses addresses, DemoBrowser browser)
{
    // The lines of the receipt to keep, by their labels on the page.
    private static readonly string[] ReceiptLines = ["Payer", "Title", "Total", "PaidAt", "Payee", "ReceiptNumber", "Payment"];

    /// <summary>What is entered on the provider's page: their test card that pays (row 5.2.6).</summary>
    public static IReadOnlyDictionary<string, string> GoodCard =>
        new Dictionary<string, string> { ["number"] = "4242 4242 4242 4242", ["expiry"] = "12/30", ["code"] = "123" };

    /// <summary>Rows 5.1.1 to 5.3.1.</summary>
    /// <exception cref="DemoException">A page other than the next row's appeared.</exception>
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

    /// <summary>The receipt on the current page (row 5.3.1) together with the provider's own ledger; both must show the same payment.</summary>
    public async Task<JsonObject> ReceiptAsync()
    {
        var page = new JsonObject();
        foreach (var line in ReceiptLines) page[JsonNamingPolicy.CamelCase.ConvertName(line)] = LineOf(DemoWords.Get("Receipt" + line));
        using var http = new HttpClient(LoopbackNames.Handler());
        var ledger = JsonNode.Parse(await http.GetStringAsync(new Uri(addresses.Payments, "/sandbox/ledger")))!.AsArray();
        if (ledger.Count != 1 || ledger[0]!["id"]?.GetValue<string>() != page["payment"]!.GetValue<string>())
            throw new DemoException($"The provider's ledger says {ledger.ToJsonString()}, the receipt {page.ToJsonString()}.");
        return new JsonObject { ["receipt"] = page, ["ledger"] = ledger[0]!.DeepClone() };
    }

    private string LineOf(string label) =>
        browser.Page.QuerySelectorAll("main dl.summary-list dt").FirstOrDefault(d => d.TextContent.Trim() == label)?.NextElementSibling is { } value
            ? value.QuerySelector("time")?.GetAttribute("datetime") ?? value.TextContent.Trim()
            : throw new DemoException($"The receipt has no line \"{label}\".");

    // A button or a link: what leads on depends on the step.
    private async Task GoOnAsync(string words, string next)
    {
        var text = DemoWords.Get(words);
        if (browser.Page.QuerySelectorAll("main a").Any(a => a.TextContent.Trim() == text)) await browser.FollowAsync(text);
        else await browser.PressAsync(text);
        browser.MustBe(next);
    }
}
