using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Accounts;

/// <summary>What a line of an account's own history tells.</summary>
public enum AccessKind
{
    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A way to sign in was added.</summary>
    WayAdded,

    /// <summary>A way to sign in was removed.</summary>
    WayRemoved,
}

/// <summary>
/// A line of an account's own history, for the eyes of its holder. It is kept for a year; the audit trail, which holds no device, stays.
/// </summary>
internal sealed class AccessEntry
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AccessKind Kind { get; init; }

    /// <summary>"card" or "phone" (<see cref="WayNames"/>).</summary>
    public required string Way { get; init; }

    /// <summary>Kind of device (<see cref="VisitorDevice.Code"/>).</summary>
    public required string Device { get; init; }
}

/// <summary>Partition by month, should it grow too large.</summary>
internal sealed class AccessEntryTable : IEntityTypeConfiguration<AccessEntry>
{
    public void Configure(EntityTypeBuilder<AccessEntry> builder)
    {
        builder.ToTable("access_entries");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Way).HasMaxLength(20);
        builder.Property(e => e.Device).HasMaxLength(VisitorDevice.LongestCode);
        builder.HasIndex(e => new { e.AccountId, e.At, e.Id });
        builder.HasIndex(e => e.At);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Removes lines that are older than a year.</summary>
internal sealed class EndedAccessEntries(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    /// <summary>From when on lines are kept.</summary>
    public static DateTimeOffset KeptSince(DateTimeOffset now) => now.AddMonths(-12);

    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        // Nothing can have happened in the future: the clock was set back, and such a line would never end.
        var (before, ahead) = (KeptSince(clock.GetUtcNow()), clock.GetUtcNow() + Clocks.Tolerance);
        return db.Set<AccessEntry>().Where(e => e.At < before || e.At > ahead).OrderBy(e => e.At).Take(most).ExecuteDeleteAsync(ct);
    }
}
