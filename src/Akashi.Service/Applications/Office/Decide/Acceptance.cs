using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Applications.Office.Decide;

/// <summary>What staff send with 「承認する」.</summary>
/// <param name="NewEntry">Number and date of the new entry; null where one is there.</param>
/// <param name="SeenVersion">Version of the entry that stood on the page; null where none did.</param>
/// <param name="Answer">What they answered to doubts about the person; null where nothing.</param>
internal sealed record AcceptInput(NewEntryInput? NewEntry = null, int? SeenVersion = null, IdentityAnswer? Answer = null);

/// <summary>Number and date that staff give to a new entry.</summary>
/// <param name="Number">As it will be printed.</param>
/// <param name="NumberSearchForm">Without 第/号, spaces, width.</param>
/// <param name="RegisteredOn">Date of registration.</param>
internal sealed record NewEntryInput(string Number, string NumberSearchForm, DateOnly RegisteredOn);

/// <summary>Whether an application can be accepted as the register stands now.</summary>
internal abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>It can.</summary>
    /// <param name="Order">What the register is told.</param>
    /// <param name="Doubts">What staff answered for; null where nothing.</param>
    /// <param name="EntryVersion">Version of the entry that is linked; null where none is.</param>
    internal sealed record Ready(RegisterOrder Order, AnsweredDoubts? Doubts, int? EntryVersion = null) : Acceptance;

    /// <summary>It cannot.</summary>
    internal sealed record Refused(DecideOutcome Reason) : Acceptance;
}
