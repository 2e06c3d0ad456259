using Akashi.Hosting;
using Akashi.Service.Platform.Yaml;

namespace Akashi.Service.Catalog.Reading;

/// <summary>The catalog has mistakes: the program does not start, and reports all of them.</summary>
/// <param name="faults">Each mistake.</param>
public sealed class CatalogException(IReadOnlyList<FileFault> faults)
    : StartException("The catalog has mistakes:\n  " + string.Join("\n  ", faults))
{
    /// <summary>Each mistake.</summary>
    public IReadOnlyList<FileFault> Faults { get; } = faults;
}
