using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Architecture.Samples.First;

internal sealed class FirstCapability : Platform.ICapability;

public static class FirstFace
{
    public static string Name => "first";

    internal static string Inner() => Name;
}

public enum FirstWord
{
    One,
}

/// <summary>Implements the event interface indirectly, and carries <see cref="FirstWord"/>.</summary>
public sealed record FirstHappened(FirstWord Word) : Platform.Events.IRecorded;

internal class FirstSecret
{
    public static readonly FirstSecret Only = new();

    public override string ToString() => "secret";
}

internal sealed class FirstRow
{
    public int Id { get; init; }
}

internal sealed class FirstTable : IEntityTypeConfiguration<FirstRow>
{
    public void Configure(EntityTypeBuilder<FirstRow> builder) => builder.HasKey(r => r.Id);
}

public sealed class FirstOpenRow
{
    public int Id { get; init; }
}

internal sealed class FirstOpenTable : IEntityTypeConfiguration<FirstOpenRow>
{
    public void Configure(EntityTypeBuilder<FirstOpenRow> builder) => builder.HasKey(r => r.Id);
}

internal static class FollowsWhatComesLater
{
    public static bool Of(Second.SecondHappened happened) => happened.Ok;
}
