namespace Akashi.Service.Platform.Storage;

/// <summary>Finds the database's own error inside the exceptions wrapped around it.</summary>
internal static class Failures
{
    /// <summary>The outermost exception of a type; null if there is none.</summary>
    public static T? In<T>(Exception? failure)
        where T : Exception
    {
        // EF wraps the exception once, and once more if it is transient.
        while (failure is not (null or T)) failure = failure.InnerException;
        return (T?)failure;
    }
}
