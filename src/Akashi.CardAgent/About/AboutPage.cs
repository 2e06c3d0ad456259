namespace Akashi.CardAgent.About;

/// <summary>What the page "what is installed here" shows.</summary>
/// <param name="Sha256">SHA-256 of the program's file; null where it is not one file, or cannot be read.</param>
/// <param name="Folder">Folder of its settings.</param>
/// <param name="Origin">Where the program listens.</param>
/// <param name="Service">Whether the system's card service runs; null where an emulated reader is used.</param>
/// <param name="Readers">Names of the readers; whether a card lies there is not said.</param>
/// <param name="Portals">Origins of the portals that are known by settings.</param>
/// <param name="HasRequest">Whether a request is under way.</param>
public sealed record AboutPage(
    string? Sha256, string Folder, string Origin, bool? Service, IReadOnlyList<string> Readers, IReadOnlyList<string> Portals, bool HasRequest);
