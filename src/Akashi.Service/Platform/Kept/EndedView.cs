namespace Akashi.Service.Platform.Kept;

/// <summary>What both sides say when a session has ended (row 0.6).</summary>
/// <param name="HadFiles">Whether files were chosen in the form that is kept; null if none is kept.</param>
/// <param name="SignIn">Path of the page on which signing in begins.</param>
internal sealed record EndedView(bool? HadFiles, string SignIn);
