using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Architecture.Samples.Platform
{
    internal interface ICapability;

    internal sealed class PlatformRow
    {
        public int Id { get; init; }
    }

    internal sealed class PlatformTable : IEntityTypeConfiguration<PlatformRow>
    {
        public void Configure(EntityTypeBuilder<PlatformRow> builder) => builder.HasKey(r => r.Id);
    }

    internal static class KnowsACapability
    {
        public static string Name() => First.FirstFace.Name;
    }
}

namespace Akashi.Architecture.Samples.Platform.Events
{
    public interface IDomainEvent
    {
        string Act => "";
    }

    public interface IRecorded : IDomainEvent
    {
        string By => "";
    }
}
