namespace Akashi.Launcher.Demo;

/// <summary>What the holder does in flows ① and ③ of the demo, screen by screen.</summary>
internal sealed class HolderSteps(DemoAddresses addresses, DemoBrowser browser, CardSteps card)
{
    /// <summary>Address of the application's page after submission.</summary>
    public string Application { get; private set; } = "";

    /// <summary>Flow ①.</summary>
    public async Task ApplyAsync()
    {
        await browser.PressAsync(DemoWords.Get("Search"));
        browser.MustBe("1.3.2");
        await browser.FollowAsync(DemoWords.Get("Qualifications"));
        browser.MustBe("1.3.3");
        await browser.FollowAsync(DemoWords.Get("Services"));
        browser.MustBe("1.4.1");
        await browser.FollowAsync(DemoWords.Get("Add"));
        browser.MustBe("1.4.2");
        await browser.FollowAsync(DemoWords.Get("CareWorker"));
        browser.MustBe("1.5.1");
        await browser.PressAsync(DemoWords.Get("Start"));
        browser.MustBe("1.5.2");
        await browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string> { ["state"] = "Registered" });
        browser.MustBe("1.5.3");
        await browser.PressAsync(DemoWords.Get("Next"));
        await card.UseAsync(["1.5.4", "1.5.5", "1.5.6", "1.5.7"], CardSteps.Pin);
        browser.MustBe("1.5.8");
        await browser.PressAsync(DemoWords.Get("Next"));
        browser.MustBe("1.5.9");
        await FillInAsync();
        await card.CheckConsentAndSignAsync("1");
        Application = browser.Address.AbsolutePath[..browser.Address.AbsolutePath.LastIndexOf('/')];
    }

    /// <summary>The signed bytes and the signature.</summary>
    public async Task<(byte[] Document, byte[] Signature)> SignedAsync() =>
        (await browser.DownloadAsync(Application + "/document"), await browser.DownloadAsync(Application + "/signature"));

    /// <summary>Flow ③: the credential as PDF, and the address of its code.</summary>
    public async Task<(byte[] Pdf, string Url)> GetCredentialAsync()
    {
        await browser.OpenAsync(new Uri(addresses.Portal, "/home/certificates"));
        browser.MustBe("3.3.1");
        await browser.FollowAsync(DemoWords.Get("Qualification"));
        browser.MustBe("3.4.1");
        await browser.FollowAsync(DemoWords.Get("CareWorker"));
        browser.MustBe("3.5.1");
        await browser.PressAsync(DemoWords.Get("Download"));
        browser.MustBe("3.6.1");
        var url = browser.Page.QuerySelector("[data-credential-url]")?.TextContent.Trim()
            ?? throw new DemoException("The page 3.6.1 has no address of the code.");
        var pdf = await browser.DownloadAsync(browser.Address.AbsolutePath.Replace("/show", "/pdf", StringComparison.Ordinal));
        return pdf.AsSpan().StartsWith("%PDF-"u8) ? (pdf, url) : throw new DemoException("The download is not a PDF.");
    }

    private Task FillInAsync() => browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string>
    {
        ["registration-number"] = DemoWalk.Number,
        ["registered-on.era"] = "Heisei",
        ["registered-on.year"] = "28",
        ["registered-on.month"] = "4",
        ["registered-on.day"] = "15",
        ["kana"] = DemoWords.Get("Kana"),
        ["domicile.is"] = "Prefecture",
        ["domicile.prefecture"] = "Kanagawa",
        ["phone"] = "03-1234-5678",
    }, [new DemoFile("file.certificate-copy", "certificate.png", SamplePicture.Bytes)]);
}
