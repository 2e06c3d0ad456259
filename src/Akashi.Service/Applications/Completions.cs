using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications;

/// <summary>Completes applications: the register follows from the event in the same act.</summary>
internal sealed class Completions(ApplicationSteps steps, Commit commit)
{
    public async Task CompleteAsync(Application application, CompletionEvent completion, CancellationToken ct)
    {
        if (!await steps.MoveAsync(application, ApplicationCommand.Complete, ApplicationRole.System, "system", null, null, ct)) return;
        (application.Completion, application.ReservedNumber) = (null, null);
        await completion.RaiseInAsync(commit, ct);
    }
}
