namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// Why nothing could be judged: stable codes. None of them says anything about a credential. The words, and what a person can do, stand in VerifyTexts.
/// </summary>
internal static class Unreadable
{
    /// <summary>The result that goes with each of them.</summary>
    public const string Result = "unreadable";

    /// <summary>No two-dimensional code was found.</summary>
    public const string NoCode = "no-code";

    /// <summary>There is a code, but not one of a credential.</summary>
    public const string OtherCode = "other-code";

    /// <summary>A line of a list that is no code.</summary>
    public const string NotACode = "not-a-code";

    /// <summary>It needs a password.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>Broken, or cut off.</summary>
    public const string Damaged = "damaged";

    /// <summary>Nothing is in it.</summary>
    public const string Empty = "empty";

    /// <summary>More bytes, dots, pages or codes than are read.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Reading it took longer than allowed.</summary>
    public const string TookTooLong = "took-too-long";

    /// <summary>Not a kind of file that is read.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>The system does not let it be opened.</summary>
    public const string CannotOpen = "cannot-open";

    /// <summary>Its page would have to be drawn, and the program for that is not installed.</summary>
    public const string NeedsRenderer = "needs-pdftoppm";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
        [NoCode, OtherCode, NotACode, Encrypted, Damaged, Empty, TooLarge, TookTooLong, Unsupported, CannotOpen, NeedsRenderer];
}
