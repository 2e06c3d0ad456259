using Akashi.Service.Procedures.Reading;

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
        var whole = WholeCatalog.Read(folder);
        foreach (var fault in whole.Faults) await errors.WriteLineAsync(fault.ToString());
        if (whole.Catalog.Catalog is not { } catalog || whole.Faults.Count > 0) return ExitCode.Faulty;
        var procedures = whole.Procedures.All.Count;
        var bodies = catalog.Qualifications.Select(q => q.Body.Id).Distinct().Count();
        await output.WriteLineAsync($"{catalog.Qualifications.Count} qualifications, {procedures} procedures, {bodies} bodies: no mistakes");
        return ExitCode.Good;
    }
}
