using System.Reflection;
using System.Text.RegularExpressions;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Security;

namespace Akashi.Service.Tests.Platform.Addresses;

/// <summary>Every address that code hands out leads somewhere: pages and the addresses that name them cannot drift apart.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class AddressesTests(World world)
{
    private static readonly Guid Any = new("01990000-0000-7000-8000-000000000001");

    public static TheoryData<string, string> Handed
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var type in typeof(HomeAddresses).Assembly.GetTypes().Where(t => t.Namespace == typeof(HomeAddresses).Namespace))
            {
                foreach (var constant in type.GetFields()) all.Add($"{type.Name}.{constant.Name}", (string)constant.GetRawConstantValue()!);
                foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
                    all.Add($"{type.Name}.{method.Name}", (string)method.Invoke(null, [.. method.GetParameters().Select(ValueOf)])!);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Handed))]
    public void Every_address_that_is_handed_out_is_one_of_the_service(string name, string address)
    {
        var path = address.Split('?')[0];
        var leadsSomewhere = Route.All(world).Any(r => !r.Pattern.Contains("{*", StringComparison.Ordinal) && Matches(r.Pattern, path));
        Assert.True(leadsSomewhere, $"{name} hands out {address}, which leads nowhere.");
    }

    private static bool Matches(string pattern, string path) =>
        Regex.IsMatch(path, "^" + Regex.Replace(Regex.Escape(pattern), @"\\\{[^}]*}", "[^/]+") + "$");

    // A page is named by a word; all other segments in braces are ids.
    private static object ValueOf(ParameterInfo parameter) => parameter switch
    {
        { Name: "page" } => "check",
        { ParameterType: var type } when type == typeof(int) => 1,
        { ParameterType.IsGenericType: true } or { ParameterType.IsValueType: true } => Any,
        _ => "word",
    };
}
