using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>A change of one entry, and what pages said of it.</summary>
/// <param name="entry">The entry of the register.</param>
internal sealed class Change(Guid entry)
{
    public Guid Entry => entry;

    /// <summary>The credential on the facts before the change: address of its code.</summary>
    public string Credential { get; set; } = "";

    public Guid Application { get; set; }

    public Guid Charge { get; set; }

    /// <summary>The provider's page, where one was opened.</summary>
    public Uri? ProviderPage { get; set; }

    /// <summary>受付番号, where a page said one.</summary>
    public string? Receipt { get; private set; }

    /// <summary>How far it is by what pages said.</summary>
    public ApplicationState Told { get; private set; } = ApplicationState.Draft;

    /// <summary>A page acknowledged that it is so far.</summary>
    public void Tell(ApplicationState state)
    {
        if (state > Told) Told = state;
    }

    /// <summary>A page acknowledged that it was received.</summary>
    public void TellReceipt(string number)
    {
        Assert.True(Receipt is null || Receipt == number, $"The receipt number was {Receipt}, now it is {number}.");
        Receipt = number;
        Tell(ApplicationState.Submitted);
    }
}
