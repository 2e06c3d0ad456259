using System.Reflection;
using PublicApiGenerator;

namespace Akashi.Tests;

/// <summary>The public API of a package, recorded in a file, so that every change of it shows up in review.</summary>
internal static class RecordedApi
{
    /// <summary>The assembly has exactly the recorded API; otherwise what it has is written beside the record.</summary>
    /// <param name="assembly">The package's assembly.</param>
    /// <param name="record">PublicApi.txt.</param>
    public static void Must(Assembly assembly, string record)
    {
        var face = assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        var written = File.Exists(record) ? File.ReadAllText(record) : "";
        if (face != written) File.WriteAllText(Path.ChangeExtension(record, ".received.txt"), face);
        Assert.True(face == written, $"The public face changed. If that is meant, replace {record} by the .received.txt beside it.");
    }
}
