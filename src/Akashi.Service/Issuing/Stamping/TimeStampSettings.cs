using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;

namespace Akashi.Service.Issuing.Stamping;

/// <summary>Who says when a document was signed (RFC 3161).</summary>
/// <param name="At">Address of the time stamp authority.</param>
/// <param name="Roots">CAs that issue its certificate.</param>
/// <param name="Required">Whether nothing is issued without a stamp.</param>
internal sealed record TimeStampSettings(Uri At, X509Certificate2Collection Roots, bool Required)
{
    private const string Address = "Issuing:TimeStampAt";
    private const string RootsKey = "Trust:TimeStamps";
    private const string RequiredKey = "Issuing:TimeStampRequired";

    /// <summary>Reads them; null where documents are not stamped.</summary>
    public static TimeStampSettings? Read(SettingsReader reader)
    {
        reader.GoWith(Address, RootsKey, RequiredKey);
        if (reader.Text(Address) is not { } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            reader.Fault(Address, $"\"{text}\" is no http address of a time stamp authority");
            address = null;
        }
        var (roots, required) = (reader.Certificates(RootsKey), reader.Flag(RequiredKey));
        return address is null ? null : new TimeStampSettings(address, roots, required);
    }
}
