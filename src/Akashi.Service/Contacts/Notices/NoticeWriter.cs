using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Contacts.Notices;

/// <summary>Adds notices within the act that is the reason for them, whether or not the holder wants mails.</summary>
internal sealed class NoticeWriter(AkashiDb db, NoticeWords words, TimeProvider clock)
{
    /// <summary>Tells a holder. What an act does to one application is one piece of news: the last counts.</summary>
    public void Tell(Guid accountId, Guid applicationId, string what)
    {
        if (!words.Has(what)) return;
        if (db.Set<Notice>().Local.FirstOrDefault(n => n.ApplicationId == applicationId && n.AccountId == accountId) is { } told)
        {
            told.What = what;
            return;
        }
        var now = clock.GetUtcNow();
        db.Add(new Notice { Id = Guid.CreateVersion7(now), AccountId = accountId, ApplicationId = applicationId, What = what, At = now });
    }
}
