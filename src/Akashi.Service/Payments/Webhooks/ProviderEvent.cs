using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Payments.Webhooks;

/// <summary>An event from the provider that has been applied; an event with the same id is never applied again (threat M3).</summary>
internal sealed class ProviderEvent
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }
}

/// <summary>Partition by time, should it grow too large.</summary>
internal sealed class ProviderEventTable : IEntityTypeConfiguration<ProviderEvent>
{
    public void Configure(EntityTypeBuilder<ProviderEvent> builder)
    {
        builder.ToTable("provider_events");
        builder.IsAppendOnly();
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasMaxLength(WebhookBody.LongestId);
        builder.Property(e => e.Kind).HasMaxLength(WebhookBody.LongestKind);
    }
}
