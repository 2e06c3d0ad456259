using Akashi.Hosting;

namespace Akashi.Service.Catalog.Reading;

/// <summary>A mistake in the catalog.</summary>
/// <param name="File">File, relative to the catalog's folder.</param>
/// <param name="Line">Line, from 1; 0 where the file itself is the mistake.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record CatalogFault(string File, int Line, string Message)
{
    /// <summary>file:line: message.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>The catalog cannot be used; the start stops with every mistake.</summary>
/// <param name="faults">Each mistake.</param>
public sealed class CatalogException(IReadOnlyList<CatalogFault> faults)
    : StartException("The catalog has mistakes:\n  " + string.Join("\n  ", faults))
{
    /// <summary>Each mistake.</summary>
    public IReadOnlyList<CatalogFault> Faults { get; } = faults;
}
