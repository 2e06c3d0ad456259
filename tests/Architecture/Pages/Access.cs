using Akashi.Architecture.Compiled;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Akashi.Architecture.Pages;

/// <summary>Every page and endpoint declares who may use it: a named policy or everybody (threat P3).</summary>
internal static class Access
{
    private const string Authorize = "Microsoft.AspNetCore.Authorization.AuthorizeAttribute";
    private const string Anonymous = "Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute";
    private const string Builders = "Microsoft.AspNetCore.Builder.";
    private static readonly string[] Maps = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "Map", "MapFallback", "MapGroup"];

    /// <summary>Page classes, or their base classes, have [Authorize(Policy = …)] or [AllowAnonymous].</summary>
    public static IEnumerable<Breach> Pages(IEnumerable<TypeDefinition> types) => types
        .Where(t => t is { IsAbstract: false } && t.ForeignBase() == "Microsoft.AspNetCore.Mvc.RazorPages.PageModel" && !SaysWho(t))
        .Select(t => new Breach(t.FullName, "says neither [Authorize(Policy = …)] nor [AllowAnonymous]"));

    /// <summary>Every mapped route is followed by RequireAuthorization(policy) or AllowAnonymous(); a route in a group inherits from it.</summary>
    public static IEnumerable<Breach> Endpoints(IEnumerable<TypeDefinition> types) =>
        from method in types.SelectMany(t => t.WithNested()).SelectMany(t => t.Methods).Where(m => m.HasBody)
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference called && IsMap(called) && !LeadsToAccess(instruction) && !(called.Name != "MapGroup" && HasGroup(method))
        select new Breach(method.DeclaringType.FullName, $"maps a route in {method.Name} without RequireAuthorization(policy) or AllowAnonymous");

    /// <summary>
    /// A page of the back office demands a right, and so does each press on it. Pages for people who have not signed in yet are exempt.
    /// </summary>
    public static IEnumerable<Breach> Rights(IEnumerable<TypeDefinition> types) =>
        from page in types
        where page is { IsAbstract: false } && page.Namespace.Contains(".Office", StringComparison.Ordinal)
        where page.ForeignBase() == "Microsoft.AspNetCore.Mvc.RazorPages.PageModel"
        where page.CustomAttributes.All(a => a.AttributeType.FullName != Anonymous)
        from breach in page.Methods.Where(m => m is { IsPublic: true } && m.Name.StartsWith("OnPost", StringComparison.Ordinal) && !Demands(m))
            .Select(m => new Breach(page.FullName, $"demands no right for {m.Name}"))
            .Concat(Demands(page) ? [] : [new Breach(page.FullName, "demands no right")])
        select breach;

    private static bool Demands(ICustomAttributeProvider of) => of.CustomAttributes.Any(a => a.AttributeType.Name == "DemandsAttribute");

    private static bool SaysWho(TypeDefinition type) => type.WithBases().SelectMany(t => t.CustomAttributes).Any(a =>
        a.AttributeType.FullName == Anonymous
        || (a.AttributeType.FullName == Authorize && (a.Properties.Any(p => p.Name == "Policy") || a.ConstructorArguments.Count == 1)));

    private static bool IsMap(MethodReference called) =>
        called.DeclaringType.FullName.StartsWith(Builders, StringComparison.Ordinal)
        && called.DeclaringType.Name.EndsWith("EndpointRouteBuilderExtensions", StringComparison.Ordinal)
        && Maps.Contains(called.Name);

    // Follows the chain of calls after a map, in which each call takes the builder returned by the one before.
    private static bool LeadsToAccess(Instruction map)
    {
        for (var i = map.Next; i is not null && !EndsChain(i); i = i.Next)
        {
            if (i.Operand is not MethodReference called) continue;
            if (called.Name == "AllowAnonymous") return true;
            if (called.Name == "RequireAuthorization") return called.Parameters.Count > 1;
        }
        return false;
    }

    private static bool EndsChain(Instruction instruction) =>
        instruction.OpCode.Code is Code.Pop or Code.Ret or Code.Stloc or Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3 or Code.Stloc_S;

    private static bool HasGroup(MethodDefinition method) =>
        method.Body.Variables.Any(v => v.VariableType.Name == "RouteGroupBuilder")
        || method.Body.Instructions.Any(i => i.Operand is MethodReference { Name: "MapGroup" });
}
