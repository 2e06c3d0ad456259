using System.Globalization;
using System.Net;
using System.Text;
using Akashi.Service.Staff;
using Akashi.Service.Staff.Rights;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Route = Akashi.Service.Tests.Security.Route;

namespace Akashi.Service.Tests.Staff;

/// <summary>P19: who may do what in the back office, read from the code and tried cell by cell.</summary>
[Collection(OneVictimGroup.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class RightsTests(World world, OneVictim one)
{
    private static readonly StaffRole[] Roles = Enum.GetValues<StaffRole>();

    [Fact]
    public async Task P19_each_role_reaches_only_what_its_rights_allow()
    {
        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            var clerk = await world.StaffSignedIn(Victim.Body, role);
            foreach (var cell in Cells())
            {
                foreach (var address in one.Victim.AddressesOf(new Route("", cell.Pattern, "")))
                {
                    var status = await TryAsync(clerk, cell, address);
                    if ((status == HttpStatusCode.Forbidden) == role.Has(cell.Right)) wrong.Add($"{role}: {cell.Verb} {address} answers {status}");
                }
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_printed_table_is_what_the_code_says() =>
        Assert.True(Printed() == File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rights.md")), "docs/rights.md must be:\n" + Printed());

    private static async Task<HttpStatusCode> TryAsync(Clerk clerk, Cell cell, string address)
    {
        if (cell.Verb == "GET") return (await clerk.Browser.OpenAsync(address)).Status;
        await clerk.Browser.OpenAsync("/office/decisions/queue");
        return (await clerk.Browser.PostAsync(address + (cell.Handler is { } handler ? "?handler=" + handler : ""))).Status;
    }

    private IEnumerable<Cell> Cells() =>
        from endpoint in world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().DistinctBy(e => e.RoutePattern.RawText)
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where pattern.StartsWith("/office/", StringComparison.Ordinal)
        orderby pattern
        from cell in endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? OfPage(page, pattern)
            : endpoint.Metadata.GetMetadata<DemandsAttribute>() is { } demands ? [new Cell("GET", pattern, null, demands.Right)] : []
        select cell;

    private static IEnumerable<Cell> OfPage(PageActionDescriptor page, string pattern)
    {
        var model = Route.ModelOf(page);
        if (Demanded(model) is { } seen) yield return new Cell("GET", pattern, null, seen);
        foreach (var method in model.GetMethods().Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal)).OrderBy(m => m.Name))
        {
            var handler = method.Name["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal).ToLowerInvariant();
            if (Demanded(method) is { } right) yield return new Cell("POST", pattern, handler.Length == 0 ? null : handler, right);
        }
    }

    private static Right? Demanded(System.Reflection.MemberInfo of) =>
        ((DemandsAttribute?)Attribute.GetCustomAttribute(of, typeof(DemandsAttribute), false))?.Right;

    private string Printed()
    {
        var text = new StringBuilder(
            "# Who may do what in the back office\n\nWritten from the code (`src/Akashi.Service/Staff/Rights`); `RightsTests` compares this page with it "
            + "and tries every cell on a running Service.\n\n");
        text.Append("| page | what | right |").AppendJoin("", Roles.Select(r => $" {r} |"));
        text.Append("\n| --- | --- | --- |").AppendJoin("", Roles.Select(_ => " --- |")).Append('\n');
        foreach (var cell in Cells())
            text.Append(CultureInfo.InvariantCulture, $"| `{cell.Pattern}` | {cell.Verb}{(cell.Handler is null ? "" : " " + cell.Handler)} | {cell.Right} |")
                .AppendJoin("", Roles.Select(r => r.Has(cell.Right) ? " yes |" : " – |"))
                .Append('\n');
        return text.ToString();
    }

    private sealed record Cell(string Verb, string Pattern, string? Handler, Right Right);
}
