using Akashi.Service.Applications;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Contacts.Notices;

/// <summary>Row 1.7.5: a notice in the portal at every change of state that has words, and with each reminder.</summary>
internal sealed class NoteMoved(NoticeWriter notices) : IFollow<ApplicationMoved>, IFollow<ApplicationReminded>
{
    public Task FollowAsync(ApplicationMoved happened, CancellationToken ct)
    {
        if (!happened.IsWithinStaff) notices.Tell(happened.AccountId, happened.ApplicationId, happened.State.ToString());
        return Task.CompletedTask;
    }

    public Task FollowAsync(ApplicationReminded happened, CancellationToken ct)
    {
        notices.Tell(happened.AccountId, happened.ApplicationId, NoticeWords.Reminded);
        return Task.CompletedTask;
    }
}
