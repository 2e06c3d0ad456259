using Akashi.Service.Contacts.Mail;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Contacts;

/// <summary>Forgets addresses that nobody confirmed in time.</summary>
internal sealed class EndedContacts(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var (now, ahead) = (clock.GetUtcNow(), clock.GetUtcNow() + Contact.LinkLife + Clocks.Tolerance);
        return db.Set<Contact>().Where(c => c.PendingUntil < now || c.PendingUntil > ahead).OrderBy(c => c.PendingUntil).Take(most).ExecuteUpdateAsync(
            u => u.SetProperty(c => c.PendingEmail, (string?)null)
                .SetProperty(c => c.PendingDigest, (string?)null)
                .SetProperty(c => c.PendingUntil, (DateTimeOffset?)null)
                .SetProperty(c => c.PendingRefused, false)
                .SetProperty(c => c.Revision, c => c.Revision + 1),
            ct);
    }
}

/// <summary>Forgets mails when they no longer count for a limit and are no longer tried.</summary>
internal sealed class EndedMails(AkashiDb db, TimeProvider clock) : IHousekeeping
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    public Task<int> RemoveEndedAsync(int most, CancellationToken ct)
    {
        var (before, ahead) = (clock.GetUtcNow() - Kept, clock.GetUtcNow() + Clocks.Tolerance);
        return db.Set<OutgoingMail>().Where(m => m.MadeAt < before || m.MadeAt > ahead).OrderBy(m => m.MadeAt).Take(most).ExecuteDeleteAsync(ct);
    }
}
