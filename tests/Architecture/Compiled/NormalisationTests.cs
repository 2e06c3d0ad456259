using Mono.Cecil;

namespace Akashi.Architecture.Compiled;

/// <summary>
/// Threat P12: text from outside is normalised in one place. An analyzer bans it elsewhere while code is written; this checks the compiled code.
/// </summary>
public class NormalisationTests
{
    private static readonly (string Project, string Assembly)[] Programs =
        [("Akashi.Service", "Akashi.Service"), ("Akashi.Cli", "akashi"), ("Akashi.Verifier", "Akashi.Verifier"), ("Akashi.CardAgent", "Akashi.CardAgent")];

    [Fact]
    public void Only_OutsideText_normalises() => Breach.None(
        from program in Programs
        from file in Directory.EnumerateFiles(Path.GetDirectoryName(Repository.Compiled(program.Project, program.Assembly))!, "*kashi*.dll").Distinct()
        from caller in Normalising(file)
        where caller != "Akashi.Hosting.OutsideText"
        select new Breach(caller, "normalises text; OutsideText does that, after checking the length"));

    [Fact]
    public void The_one_permitted_caller_is_found() => Assert.Contains(
        "Akashi.Hosting.OutsideText",
        Normalising(Path.Combine(Path.GetDirectoryName(Repository.Compiled("Akashi.Service"))!, "Akashi.Hosting.dll")));

    private static List<string> Normalising(string file)
    {
        using var module = CompiledCode.Open(file);
        return
        [
            .. from type in module.GetTypes()
               from method in type.Methods.Where(m => m.HasBody)
               from instruction in method.Body.Instructions
               where instruction.Operand is MethodReference { Name: "Normalize" or "TryNormalize" or "IsNormalized" } called
                   && called.DeclaringType.FullName is "System.String" or "System.StringNormalizationExtensions"
               select type.Outermost().FullName,
        ];
    }
}
