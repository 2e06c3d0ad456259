using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Akashi.Architecture.Compiled;

/// <summary>A program need not compile at its start what the build compiled (tools/ahead). A package that is missing there slows down every start.</summary>
public class CompiledAheadTests
{
    private static readonly (string Project, string Assembly)[] Programs =
    [
        ("Akashi.CardAgent", "Akashi.CardAgent"), ("Akashi.Cli", "akashi"), ("Akashi.Launcher", "Akashi.Launcher"), ("Akashi.Sandbox", "Akashi.Sandbox"),
        ("Akashi.Service", "Akashi.Service"), ("Akashi.Verifier", "Akashi.Verifier"),
    ];

    // The dependencies of Microsoft.EntityFrameworkCore.Design, which no program loads, and what the command line has in another
    // version than the Service.
    private static readonly string[] NotCompiled =
    [
        "Humanizer", "Microsoft.Build.", "Microsoft.CodeAnalysis", "Microsoft.EntityFrameworkCore.Design", "Microsoft.VisualStudio.", "Mono.TextTemplating",
        "System.CodeDom", "System.Composition.", "Newtonsoft.Json",
    ];

    [Fact]
    public void Programs_and_their_packages_are_machine_code()
    {
        Assert.SkipUnless(
            RuntimeInformation.RuntimeIdentifier.EndsWith("64", StringComparison.Ordinal), "There is no compiler to machine code for this kind of machine.");
        // Without it every start takes longer and nobody is told why, so that a compiler that could not be fetched is a failure.
        Assert.True(
            Directory.Exists(Path.Combine(Repository.Root, "artifacts", "ahead", "packages")),
            "Nothing was compiled ahead. Run: dotnet restore tools/ahead/compiler/Compiler.proj -p:CompilerPackage=… -p:CompilerVersion=… (tools/ahead/Ahead.targets).");
        Breach.None(
            from program in Programs
            from file in Directory.EnumerateFiles(Path.GetDirectoryName(Repository.Compiled(program.Project, program.Assembly))!, "*.dll")
            where !NotCompiled.Any(n => Path.GetFileName(file).StartsWith(n, StringComparison.Ordinal)) && !IsMachineCode(file)
            select new Breach(Path.GetFileName(file), $"is not compiled ahead for {program.Project}; Akashi.Ahead.csproj names the packages"));
    }

    [Fact]
    public void Library_that_others_install_is_for_every_machine() => Assert.False(IsMachineCode(Repository.Compiled("Akashi.Credentials")));

    private static bool IsMachineCode(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        return reader.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }
}
