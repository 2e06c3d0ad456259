using System.Text.Json;
using System.Xml.Linq;
using Akashi.Tests;

namespace Akashi.Credentials.Tests.Package;

/// <summary>The package that others install: its contents, made by the real `dotnet pack`.</summary>
public sealed class PackageTests(PackedCredentials package) : IClassFixture<PackedCredentials>
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("lib/net10.0/Akashi.Credentials.dll")]
    [InlineData("lib/net10.0/Akashi.Credentials.xml")]
    [InlineData("_manifest/sbom.cdx.json")]
    public void It_holds(string entry) => Assert.Contains(entry, package.Entries(".nupkg"));

    [Fact]
    public void Its_symbols_are_beside_it() => Assert.Contains("lib/net10.0/Akashi.Credentials.pdb", package.Entries(".snupkg"));

    [Fact]
    public void It_needs_packages_of_the_platform_only()
    {
        var needed = XDocument.Parse(package.Text("Akashi.Credentials.nuspec"))
            .Descendants()
            .Where(e => e.Name.LocalName == "dependency")
            .Select(e => e.Attribute("id")!.Value)
            .ToList();
        Assert.NotEmpty(needed);
        Assert.All(needed, n => Assert.StartsWith("System.", n, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_SBOM_names_it_and_everything_it_brings()
    {
        using var sbom = JsonDocument.Parse(package.Text("_manifest/sbom.cdx.json"));
        Assert.Equal("CycloneDX", sbom.RootElement.GetProperty("bomFormat").GetString());
        Assert.StartsWith(
            "pkg:nuget/Akashi.Credentials@", sbom.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("purl").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(["System.Formats.Cbor"], sbom.RootElement.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
    }
}

/// <summary>Its package.</summary>
public sealed class PackedCredentials() : PackedPackage(Path.Combine(Repository.Root, "src", "Akashi.Credentials"));
