using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>A change of one entry, and what the pages said about it.</summary>
/// <param name="entry">The register entry.</param>
internal sealed class Change(Guid entry)
{
    private static readonly ApplicationState[] First = [ApplicationState.Submitted, ApplicationState.UnderReview];

    private static readonly ApplicationState[] Last =
        [ApplicationState.Accepted, ApplicationState.AwaitingPayment, ApplicationState.Paid, ApplicationState.Completed];

    public Guid Entry => entry;

    /// <summary>Whether it is returned once, corrected and signed again.</summary>
    public bool IsCorrected { get; set; }

    /// <summary>The states that it goes through, one after another.</summary>
    public IReadOnlyList<ApplicationState> Course => IsCorrected ? [.. First, ApplicationState.Returned, .. First, .. Last] : [.. First, .. Last];

    /// <summary>Address of the code of the credential with the facts before the change.</summary>
    public string Credential { get; set; } = "";

    public Guid Application { get; set; }

    public Guid Charge { get; set; }

    /// <summary>The provider's page; null where none was opened.</summary>
    public Uri? ProviderPage { get; set; }

    /// <summary>受付番号; null where no page has shown it.</summary>
    public string? Receipt { get; private set; }

    /// <summary>How many states of its course it went through according to the pages.</summary>
    public int Told { get; private set; }

    public bool IsToldComplete => Told == Course.Count;

    /// <summary>A page has confirmed this state.</summary>
    public void Tell(ApplicationState state) => Told = Math.Max(Told, Course.ToList().LastIndexOf(state) + 1);

    /// <summary>A page has confirmed the receipt, of the correction or of what was signed first.</summary>
    public void TellReceipt(string number, bool ofCorrection)
    {
        Assert.True(Receipt is null || Receipt == number, $"The receipt number was {Receipt}, now it is {number}.");
        Receipt = number;
        if (ofCorrection) Tell(ApplicationState.Submitted);
        else Told = Math.Max(Told, 1);
    }
}
