using Mono.Cecil;

namespace Akashi.Architecture.Compiled;

/// <summary>Which assemblies a part may reference. Threat O1: the Service knows the outside world only through its settings.</summary>
public class ReferencesTests
{
    private static readonly string[] Outside = ["Akashi.Sandbox", "Akashi.Card.Emulator", "Akashi.CardAgent", "Akashi.Launcher", "Akashi.Card"];

    [Theory]
    [InlineData("Akashi.Credentials")]
    [InlineData("Akashi.Card")]
    public void Libraries_for_others_reference_only_the_platform(string library) => Breach.None(ThatAreNotSystem(library, ReferencesOf(library)));

    /// <summary>It runs in programs of others, so it brings no web framework and no database.</summary>
    [Fact]
    public void Verification_references_only_the_platform_and_what_is_packed_with_it() => Breach.None(
        ThatAreNotSystem("Akashi.Verification", ReferencesOf("Akashi.Verification").Except(["Akashi.Credentials", "Akashi.Trust"])));

    [Theory]
    [InlineData("Akashi.Service", "Akashi.Service")]
    [InlineData("Akashi.Cli", "akashi")]
    [InlineData("Akashi.Verifier", "Akashi.Verifier")]
    public void What_runs_in_production_never_references_the_Sandbox_the_emulator_or_the_agent(string project, string assembly) =>
        Breach.None(ThatAre(project, WithFollowing(project, assembly), Outside));

    [Fact]
    public void The_agent_on_the_holders_machine_references_only_the_card() => Breach.None(ThatAre(
        "Akashi.CardAgent",
        WithFollowing("Akashi.CardAgent", "Akashi.CardAgent"),
        ["Akashi.Sandbox", "Akashi.Card.Emulator", "Akashi.Service"]));

    [Fact]
    public void The_Verifier_needs_no_database_and_no_Service() => Breach.None(ThatAre(
        "Akashi.Verifier",
        WithFollowing("Akashi.Verifier", "Akashi.Verifier"),
        ["Akashi.Service", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite"]));

    [Fact]
    public void A_foreign_reference_is_caught() =>
        Assert.Contains(ThatAreNotSystem("tests", ReferencesOf(CompiledCode.Samples)), b => b.Message.Contains("Mono.Cecil", StringComparison.Ordinal));

    [Fact]
    public void A_forbidden_reference_is_caught_even_if_indirect() =>
        Assert.NotEmpty(ThatAre("Akashi.Cli", WithFollowing("Akashi.Cli", "akashi"), ["Microsoft.EntityFrameworkCore"]));

    private static IEnumerable<Breach> ThatAreNotSystem(string by, IEnumerable<string> references) =>
        references.Where(r => r != "System" && !r.StartsWith("System.", StringComparison.Ordinal)).Select(r => new Breach(by, "references " + r));

    private static IEnumerable<Breach> ThatAre(string by, IEnumerable<string> references, string[] forbidden) =>
        references.Where(r => forbidden.Any(f => r == f || (f.StartsWith("Microsoft.", StringComparison.Ordinal) && r.StartsWith(f, StringComparison.Ordinal))))
            .Select(r => new Breach(by, "references " + r));

    private static IEnumerable<string> ReferencesOf(string project) => ReferencesOf(CompiledCode.Open(Repository.Compiled(project)));

    private static IEnumerable<string> ReferencesOf(ModuleDefinition module) => module.AssemblyReferences.Select(r => r.Name);

    // Direct and indirect references, as far as the assemblies lie next to the first one.
    private static HashSet<string> WithFollowing(string project, string assembly)
    {
        var start = Repository.Compiled(project, assembly);
        var found = new HashSet<string>();
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var file))
        {
            using var module = CompiledCode.Open(file);
            foreach (var name in ReferencesOf(module).Where(found.Add))
            {
                if (Path.Combine(Path.GetDirectoryName(start)!, name + ".dll") is var next && File.Exists(next)) open.Enqueue(next);
            }
        }
        return found;
    }
}
