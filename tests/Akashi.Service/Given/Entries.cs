namespace Akashi.Service.Tests.Given;

/// <summary>再交付 and 消除 (rows 2.5.1 to 2.6.1 for procedures that change no facts), each step taken through the real pages and the back channel.</summary>
public static class Entries
{
    private static readonly (string, string)[] NoticedOn =
        [("noticed-on.era", "Reiwa"), ("noticed-on.year", "8"), ("noticed-on.month", "10"), ("noticed-on.day", "1")];

    /// <summary>A holder with an entry of a qualification whose reissue is free of charge.</summary>
    public static async Task<(Holder Holder, Guid Entry)> EntryHolderAsync(this World world, string qualification = Changing.FreeOfCharge)
    {
        var holder = await world.HolderSignedIn();
        return (holder, await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync(), qualification));
    }

    /// <summary>Completes a draft of 再交付; ends at 2.5.10.</summary>
    public static async Task<string> FillsInReissueAsync(this Holder holder, Guid entry)
    {
        var draft = await holder.BeginsWithFactsAsync(entry, "reissue");
        await holder.Browser.SubmitAsync("main form", [("reason", "damaged"), .. NoticedOn, ("return", "true")]);
        await holder.Browser.SubmitAsync("main form", ("phone", "03-1234-5678"));
        (await holder.AttachesAsync("damaged", "residence")).MustBe("2.5.10");
        return draft;
    }

    /// <summary>Completes a draft of 消除; ends at 2.5.10.</summary>
    public static async Task<string> FillsInDeletionAsync(this Holder holder, Guid entry)
    {
        var draft = await holder.BeginsWithFactsAsync(entry, "deletion");
        await holder.Browser.SubmitAsync("main form", ("reason", "retired"), ("has-certificate", "yes"));
        await holder.Browser.SubmitAsync("main form", ("understood", "true"));
        await holder.Browser.SubmitAsync("main form", ("phone", "03-1234-5678"));
        (await holder.AttachesAsync("certificate-copy")).MustBe("2.5.10");
        return draft;
    }

    /// <summary>Consents and signs what the check page shows; ends at 2.6.1.</summary>
    public static async Task<Page> SignsAsync(this Holder holder)
    {
        (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.11");
        await holder.ConsentsAsync();
        return (await holder.CardAnswersAsync()).MustBe("2.6.1");
    }

    private static async Task<string> BeginsWithFactsAsync(this Holder holder, Guid entry, string procedure)
    {
        (await holder.Browser.OpenAsync($"/applications/change/{entry}")).MustBe("2.5.2");
        (await holder.Browser.SubmitAsync("main form", ("procedure", procedure))).MustBe("2.5.3");
        var draft = holder.Browser.Page.Path[..^"/card".Length];
        await holder.Browser.SubmitAsync("main form");
        (await holder.CardAnswersAsync()).MustBe("2.5.8");
        (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.9");
        return draft;
    }

    private static Task<Page> AttachesAsync(this Holder holder, params string[] documents) => holder.Browser.SubmitAsync(
        holder.Browser.FormOf("main form"), [], null, [.. documents.Select(d => new TestFile("file." + d, "paper.png", Applying.Picture))]);
}
