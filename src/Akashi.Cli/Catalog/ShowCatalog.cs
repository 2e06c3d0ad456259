using System.Globalization;
using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Platform.Yaml;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Procedures.Reading;

namespace Akashi.Cli.Catalog;

/// <summary>Prints the procedures of a qualification as the pages that a person sees. Texts are in one language, keys as the catalog writes them.</summary>
internal sealed class ShowCatalog(TextWriter output, TextWriter errors)
{
    /// <param name="folder">The catalog.</param>
    /// <param name="id">Id of the qualification.</param>
    /// <param name="language">"ja" or "en".</param>
    public async Task<int> RunAsync(string folder, string id, string language)
    {
        if (Languages.Of(language) is not { } chosen) return await CommandLine.RefuseAsync(errors);
        if (!Directory.Exists(folder)) return await CommandLine.FailAsync(errors, ExitCode.CannotCheck, $"there is no folder \"{folder}\".");
        var whole = WholeCatalog.Read(folder);
        foreach (var fault in whole.Faults) await errors.WriteLineAsync(fault.ToString());
        if (whole.Catalog.Catalog is not { } catalog || whole.Faults.Count > 0) return ExitCode.Faulty;
        if (catalog.Find(id) is not { } qualification)
            return await CommandLine.FailAsync(errors, ExitCode.CannotCheck, $"the catalog has no qualification \"{id}\".");
        await output.WriteLineAsync($"{id}: {Said(qualification.Name, chosen)}");
        foreach (var procedure in whole.Procedures.Offered[id]) await WriteAsync(procedure, chosen);
        return ExitCode.Good;
    }

    private async Task WriteAsync(Procedure procedure, CultureInfo language)
    {
        await output.WriteLineAsync($"\n{procedure.Id}, version {procedure.Key.Version}: {Said(procedure.Title, language)}");
        await output.WriteLineAsync(procedure.DaysBy is { } days
            ? $"  days: {days.Registered} [registered], {days.NotRegistered} [not-registered]"
            : $"  days: {procedure.Days}");
        foreach (var effect in procedure.Effects)
            await output.WriteLineAsync($"  does: {YamlMap.Kebab(effect.Does)}" + (effect.When == AskWhen.Always ? "" : $" [{YamlMap.Kebab(effect.When)}]"));
        if (procedure.Fees.Count > 0) await output.WriteLineAsync($"  fees due: {YamlMap.Kebab(procedure.FeesDue ?? FeeDue.AfterReview)}");
        foreach (var fee in procedure.Fees)
        {
            var from = fee.From is { } day ? string.Create(CultureInfo.InvariantCulture, $", from {day:yyyy-MM-dd}") : "";
            await output.WriteLineAsync($"  {fee.Kind}: {Said(fee.Label, language)}, {fee.Amount} yen, {fee.Treatment}{from}{WhenOf(fee.When)}");
        }
        foreach (var page in procedure.Pages ?? [])
            await WriteAsync("answers/" + page.Id, Said(page.Title, language), procedure.Fields.Where(f => page.Fields.Contains(f.Id)), language);
        if (procedure.Pages is null) await WriteAsync("answers", "", procedure.Fields, language);
        if (procedure.Documents.Count > 0) await output.WriteLineAsync("  " + (procedure.Pages is null ? "answers" : "answers/" + Procedure.DocumentsPage));
        foreach (var document in procedure.Documents)
            await WriteAsync(document.Required, document.Label, document.Hint, $"file.{document.Id}{WhenOf(document.When)}", language);
    }

    private async Task WriteAsync(string page, string title, IEnumerable<Field> fields, CultureInfo language)
    {
        await output.WriteLineAsync($"  {page}  {title}".TrimEnd());
        foreach (var field in fields) await WriteAsync(field, language, "    ");
    }

    // What is asked several times stands below its group, further in.
    private async Task WriteAsync(Field field, CultureInfo language, string indent)
    {
        var times = field.Group is { } counted ? $", {counted.Least} to {counted.Most} times" : "";
        await WriteAsync(field.Required, field.Label, field.Hint, $"{field.Id} ({field.Kind.Code}{times}){WhenOf(field.When)}", language, indent);
        if (field.Statement is { } statement) await output.WriteLineAsync($"{indent}    [ ] {Said(statement, language)}");
        foreach (var option in field.Options ?? []) await output.WriteLineAsync($"{indent}    ( ) {Said(option.Label, language)}  {option.Id}");
        foreach (var inner in field.Group?.Fields ?? []) await WriteAsync(inner, language, indent + "    ");
    }

    private async Task WriteAsync(bool required, Wording label, Wording? hint, string keys, CultureInfo language, string indent = "    ")
    {
        await output.WriteLineAsync($"{indent}{(required ? '*' : ' ')} {Said(label, language)}  {keys}");
        if (hint is not null) await output.WriteLineAsync($"{indent}    {Said(hint, language)}");
    }

    private static string WhenOf(Condition condition) => condition.Demands.Count == 0 ? "" : $" [{string.Join("; ", condition.Demands.Select(DemandOf))}]";

    private static string DemandOf(Demand demand) => demand switch
    {
        Demand.OfStanding standing => standing.Is == Standing.Registered ? "registered" : "not-registered",
        Demand.OfAnswer answer => $"{answer.Field} is {string.Join(" or ", answer.Is)}",
        Demand.OlderThan older => $"{older.Field} older than {older.Days} days",
        Demand.OfAge age => $"age from {age.From} and under {age.Under}",
        Demand.OfSex sex => sex.Is == ApplicantSex.Female ? "female" : "male",
        _ => throw new ArgumentException($"There are no words for {demand.GetType().Name}.", nameof(demand)),
    };

    private static string Said(Wording text, CultureInfo language) => language == Languages.Japanese ? text.Ja : text.En;
}
