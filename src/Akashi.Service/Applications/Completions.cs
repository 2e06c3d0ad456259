using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications;

/// <summary>Completes applications: the register follows from the event in the same act.</summary>
internal sealed class Completions(ApplicationSteps steps, Commit commit)
{
    /// <param name="application">Loaded within the act.</param>
    /// <param name="completion">What follows.</param>
    /// <param name="details">Codes and digests for the audit trail; null where none.</param>
    /// <param name="ct">Stops it.</param>
    public async Task CompleteAsync(Application application, CompletionEvent completion, IReadOnlyDictionary<string, string>? details, CancellationToken ct)
    {
        if (!await steps.MoveAsync(application, ApplicationCommand.Complete, ApplicationRole.System, "system", null, details, ct)) return;
        (application.Completion, application.ReservedNumber) = (null, null);
        await completion.RaiseInAsync(commit, ct);
    }
}
