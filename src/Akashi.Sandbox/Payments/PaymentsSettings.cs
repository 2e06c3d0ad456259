using Akashi.Hosting;

namespace Akashi.Sandbox.Payments;

/// <summary>The developer's settings for the payment provider.</summary>
internal sealed record PaymentsSettings(string Data, Uri Origin, string SecretKey, string WebhookSecret, Uri? Webhook)
{
    public static PaymentsSettings Read(SettingsReader reader, HostSettings host)
    {
        reader.Knows("Role");
        Uri? webhook = null;
        if (reader.Text("Payments:Webhook") is { } text && !Uri.TryCreate(text, UriKind.Absolute, out webhook))
            reader.Fault("Payments:Webhook", $"\"{text}\" is not an address");
        return new(
            host.Data, reader.Origin("PublicOrigin", host.Listen.ToString()), reader.RequiredText("Payments:SecretKey"),
            reader.RequiredText("Payments:WebhookSecret"), webhook);
    }
}
