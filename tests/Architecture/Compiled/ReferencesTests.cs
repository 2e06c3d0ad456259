using Mono.Cecil;

namespace Akashi.Architecture.Compiled;

/// <summary>Which assemblies a part may lean on. Threat O1: the Service knows the outside by settings only.</summary>
public class ReferencesTests
{
    private static readonly string[] Outside = ["Akashi.Sandbox", "Akashi.Card.Emulator", "Akashi.CardAgent", "Akashi.Launcher", "Akashi.Card"];

    [Theory]
    [InlineData("Akashi.Credentials")]
    [InlineData("Akashi.Card")]
    public void Libraries_for_others_lean_on_the_platform_only(string library) => Breach.None(ThatAreNotSystem(library, ReferencesOf(library)));

    [Theory]
    [InlineData("Akashi.Service", "Akashi.Service")]
    [InlineData("Akashi.Cli", "akashi")]
    [InlineData("Akashi.Verifier", "Akashi.Verifier")]
    public void What_runs_in_production_never_leans_on_the_Sandbox_the_emulator_or_the_agent(string project, string assembly) =>
        Breach.None(ThatAre(project, WithFollowing(project, assembly), Outside));

    [Fact]
    public void The_agent_on_the_holders_machine_leans_on_the_card_only() =>
        Breach.None(ThatAre("Akashi.CardAgent", WithFollowing("Akashi.CardAgent", "Akashi.CardAgent"), ["Akashi.Sandbox", "Akashi.Card.Emulator", "Akashi.Service"]));

    [Fact]
    public void The_Verifier_needs_no_database_and_no_Service() =>
        Breach.None(ThatAre("Akashi.Verifier", WithFollowing("Akashi.Verifier", "Akashi.Verifier"), ["Akashi.Service", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite"]));

    [Fact]
    public void A_foreign_reference_is_caught() =>
        Assert.Contains(ThatAreNotSystem("tests", ReferencesOf(CompiledCode.Samples)), b => b.Message.Contains("Mono.Cecil", StringComparison.Ordinal));

    [Fact]
    public void A_forbidden_reference_is_caught_through_another() =>
        Assert.NotEmpty(ThatAre("Akashi.Cli", WithFollowing("Akashi.Cli", "akashi"), ["Microsoft.EntityFrameworkCore"]));

    private static IEnumerable<Breach> ThatAreNotSystem(string by, IEnumerable<string> references) =>
        references.Where(r => r != "System" && !r.StartsWith("System.", StringComparison.Ordinal)).Select(r => new Breach(by, "references " + r));

    private static IEnumerable<Breach> ThatAre(string by, IEnumerable<string> references, string[] forbidden) =>
        references.Where(r => forbidden.Contains(r) || forbidden.Any(f => f.StartsWith("Microsoft.", StringComparison.Ordinal) && r.StartsWith(f, StringComparison.Ordinal)))
            .Select(r => new Breach(by, "references " + r));

    private static IEnumerable<string> ReferencesOf(string project) => ReferencesOf(CompiledCode.Open(Repository.Compiled(project)));

    private static IEnumerable<string> ReferencesOf(ModuleDefinition module) => module.AssemblyReferences.Select(r => r.Name);

    // References of the assembly and of all of ours and others that lie beside it.
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
