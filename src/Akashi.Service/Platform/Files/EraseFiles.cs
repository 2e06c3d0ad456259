using Akashi.Service.Platform.Outbox;

namespace Akashi.Service.Platform.Files;

/// <summary>Files whose rows are gone.</summary>
/// <param name="Ids">Their ids in the store.</param>
internal sealed record FilesToErase(IReadOnlyList<Guid> Ids);

/// <summary>Erases files after the act that removed their rows. Erasing twice does no harm.</summary>
internal sealed class EraseFiles(FileStore files) : IOutboxHandler
{
    /// <summary>Kind of its messages.</summary>
    public const string Kind = "erase-files";

    public Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        foreach (var id in message.Read<FilesToErase>().Ids) files.Delete(id);
        return Task.FromResult<OutboxResult>(new OutboxResult.Done());
    }
}
