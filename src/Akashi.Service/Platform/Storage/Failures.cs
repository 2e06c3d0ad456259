namespace Akashi.Service.Platform.Storage;

/// <summary>What a database said, inside of what others made of it.</summary>
internal static class Failures
{
    /// <summary>The outermost exception of a kind; null where there is none.</summary>
    public static T? In<T>(Exception? failure)
        where T : Exception
    {
        // EF wraps it once, and once more where it is transient.
        while (failure is not (null or T)) failure = failure.InnerException;
        return (T?)failure;
    }
}
