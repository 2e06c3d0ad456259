using Akashi.Service.Catalog.Reading;

namespace Akashi.Cli.Catalog;

/// <summary>Reads a catalog as the Service does at its start, and reports every mistake.</summary>
internal static class CheckCatalog
{
    public static async Task<int> RunAsync(string folder, TextWriter output, TextWriter errors)
    {
        if (!Directory.Exists(folder))
        {
            await errors.WriteLineAsync($"akashi: there is no folder \"{folder}\".");
            return ExitCode.CannotCheck;
        }
        var faults = CatalogReader.Read(folder, out var catalog);
        foreach (var fault in faults) await errors.WriteLineAsync(fault.ToString());
        if (catalog is null) return ExitCode.Faulty;
        var procedures = catalog.Qualifications.SelectMany(q => q.Procedures).Distinct().Count();
        var bodies = catalog.Qualifications.Select(q => q.Body.Id).Distinct().Count();
        await output.WriteLineAsync($"{catalog.Qualifications.Count} qualifications, {procedures} procedures, {bodies} bodies: no mistakes");
        return ExitCode.Good;
    }
}
