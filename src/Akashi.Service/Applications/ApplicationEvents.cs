using System.Text.Json.Serialization;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications;

/// <summary>An application moved to another state; raised inside of the transaction that moved it.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="By">Who moved it.</param>
/// <param name="Details">Codes and digests for the trail; no personal fact.</param>
public sealed record ApplicationMoved(
    Guid ApplicationId, Guid AccountId, ApplicationState State, string By, IReadOnlyDictionary<string, string> Details) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new($"application.{State.ToString().ToLowerInvariant()}", By, $"application:{ApplicationId}", Details);
}

/// <summary>The holder consented to the terms (row 1.5.11); raised inside of the transaction that keeps it.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="AccountId">Whose.</param>
public sealed record ApplicationConsented(Guid ApplicationId, Guid AccountId) : IRecorded
{
    /// <inheritdoc/>
    public AuditLine Line => new("application.consented", $"account:{AccountId}", $"application:{ApplicationId}");
}

/// <summary>What a completed application does to the register; decided at acceptance, kept until the fee is confirmed.</summary>
[JsonDerivedType(typeof(InitialRegistrationCompleted), "initial-registration")]
[JsonDerivedType(typeof(ChangeCompleted), "change")]
public abstract record CompletionEvent : IDomainEvent
{
    /// <summary>Lets its followers act in the running act.</summary>
    internal abstract Task RaiseInAsync(Commit commit, CancellationToken ct);
}

/// <summary>An initial registration is complete: the register links the entry, or makes a new one.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="QualificationId">Qualification in the catalog.</param>
/// <param name="By">Who decided.</param>
/// <param name="Linked">Id of the existing entry; null where a new one is made.</param>
/// <param name="NewEntry">What the new entry says; null where an existing one is linked.</param>
public sealed record InitialRegistrationCompleted(
    Guid ApplicationId, Guid AccountId, string QualificationId, string By, Guid? Linked, NewRegistration? NewEntry) : CompletionEvent
{
    internal override Task RaiseInAsync(Commit commit, CancellationToken ct) => commit.RaiseAsync(this, ct);
}

/// <summary>A change is complete: the register gives the entry a new version.</summary>
/// <param name="ApplicationId">Which.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="RegistrationId">The entry.</param>
/// <param name="QualificationId">Qualification in the catalog.</param>
/// <param name="By">Who decided.</param>
/// <param name="ReceiptNumber">Receipt number of the application: the reason in the entry's history.</param>
/// <param name="Changed">What changes.</param>
public sealed record ChangeCompleted(
    Guid ApplicationId, Guid AccountId, Guid RegistrationId, string QualificationId, string By, string ReceiptNumber, ChangedFacts Changed) : CompletionEvent
{
    internal override Task RaiseInAsync(Commit commit, CancellationToken ct) => commit.RaiseAsync(this, ct);
}

/// <summary>Facts of an entry that change; null where one stays as it is.</summary>
/// <param name="Name">New name.</param>
/// <param name="Kana">New reading.</param>
/// <param name="FormerName">New 旧姓 or 通称.</param>
/// <param name="Address">New address.</param>
/// <param name="Domicile">New 本籍: prefecture or nationality.</param>
public sealed record ChangedFacts(string? Name, string? Kana, string? FormerName, string? Address, string? Domicile)
{
    /// <summary>The facts after the change.</summary>
    public RegistrationFacts AppliedTo(RegistrationFacts facts) => facts with
    {
        Name = Name ?? facts.Name,
        Kana = Kana ?? facts.Kana,
        FormerName = FormerName ?? facts.FormerName,
        Address = Address ?? facts.Address,
        Domicile = Domicile ?? facts.Domicile,
    };
}

/// <summary>A new entry as accepted by staff.</summary>
/// <param name="Id">Id it shall have.</param>
/// <param name="Number">Number that staff gave, as printed.</param>
/// <param name="NumberSearchForm">Without 第/号, spaces, width.</param>
/// <param name="RegisteredOn">Date of registration.</param>
/// <param name="Facts">The 4 facts that the certificate proved.</param>
/// <param name="Kana">Reading; null where not asked.</param>
/// <param name="FormerName">旧姓 or 通称; null where not wished.</param>
/// <param name="Domicile">本籍 prefecture or nationality; null where unknown.</param>
public sealed record NewRegistration(
    Guid Id, string Number, string NumberSearchForm, DateOnly RegisteredOn, BasicFacts Facts, string? Kana, string? FormerName, string? Domicile)
{
    /// <summary>What the entry's first version says.</summary>
    public RegistrationFacts ToFacts() => new(Facts.Name, Kana, FormerName, Facts.BirthOn, Facts.Sex, Facts.Address, Domicile, RegisteredOn);
}
