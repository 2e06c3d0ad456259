using System.Text.Json.Serialization;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Registers.Orders;

/// <summary>What a decision does to a register. Plain data, stored as JSON until the fee is paid.</summary>
/// <param name="By">Who decided it.</param>
[JsonDerivedType(typeof(Enter), "enter")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(Amend), "amend")]
[JsonDerivedType(typeof(Reissue), "reissue")]
[JsonDerivedType(typeof(Delete), "delete")]
public abstract record RegisterOrder(Actor By)
{
    /// <summary>Id of the entry, whether it exists or is still to be made.</summary>
    public abstract Guid RegistrationId { get; }

    /// <summary>Adds a new entry, linked to its holder.</summary>
    /// <param name="By">Who decided it.</param>
    /// <param name="AccountId">The holder's account.</param>
    /// <param name="QualificationId">Id of the qualification in the catalog.</param>
    /// <param name="Entry">The contents of the entry.</param>
    public sealed record Enter(Actor By, Guid AccountId, string QualificationId, NewRegistration Entry) : RegisterOrder(By)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Guid RegistrationId => Entry.Id;
    }

    /// <summary>Links an existing entry to its holder.</summary>
    /// <param name="By">Who decided it.</param>
    /// <param name="AccountId">The holder's account.</param>
    /// <param name="Entry">Id of the entry.</param>
    public sealed record Link(Actor By, Guid AccountId, Guid Entry) : RegisterOrder(By)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Guid RegistrationId => Entry;
    }

    /// <summary>Appends a version with new facts to an entry; the status stays.</summary>
    /// <param name="By">Who decided it.</param>
    /// <param name="Entry">Id of the entry.</param>
    /// <param name="ReceiptNumber">Receipt number of the application, shown as the reason in the entry's history.</param>
    /// <param name="Changed">What changes.</param>
    public sealed record Amend(Actor By, Guid Entry, string ReceiptNumber, ChangedFacts Changed) : RegisterOrder(By)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Guid RegistrationId => Entry;
    }

    /// <summary>Appends a version with the same facts: the paper of the entry is issued anew, and what was issued before no longer counts.</summary>
    /// <param name="By">Who decided it.</param>
    /// <param name="Entry">Id of the entry.</param>
    /// <param name="ReceiptNumber">Receipt number of the application, shown as the reason in the entry's history.</param>
    public sealed record Reissue(Actor By, Guid Entry, string ReceiptNumber) : RegisterOrder(By)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Guid RegistrationId => Entry;
    }

    /// <summary>Appends a version that deletes the entry at its holder's own wish. The entry must be in force: 取消 never turns into 削除.</summary>
    /// <param name="By">Who decided it.</param>
    /// <param name="Entry">Id of the entry.</param>
    /// <param name="ReceiptNumber">Receipt number of the application, shown as the reason in the entry's history.</param>
    public sealed record Delete(Actor By, Guid Entry, string ReceiptNumber) : RegisterOrder(By)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Guid RegistrationId => Entry;
    }
}

/// <summary>A new entry, as accepted by staff.</summary>
/// <param name="Id">Id of the new entry.</param>
/// <param name="Number">Registration number assigned by staff, as printed.</param>
/// <param name="NumberSearchForm">The number without 第/号 and spaces, in one width.</param>
/// <param name="RegisteredOn">Date of registration.</param>
/// <param name="Facts">The four facts that the card's certificate proves.</param>
/// <param name="Kana">Reading; null if it was not asked for.</param>
/// <param name="FormerName">旧姓 or 通称; null if the holder does not want one.</param>
/// <param name="Domicile">本籍 prefecture or nationality; null if unknown.</param>
public sealed record NewRegistration(
    Guid Id, string Number, string NumberSearchForm, DateOnly RegisteredOn, BasicFacts Facts, string? Kana, string? FormerName, string? Domicile)
{
    /// <summary>Facts of the entry's first version.</summary>
    public RegistrationFacts ToFacts() => new(Facts.Name, Kana, FormerName, Facts.BirthOn, Facts.Sex, Facts.Address, Domicile, RegisteredOn);
}

/// <summary>The facts of an entry that change; null for each fact that stays.</summary>
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
