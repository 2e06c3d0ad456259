using Akashi.Service.Cards;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Platform.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Registers;

/// <summary>State of a registration. 取消 is a sanction, 一時停止 is temporary, 削除 follows a death or the holder's own wish.</summary>
public enum RegistrationStatus
{
    /// <summary>In force.</summary>
    Active,

    /// <summary>一時停止.</summary>
    Suspended,

    /// <summary>取消.</summary>
    Revoked,

    /// <summary>削除.</summary>
    Deleted,
}

/// <summary>An entry in a register. Its contents are in its versions; the newest version is in force.</summary>
internal sealed class Registration
{
    public required Guid Id { get; init; }

    public required string QualificationId { get; init; }

    /// <summary>Registration number as printed on the paper certificate.</summary>
    public required string Number { get; init; }

    /// <summary>The number without 第/号 and spaces, in one width; unique within the qualification.</summary>
    public required string NumberSearchForm { get; init; }

    /// <summary>Search form of the current name. It is stored with the entry and updated with each version.</summary>
    public string NameSearchForm { get; private set; } = "";

    /// <summary>Search form of the name's reading; null if the register has none.</summary>
    public string? KanaSearchForm { get; private set; }

    /// <summary>Date of birth in the newest version, copied here for matching.</summary>
    public DateOnly BornOn { get; private set; }

    /// <summary>The holder's account; null until the entry is linked.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Status of the newest version, copied here for queries.</summary>
    public required RegistrationStatus Status { get; set; }

    /// <summary>Number of the newest version; guards against concurrent changes.</summary>
    public required int Version { get; set; }

    /// <summary>Sets that by which it is found from the facts of the newest version.</summary>
    public void FindBy(RegistrationFacts facts)
    {
        NameSearchForm = TextFold.SearchForm(facts.Name);
        KanaSearchForm = facts.Kana is null ? null : TextFold.SearchForm(facts.Kana);
        BornOn = facts.BirthOn;
    }
}

/// <summary>What an entry says from a point in time on. Versions are never updated in place.</summary>
internal sealed class RegistrationVersion
{
    public required Guid RegistrationId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    public required DateTimeOffset From { get; init; }

    public required RegistrationStatus Status { get; init; }

    public required string Name { get; init; }

    public required string? Kana { get; init; }

    public required string? FormerName { get; init; }

    public required DateOnly BirthOn { get; init; }

    public required Sex? Sex { get; init; }

    public required string? Address { get; init; }

    /// <summary>本籍: prefecture or nationality; null if unknown.</summary>
    public required string? Domicile { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    /// <summary>
    /// Stable code of the act that made the version: entered, imported, linked, joined, changed, reissued, deleted-at-own-wish, suspended, lifted, revoked.
    /// </summary>
    public required string Act { get; init; }

    public required Actor By { get; init; }

    /// <summary>The reason given by staff, or the receipt number of the application behind the change; null if the act needs none.</summary>
    public required string? Why { get; init; }
}

/// <summary>Would be partitioned by: qualification.</summary>
internal sealed class RegistrationTable : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("registrations");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.QualificationId).HasMaxLength(80);
        builder.Property(r => r.Number).HasMaxLength(60);
        builder.Property(r => r.NumberSearchForm).HasMaxLength(60);
        builder.Property(r => r.NameSearchForm).HasMaxLength(TextFold.LongestSearchForm);
        builder.Property(r => r.KanaSearchForm).HasMaxLength(TextFold.LongestSearchForm);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.QualificationId, r.NumberSearchForm }).IsUnique();
        builder.HasIndex(r => new { r.QualificationId, r.NameSearchForm, r.Id });
        builder.HasIndex(r => new { r.QualificationId, r.KanaSearchForm, r.Id });
        builder.HasIndex(r => new { r.QualificationId, r.BornOn });
        builder.HasIndex(r => r.AccountId);
    }
}

/// <summary>Would be partitioned by: qualification, with its registration.</summary>
internal sealed class RegistrationVersionTable : IEntityTypeConfiguration<RegistrationVersion>
{
    public void Configure(EntityTypeBuilder<RegistrationVersion> builder)
    {
        builder.ToTable("registration_versions");
        builder.IsAppendOnly();
        builder.HasKey(v => new { v.RegistrationId, v.Number });
        builder.HasOne<Registration>().WithMany().HasForeignKey(v => v.RegistrationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(v => v.Name).HasMaxLength(200);
        builder.Property(v => v.Why).HasMaxLength(1000);
    }
}
