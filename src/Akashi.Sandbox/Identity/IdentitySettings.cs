using Akashi.Hosting;
using Akashi.Sandbox.Identity.Clients;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Identity;

/// <summary>How userinfo says date of birth, sex and address.</summary>
internal enum ClaimsForm
{
    /// <summary>As one published mock has it: 19850315, a code of sex (1, 2, 3 or 9), the address as a text.</summary>
    Plain,

    /// <summary>OpenID Connect Core, 5.1: 1985-03-15, male or female, the address as an object.</summary>
    Oidc,
}

/// <summary>The developer's settings for the identity provider.</summary>
/// <param name="Data">Folder of its own.</param>
/// <param name="Origin">Where browsers and portals reach it.</param>
/// <param name="Sandbox">Origin of the Sandbox with the CAs and the cards.</param>
/// <param name="Clients">The portals that may ask.</param>
/// <param name="Personas">Whose card can be held behind the phone: the personas of that Sandbox.</param>
/// <param name="Claims">Form of userinfo.</param>
internal sealed record IdentitySettings(
    string Data, Uri Origin, Uri Sandbox, RegisteredClients Clients, IReadOnlyList<Persona> Personas, ClaimsForm Claims)
{
    private const string ClientsKey = "Identity:Clients";
    private const string ClaimsKey = "Identity:Claims";

    /// <summary>Name of this provider in tokens.</summary>
    public Uri Issuer => new(Origin, WireNames.Issuer);

    /// <summary>Address of the token endpoint.</summary>
    public Uri TokenEndpoint => new(Origin, WireNames.Endpoints + "token");

    public static IdentitySettings Read(SettingsReader reader, HostSettings host)
    {
        reader.Knows("Role");
        var personas = reader.Text("Personas") ?? Path.Combine(AppContext.BaseDirectory, "personas");
        var all = Persona.ReadAll(personas);
        if (all.Count == 0) reader.Fault("Personas", $"\"{personas}\" is not a folder with *.json files of personas");
        return new(
            host.Data, reader.Origin("PublicOrigin", host.Listen.ToString()), reader.Origin("Identity:Sandbox"), ClientsOf(reader), all, ClaimsOf(reader));
    }

    private static RegisteredClients ClientsOf(SettingsReader reader)
    {
        var file = reader.ExistingFile(ClientsKey);
        if (!File.Exists(file)) return RegisteredClients.None;
        if (RegisteredClients.TryRead(File.ReadAllBytes(file), out var clients, out var problem)) return clients;
        reader.Fault(ClientsKey, $"\"{file}\": {problem}");
        return RegisteredClients.None;
    }

    private static ClaimsForm ClaimsOf(SettingsReader reader)
    {
        var text = reader.Text(ClaimsKey) ?? "plain";
        if (text is not ("plain" or "oidc")) reader.Fault(ClaimsKey, $"\"{text}\" is neither plain nor oidc");
        return text == "oidc" ? ClaimsForm.Oidc : ClaimsForm.Plain;
    }
}
