using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>A change of one entry, and what the pages said about it.</summary>
/// <param name="entry">The register entry.</param>
internal sealed class Change(Guid entry)
{
    public Guid Entry => entry;

    /// <summary>Address of the code of the credential with the facts before the change.</summary>
    public string Credential { get; set; } = "";

    public Guid Application { get; set; }

    public Guid Charge { get; set; }

    /// <summary>The provider's page; null where none was opened.</summary>
    public Uri? ProviderPage { get; set; }

    /// <summary>受付番号; null where no page has shown it.</summary>
    public string? Receipt { get; private set; }

    /// <summary>How far it is according to the pages.</summary>
    public ApplicationState Told { get; private set; } = ApplicationState.Draft;

    /// <summary>A page has confirmed this state.</summary>
    public void Tell(ApplicationState state)
    {
        if (state > Told) Told = state;
    }

    /// <summary>A page has confirmed the receipt.</summary>
    public void TellReceipt(string number)
    {
        Assert.True(Receipt is null || Receipt == number, $"The receipt number was {Receipt}, now it is {number}.");
        Receipt = number;
        Tell(ApplicationState.Submitted);
    }
}
