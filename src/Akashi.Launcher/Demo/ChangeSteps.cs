namespace Akashi.Launcher.Demo;

/// <summary>What the holder does in flow ② of the demo: 書換交付 after a marriage.</summary>
internal sealed class ChangeSteps(DemoAddresses addresses, DemoBrowser browser, CardSteps card)
{
    /// <summary>The answers on row 2.5.9.</summary>
    public static IReadOnlyDictionary<string, string> Answers => new Dictionary<string, string>
    {
        ["kana"] = DemoWords.Get("NewKana"),
        ["reason"] = DemoWords.Get("Marriage"),
        ["changed-on.era"] = "Reiwa",
        ["changed-on.year"] = "8",
        ["changed-on.month"] = "10",
        ["changed-on.day"] = "1",
        ["phone"] = "03-1234-5678",
    };

    /// <summary>The file attached there.</summary>
    public static DemoFile Proof => new("file.proof", "family-register.png", SamplePicture.Bytes);

    /// <summary>Flow ②, from the certificates to the receipt.</summary>
    public async Task ApplyAsync()
    {
        await browser.OpenAsync(new Uri(addresses.Portal, "/home/certificates"));
        browser.MustBe("2.3.1");
        await browser.FollowAsync(DemoWords.Get("Qualification"));
        browser.MustBe("2.4.1");
        await browser.FollowAsync(DemoWords.Get("CareWorker"));
        browser.MustBe("2.5.1");
        await browser.FollowAsync(DemoWords.Get("Change"));
        browser.MustBe("2.5.2");
        await browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string> { ["procedure"] = "change" });
        browser.MustBe("2.5.3");
        await browser.PressAsync(DemoWords.Get("Next"));
        await card.UseAsync(["2.5.4", "2.5.5", "2.5.6", "2.5.7"], CardSteps.Pin);
        browser.MustBe("2.5.8");
        if (browser.Page.QuerySelector("tr.table__row--differs") is null) throw new DemoException("The page 2.5.8 marks nothing that differs.");
        await browser.PressAsync(DemoWords.Get("Next"));
        browser.MustBe("2.5.9");
        await browser.PressAsync(DemoWords.Get("Next"), Answers, [Proof]);
        await card.CheckConsentAndSignAsync("2");
    }
}
