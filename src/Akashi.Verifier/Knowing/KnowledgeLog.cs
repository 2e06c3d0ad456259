using Akashi.Verification;

namespace Akashi.Verifier.Knowing;

/// <summary>Tells the operator, in the log, what was not taken, fetched or kept.</summary>
internal sealed partial class KnowledgeLog(VerifierSettings settings, ILogger logger) : IKnowledgeNotices
{
    public void NotFetched(string what, string cause) => LogNotFetched(logger, what, settings.Service, cause);

    public void NotBelieved(string kind, string uri) => LogNotBelieved(logger, kind, uri);

    public void Dropped(int lists) => LogDropped(logger, lists);

    public void NotKept(string name, string cause) => LogNotKept(logger, name, settings.VerifiedSystem.Folder, cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} could not be fetched from {Service} ({Cause}); the last stays until its end.")]
    private static partial void LogNotFetched(ILogger logger, string what, Uri service, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} lists are from the future: the clock was set back. They are dropped, and fetched again.")]
    private static partial void LogDropped(ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The {Kind} list {Uri} does not hold, is from the future, or is older than one seen before, and is not accepted.")]
    private static partial void LogNotBelieved(ILogger logger, string kind, string uri);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} could not be read or written in {Folder} ({Cause}); after a restart less will be known.")]
    private static partial void LogNotKept(ILogger logger, string name, string folder, string cause);
}
