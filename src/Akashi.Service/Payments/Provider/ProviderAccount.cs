using Akashi.Hosting;

namespace Akashi.Service.Payments.Provider;

/// <summary>The account at the payment provider. A class and no record: nothing prints its keys.</summary>
internal sealed class ProviderAccount
{
    private const string Prefix = "Payments:";

    private ProviderAccount(Uri apiBase, string secretKey, string webhookSecret, Uri origin) =>
        (ApiBase, SecretKey, WebhookSecret, Origin) = (apiBase, secretKey, webhookSecret, origin);

    /// <summary>Where the provider's interface is.</summary>
    public Uri ApiBase { get; }

    /// <summary>Key with which we ask it.</summary>
    public string SecretKey { get; }

    /// <summary>Key with which it signs its webhooks.</summary>
    public string WebhookSecret { get; }

    /// <summary>Origin of its page on which the card is entered.</summary>
    public Uri Origin { get; }

    /// <summary>Reads them: all four or none; null where there are none.</summary>
    public static ProviderAccount? Read(SettingsReader reader)
    {
        string[] keys = ["ApiBase", "SecretKey", "WebhookSecret", "Origin"];
        if (keys.All(k => reader.Text(Prefix + k) is null)) return null;
        return new ProviderAccount(
            reader.Origin(Prefix + "ApiBase"), reader.RequiredText(Prefix + "SecretKey"), reader.RequiredText(Prefix + "WebhookSecret"), reader.Origin(Prefix + "Origin"));
    }
}
