using Akashi.Service.Applications;
using Akashi.Service.Platform.Events;

namespace Akashi.Service.Contacts.Notices;

/// <summary>
/// Row 1.7.5: a notice in the portal at every change of state that has words, and with each reminder. What became of an entry is told instead of the
/// state, if it has words.
/// </summary>
internal sealed class NoteMoved(NoticeWriter notices) : IFollow<ApplicationMoved>, IFollow<ApplicationCompleted>, IFollow<ApplicationReminded>
{
    public Task FollowAsync(ApplicationMoved happened, CancellationToken ct)
    {
        if (!happened.IsWithinStaff) notices.Tell(happened.AccountId, happened.ApplicationId, happened.State.ToString());
        return Task.CompletedTask;
    }

    public Task FollowAsync(ApplicationCompleted happened, CancellationToken ct)
    {
        notices.Tell(happened.AccountId, happened.ApplicationId, nameof(ApplicationState.Completed) + happened.Effect);
        return Task.CompletedTask;
    }

    public Task FollowAsync(ApplicationReminded happened, CancellationToken ct)
    {
        notices.Tell(happened.AccountId, happened.ApplicationId, NoticeWords.Reminded);
        return Task.CompletedTask;
    }
}
