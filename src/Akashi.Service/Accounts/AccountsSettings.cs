using Akashi.Hosting;

namespace Akashi.Service.Accounts;

/// <summary>What the start page shows beside the ways in.</summary>
/// <param name="DemoSandbox">The Sandbox's page, to which the steps of the demo lead; null where there is no demo.</param>
internal sealed record AccountsSettings(Uri? DemoSandbox)
{
    /// <summary>Reads Demo and Sandbox:Origin.</summary>
    public static AccountsSettings Read(SettingsReader reader)
    {
        var sandbox = reader.Text("Sandbox:Origin") is null ? null : reader.Origin("Sandbox:Origin");
        return new AccountsSettings(reader.Flag("Demo") ? sandbox : null);
    }
}
