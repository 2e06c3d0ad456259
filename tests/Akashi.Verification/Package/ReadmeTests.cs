using System.Reflection;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verification.Tests.Package;

/// <summary>The program in the README, compiled as it stands there, against a real CA, a real publication and real sockets.</summary>
public sealed class ReadmeTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task The_ten_lines_of_the_README_verify_a_code_with_everything()
    {
        await using var world = await World.StartAsync(sandbox);
        var folder = Directory.CreateTempSubdirectory("akashi-readme-");
        Assert.Matches("^Valid None, as of 20", Run(world, folder.FullName, world.Code()));
        Assert.StartsWith("Invalid NotOfThisSystem", Run(world, folder.FullName, world.Code(signer: IssuingKey.Foreign())), StringComparison.Ordinal);
        await sandbox.RevokeAsync(world.CredentialKey.Certificate);
        Assert.StartsWith("Invalid SigningCertificateRevoked", Run(world, folder.FullName, world.Code()), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private string Run(World world, string folder, string code)
    {
        var before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            string[] args = [world.Publication.Origin, world.Origin, sandbox.RootFile, folder, code];
            Assembly.Load("Akashi.Readme").EntryPoint!.Invoke(null, [args]);
        }
        finally
        {
            Console.SetOut(before);
        }
        return output.ToString();
    }
}
