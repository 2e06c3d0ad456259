using System.Text.Json;
using System.Xml.Linq;
using Akashi.Credentials.Tests;

namespace Akashi.Verification.Tests.Package;

/// <summary>The package that others install: its contents, made by the real `dotnet pack`.</summary>
public sealed class PackageTests(PackedVerification package) : IClassFixture<PackedVerification>
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("lib/net10.0/Akashi.Verification.dll")]
    [InlineData("lib/net10.0/Akashi.Verification.xml")]
    [InlineData("_manifest/sbom.cdx.json")]
    public void It_holds(string entry) => Assert.Contains(entry, package.Entries(".nupkg"));

    [Fact]
    public void It_needs_our_own_packages_and_what_those_need() => Assert.Equal(
        ["Akashi.Credentials", "Akashi.Trust", "BouncyCastle.Cryptography", "System.Formats.Cbor"],
        XDocument.Parse(package.Text("Akashi.Verification.nuspec")).Descendants().Where(e => e.Name.LocalName == "dependency")
            .Select(e => e.Attribute("id")!.Value).Order());

    [Fact]
    public void Its_SBOM_names_everything_it_brings()
    {
        using var sbom = JsonDocument.Parse(package.Text("_manifest/sbom.cdx.json"));
        Assert.Equal(
            ["Akashi.Credentials", "Akashi.Trust", "BouncyCastle.Cryptography", "System.Formats.Cbor"],
            sbom.RootElement.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("name").GetString()).Order());
    }
}

/// <summary>Its package.</summary>
public sealed class PackedVerification() : PackedPackage(Path.Combine(Repository.Root, "src", "Akashi.Verification"));
