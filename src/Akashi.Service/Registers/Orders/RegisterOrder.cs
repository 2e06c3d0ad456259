using System.Text.Json.Serialization;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Registers.Orders;

/// <summary>What a decision does to a register. Plain data: it is kept as JSON while a fee is awaited.</summary>
/// <param name="By">Who decided it.</param>
[JsonDerivedType(typeof(Enter), "enter")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(Amend), "amend")]
public abstract record RegisterOrder(Actor By)
{
    /// <summary>The entry: the one that is there, or the one that is made.</summary>
    public abstract Guid RegistrationId { get; }

    /// <summary>Makes a new entry, linked to its holder.</summary>
    /// <param name="By">Who decided it.</param>
    /// <param name="AccountId">The holder's account.</param>
    /// <param name="QualificationId">Qualification in the catalog.</param>
    /// <param name="Entry">What it says.</param>
    public sealed record Enter(Actor By, Guid AccountId, string QualificationId, NewRegistration Entry) : RegisterOrder(By)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Guid RegistrationId => Entry.Id;
    }

    /// <summary>Links an entry that is there to its holder.</summary>
    /// <param name="By">Who decided it.</param>
    /// <param name="AccountId">The holder's account.</param>
    /// <param name="Entry">The entry.</param>
    public sealed record Link(Actor By, Guid AccountId, Guid Entry) : RegisterOrder(By)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Guid RegistrationId => Entry;
    }

    /// <summary>Gives an entry a version with other facts; its status stays.</summary>
    /// <param name="By">Who decided it.</param>
    /// <param name="Entry">The entry.</param>
    /// <param name="ReceiptNumber">Receipt number of the application: the reason in the entry's history.</param>
    /// <param name="Changed">What changes.</param>
    public sealed record Amend(Actor By, Guid Entry, string ReceiptNumber, ChangedFacts Changed) : RegisterOrder(By)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Guid RegistrationId => Entry;
    }
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
