using System.Text.RegularExpressions;
using Akashi.Architecture.Compiled;

namespace Akashi.Architecture.Capabilities;

/// <summary>Applies the rules to the product.</summary>
public partial class HouseTests
{
    /// <summary>
    /// From top to bottom: the direction of truth. Applications reads the register for comparison, Decisions hands it orders, and Home only shows
    /// what other capabilities hold.
    /// </summary>
    private static readonly ArrowTable Arrows = new(
        "Catalog      → ",
        "Procedures   → Catalog",
        "Cards        → ",
        "Accounts     → Cards",
        "Staff        → ",
        "Payments     → ",
        "Registers    → Catalog Cards Staff",
        "Applications → Catalog Procedures Cards Accounts Registers",
        "Decisions    → Catalog Procedures Cards Applications Registers Payments Staff",
        "Issuing      → Catalog Procedures Registers",
        "Contacts     → Accounts Applications",
        "Audit        → ",
        "Home         → Catalog Applications Registers Staff Contacts");

    private static readonly House Service = new(CompiledCode.Service, "Akashi.Service");

    [Fact]
    public void Every_capability_stands_in_the_table() =>
        Assert.Equal(Service.Capabilities.Order(), Arrows.Names.Order());

    [Fact]
    public void Every_folder_is_a_capability_or_the_platform() => Breach.None(
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/Akashi.Service")).Select(d => Path.GetFileName(d))
            .Where(d => d is not ("bin" or "obj" or "Properties" or "wwwroot" or "Migrations" or House.Platform) && !Service.Capabilities.Contains(d))
            .Select(d => new Breach(d, "has no class that implements ICapability")));

    [Fact]
    public void Only_public_types_of_a_capability_are_used_from_outside() =>
        // The pipeline inserts the header once for all pages, between authorisation and the endpoints.
        Breach.None(HouseRules.Internals(Service, "Akashi.Service.Home.SiteHeaders"));

    [Fact]
    public void Calls_follow_the_arrows() => Breach.None(HouseRules.Calls(Service, Arrows));

    [Fact]
    public void No_arrow_is_unused() => Breach.None(HouseRules.Unused(Service, Arrows, Named()));

    [Fact]
    public void Source_names_only_what_it_may_call() => Breach.None(HouseRules.Named(Named(), Arrows));

    [Fact]
    public void No_calls_form_a_cycle() => Assert.Empty(Arrows.InCycles());

    [Fact]
    public void Platform_uses_no_capability() => Breach.None(HouseRules.Platform(Service));

    [Fact]
    public void A_capability_touches_only_its_own_tables() => Breach.None(HouseRules.Tables(Service));

    [Fact]
    public void The_command_line_uses_only_public_types_of_a_capability() =>
        Breach.None(Use.AllIn(CompiledCode.Open(Repository.Compiled("Akashi.Cli", "akashi")))
            .Where(u => Service.OwnerOf(u.Of) is { } owner && Service.Capabilities.Contains(owner) && !u.IsOfOpen)
            .Select(u => new Breach(u.By.FullName, $"uses {u.Of.FullName}, which is internal")));

    private static IEnumerable<(string From, string To)> Named() =>
        from file in Repository.Files("src/Akashi.Service", ".cs", ".cshtml")
        let owner = file.Name.Split('/')[2]
        where Service.Capabilities.Contains(owner)
        from match in Naming().Matches(file.Text)
        let other = match.Groups[1].Value
        where other != owner && Service.Capabilities.Contains(other)
        select (owner, other);

    [GeneratedRegex(@"\bAkashi\.Service\.(\w+)")]
    private static partial Regex Naming();
}
