using Akashi.Architecture.Compiled;

namespace Akashi.Architecture.Capabilities;

/// <summary>The rules that keep capabilities apart. Each returns its breaches.</summary>
internal static class HouseRules
{
    /// <summary>
    /// Only public types and members may be used from outside. The root may also name the capability classes, in order to assemble them.
    /// </summary>
    public static IEnumerable<Breach> Internals(House house, params string[] alsoForRoot)
    {
        var forRoot = house.CapabilityClasses.Select(c => c.FullName).Concat(alsoForRoot).ToHashSet();
        return house.Crossings()
            .Where(c => house.Capabilities.Contains(c.To) && !c.Use.IsOfOpen)
            .Where(c => c.From != House.Root || !forRoot.Contains(c.Use.Of.Outermost().FullName))
            .Select(c => Told(c.Use, "which is internal to " + c.To));
    }

    /// <summary>The platform uses no capability.</summary>
    public static IEnumerable<Breach> Platform(House house) =>
        house.Crossings()
            .Where(c => c.From == House.Platform && house.Capabilities.Contains(c.To))
            .Select(c => Told(c.Use, $"of {c.To}, but the platform knows no capability"));

    /// <summary>Calls follow the arrows in the table; any later capability may follow an event.</summary>
    public static IEnumerable<Breach> Calls(House house, ArrowTable table)
    {
        var events = house.EventTypes();
        return CapabilityCrossings(house)
            .Where(c => !table.Allows(c.From, c.To) && !(events.Contains(c.Use.Of.FullName) && table.IsLater(c.From, c.To)))
            .Select(c => Told(c.Use, $"but there is no arrow from {c.From} to {c.To}"));
    }

    /// <summary>
    /// An unused arrow must be removed from the table. Names in a capability's source
    /// count as uses, because constants are inlined and leave no trace in compiled code.
    /// </summary>
    public static IEnumerable<Breach> Unused(House house, ArrowTable table, IEnumerable<(string From, string To)> named)
    {
        var events = house.EventTypes();
        var used = CapabilityCrossings(house).Where(c => !events.Contains(c.Use.Of.FullName)).Select(c => (c.From, c.To)).Concat(named).ToHashSet();
        return table.Arrows.Where(a => !used.Contains(a)).Select(a => new Breach(a.From, "calls nothing of " + a.To));
    }

    /// <summary>
    /// The row type of a table is internal, and only its owner uses it. A row type of the platform,
    /// such as a session, may be used where the platform passes it on, but not to query the database.
    /// </summary>
    public static IEnumerable<Breach> Tables(House house)
    {
        var entities = house.Entities().ToDictionary(e => e.FullName);
        return entities.Values.Where(e => e.IsOpen()).Select(e => new Breach(e.FullName, "is a row of a table and public"))
            .Concat(house.Crossings()
                .Where(c => entities.ContainsKey(c.Use.Of.FullName) && (c.To != House.Platform || c.Use.ArgumentOf == "Microsoft.EntityFrameworkCore"))
                .Select(c => Told(c.Use, "a row of a table of " + c.To)));
    }

    /// <summary>A capability's source names another only along an arrow, or to follow its events.</summary>
    public static IEnumerable<Breach> Named(IEnumerable<(string From, string To)> named, ArrowTable table) =>
        named.Where(n => !table.Allows(n.From, n.To) && !table.IsLater(n.From, n.To))
            .Select(n => new Breach(n.From, $"names {n.To} in its source, but there is no arrow"));

    private static IEnumerable<(Use Use, string From, string To)> CapabilityCrossings(House house) =>
        house.Crossings().Where(c => house.Capabilities.Contains(c.From) && house.Capabilities.Contains(c.To));

    private static Breach Told(Use use, string why) =>
        new(use.By.FullName, $"in {use.Where} uses {use.Of.FullName}{(use.Member is { } m ? "." + m.Name : "")}, {why}");
}
