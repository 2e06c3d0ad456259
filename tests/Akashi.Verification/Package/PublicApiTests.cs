using Akashi.Credentials.Tests;
using PublicApiGenerator;

namespace Akashi.Verification.Tests.Package;

/// <summary>Others build on the library: every change of its public API shows up in review as a change of PublicApi.txt.</summary>
public sealed class PublicApiTests
{
    private static readonly string File = Path.Combine(Repository.Root, "tests", "Akashi.Verification", "Package", "PublicApi.txt");

    [Fact]
    public void The_public_API_is_the_recorded_one()
    {
        var face = typeof(KnowledgeKeeper).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        var written = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File) : "";
        if (face != written) System.IO.File.WriteAllText(Path.ChangeExtension(File, ".received.txt"), face);
        Assert.True(face == written, $"The public face changed. If that is meant, replace {File} by the .received.txt beside it.");
    }
}
