using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Outbox;

/// <summary>What receivers of our own have taken: a message that comes a second time changes nothing.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The time.</param>
public sealed class Inbox(AkashiDb db, TimeProvider clock)
{
    /// <summary>Takes a message; call it inside of the act that does what the message asks for.</summary>
    /// <returns>False where it was taken before: answer <see cref="OutboxResult.Done"/> and do nothing.</returns>
    public async Task<bool> TakeAsync(Guid messageId, CancellationToken ct)
    {
        if (await db.Set<InboxRow>().AnyAsync(r => r.MessageId == messageId, ct)) return false;
        db.Add(new InboxRow { MessageId = messageId, TakenAt = clock.GetUtcNow() });
        return true;
    }
}
