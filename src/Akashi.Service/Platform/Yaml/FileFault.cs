namespace Akashi.Service.Platform.Yaml;

/// <summary>A mistake in a file that a person wrote.</summary>
/// <param name="File">File, relative to the folder that is read.</param>
/// <param name="Line">Line, from 1; 0 where the file itself is the mistake.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record FileFault(string File, int Line, string Message)
{
    /// <summary>file:line: message.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
