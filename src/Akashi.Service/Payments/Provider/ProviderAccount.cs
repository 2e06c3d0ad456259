using Akashi.Hosting;

namespace Akashi.Service.Payments.Provider;

/// <summary>The account at the payment provider. A class, not a record, so that nothing prints its keys.</summary>
internal sealed class ProviderAccount
{
    private const string Prefix = "Payments:";

    private ProviderAccount(Uri apiBase, string secretKey, string webhookSecret, Uri origin) =>
        (ApiBase, SecretKey, WebhookSecret, Origin) = (apiBase, secretKey, webhookSecret, origin);

    /// <summary>Base address of the provider's API.</summary>
    public Uri ApiBase { get; }

    /// <summary>Key for requests to the provider.</summary>
    public string SecretKey { get; }

    /// <summary>Key with which the provider signs its webhooks.</summary>
    public string WebhookSecret { get; }

    /// <summary>Origin of the provider's page for entering the payment card.</summary>
    public Uri Origin { get; }

    /// <summary>Reads the four settings, which go together; null if none is set.</summary>
    public static ProviderAccount? Read(SettingsReader reader)
    {
        string[] keys = ["ApiBase", "SecretKey", "WebhookSecret", "Origin"];
        if (keys.All(k => reader.Text(Prefix + k) is null)) return null;
        return new ProviderAccount(
            reader.Origin(Prefix + "ApiBase"),
            reader.RequiredText(Prefix + "SecretKey"),
            reader.RequiredText(Prefix + "WebhookSecret"),
            reader.Origin(Prefix + "Origin"));
    }
}
