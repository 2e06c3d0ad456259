namespace Akashi.Service.Tests.Given;

/// <summary>The steps of a change (rows 2.5.1 to 2.6.1), each taken through the real pages and the back channel.</summary>
public static class Changing
{
    /// <summary>Another qualification of the same body, for which a change is free of charge.</summary>
    public const string FreeOfCharge = "mental-health-social-worker";

    /// <summary>Answers to row 2.5.9.</summary>
    public static IReadOnlyList<(string Name, string Value)> Answers { get; } =
    [
        ("kana", "ナカムラ　ミサキ"), ("reason", "婚姻"),
        ("changed-on.era", "Reiwa"), ("changed-on.year", "8"), ("changed-on.month", "10"), ("changed-on.day", "1"),
        ("phone", "03-1234-5678"),
    ];

    /// <summary>A person whose card has a new name and address, with an entry that still has the old ones.</summary>
    /// <returns>The holder, signed in with the new card, and the entry's id.</returns>
    public static async Task<(Holder Holder, Guid Entry)> MarriedHolderAsync(this World world, string qualification = FreeOfCharge)
    {
        var holder = await world.HolderSignedIn("misaki-married");
        return (holder, await world.RegisteredAsync(Registering.NewNumber(), world.NewCard("misaki").Persona, await holder.AccountIdAsync(), qualification));
    }

    /// <summary>Chooses the procedure; ends at 2.5.3.</summary>
    /// <returns>Path of the draft, /applications/ID.</returns>
    public static async Task<string> BeginsChangeAsync(this Holder holder, Guid entry)
    {
        (await holder.Browser.OpenAsync($"/applications/change/{entry}")).MustBe("2.5.2");
        (await holder.Browser.SubmitAsync("main form", ("procedure", "change"))).MustBe("2.5.3");
        return holder.Browser.Page.Path[..^"/card".Length];
    }

    /// <summary>Chooses the procedure and reads the facts; ends at 2.5.8.</summary>
    public static async Task<string> BeginsChangeWithFactsAsync(this Holder holder, Guid entry)
    {
        var draft = await holder.BeginsChangeAsync(entry);
        await holder.Browser.SubmitAsync("main form");
        (await holder.CardAnswersAsync()).MustBe("2.5.8");
        return draft;
    }

    /// <summary>Completes a draft; ends at 2.5.10.</summary>
    public static async Task<string> FillsInChangeAsync(this Holder holder, Guid entry, params (string Name, string Value)[] others)
    {
        var draft = await holder.BeginsChangeWithFactsAsync(entry);
        (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.9");
        (await holder.AnswersAsync([.. Answers.Where(a => others.All(o => o.Name != a.Name)), .. others], "proof")).MustBe("2.5.10");
        return draft;
    }

    /// <summary>Signs and submits a change; ends at 2.6.1.</summary>
    public static async Task<string> AppliesForChangeAsync(this Holder holder, Guid entry, params (string Name, string Value)[] others)
    {
        var draft = await holder.FillsInChangeAsync(entry, others);
        (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.11");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("2.6.1");
        return draft;
    }
}
