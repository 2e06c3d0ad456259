namespace Akashi.Tests;

/// <summary>Puts keys into a Sandbox's data folder before it would make them itself, which takes seconds of processor time. Certificates are its own.</summary>
internal static class SandboxKeys
{
    private static readonly string[] Authorities = ["authentication", "signature", "issuer", "tls", "other-authentication", "other-signature"];

    /// <param name="data">The Sandbox's data folder, before its first start.</param>
    public static void PutAuthorities(string data)
    {
        foreach (var name in Authorities) Put(Path.Combine(data, "ca", name, "ca.key.pem"));
    }

    /// <param name="data">The Sandbox's data folder.</param>
    /// <param name="personas">Ids of personas whose cards have not been made.</param>
    public static void PutCards(string data, IEnumerable<string> personas)
    {
        foreach (var path in personas.Select(p => Path.Combine(data, "cards", p)))
        {
            Put(Path.Combine(path, "authentication.key.pem"));
            Put(Path.Combine(path, "signature.key.pem"));
        }
    }

    /// <summary>Writes a key to a file, unless there is one.</summary>
    public static void Put(string file)
    {
        if (File.Exists(file)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var key = TestKeys.New();
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
    }
}
