using Akashi.Hosting;
using Akashi.Sandbox.Identity;
using Akashi.Sandbox.Mail;
using Akashi.Sandbox.Payments;
using Akashi.Sandbox.Reader;

namespace Akashi.Sandbox;

/// <summary>
/// The roles that this program plays: without --Role the CAs with readers, personas and clock; the payment provider, the identity provider and the mail
/// server, which others run; and a card in the machine's own reader. Each has an origin and data of its own, and they reach each other as strangers do.
/// Several run in one process, with --and between their arguments, which saves three of four starts.
/// </summary>
internal static class Roles
{
    private const string And = "--and";

    /// <summary>Runs the named roles until the first of them ends by a fault, or all in good order.</summary>
    /// <returns>The exit code of the role that ended first.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var roles = Split(args).Select(role => Task.Run(() => RunOneAsync(role))).ToList();
        var code = await await Task.WhenAny(roles);
        if (code == 0) await Task.WhenAll(roles);
        return code;
    }

    private static Task<int> RunOneAsync(string[] args) => Role(args) switch
    {
        "card" => CardRole.RunAsync(args),
        "identity" => AkashiHost.RunAsync(args, "identity", IdentityHost.Build),
        "mail" => AkashiHost.RunAsync(args, "mail", MailHost.Build),
        "payments" => AkashiHost.RunAsync(args, "payments", PaymentsHost.Build),
        _ => AkashiHost.RunAsync(args, "sandbox", SandboxHost.Build),
    };

    private static string? Role(string[] args)
    {
        const string name = "--Role=";
        return args.FirstOrDefault(a => a.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
    }

    private static IEnumerable<string[]> Split(string[] args)
    {
        for (var found = Array.IndexOf(args, And); found >= 0; found = Array.IndexOf(args, And))
        {
            yield return args[..found];
            args = args[(found + 1)..];
        }
        yield return args;
    }
}
