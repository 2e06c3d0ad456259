using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>What staff send with 「承認する」.</summary>
/// <param name="NewEntry">Number and date of the new entry; null if no entry is created.</param>
/// <param name="SeenVersion">Version of the entry that the page showed; null if it showed none.</param>
/// <param name="Answer">Answer to the doubts about the person; null if there is none.</param>
/// <param name="SeenRound">The signed round that the page showed.</param>
/// <param name="Note">Why it is to be accepted; required where a second person has to confirm it.</param>
/// <param name="EntryId">The entry to link that staff chose; null for the one of the signed number.</param>
internal sealed record AcceptInput(
    NewEntryInput? NewEntry = null, int? SeenVersion = null, IdentityAnswer? Answer = null, int SeenRound = 1, string? Note = null, Guid? EntryId = null);

/// <summary>What staff send with 「却下する」.</summary>
/// <param name="Reason">Why, as shown to the holder.</param>
/// <param name="SeenRound">The signed round that the page showed.</param>
internal sealed record RejectInput(string Reason, int SeenRound = 1);

/// <summary>What the second person sends.</summary>
/// <param name="Proposal">Number of the proposal that the page showed.</param>
/// <param name="SeenVersion">Version of the entry that the page showed; null if it showed none.</param>
internal sealed record ConfirmInput(int Proposal, int? SeenVersion = null);

/// <summary>Number and date that staff assign to a new entry.</summary>
/// <param name="Number">Number, as it will be printed.</param>
/// <param name="NumberSearchForm">Its search form.</param>
/// <param name="RegisteredOn">Date of registration.</param>
internal sealed record NewEntryInput(string Number, string NumberSearchForm, DateOnly RegisteredOn);

/// <summary>Whether an application can be accepted, given the register as it is now.</summary>
internal abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>It can be accepted.</summary>
    /// <param name="Order">The order for the register.</param>
    /// <param name="Doubts">The doubts that staff accepted responsibility for; null if there were none.</param>
    /// <param name="EntryVersion">Version of the entry to link; null if none is linked.</param>
    internal sealed record Ready(RegisterOrder Order, AnsweredDoubts? Doubts, int? EntryVersion = null) : Acceptance;

    /// <summary>It cannot be accepted.</summary>
    internal sealed record Refused(DecideOutcome Reason) : Acceptance;
}
