using System.Formats.Cbor;
using Akashi.Credentials.Cbor;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Nqs;

/// <summary>The payload of the profile "nqs": one map of texts with two-letter keys.</summary>
internal static class NqsFactsCodec
{
    private const int LongestText = 400;
    private const int MostKeys = 64;

    public static byte[] Write(NqsFacts facts)
    {
        (string Key, string? Text)[] all =
        [
            ("CI", facts.QualificationId), ("CN", facts.QualificationName), ("DN", facts.CredentialId), ("DT", facts.Kind), ("IA", facts.BodyName),
            ("ID", facts.IssuedOn),
            ("IN", facts.IssuerName), ("RD", facts.RegisteredOn), ("RN", facts.RegistrationNumber), ("UB", facts.BirthOn),
            ("UC", facts.HolderCode), ("UN", facts.Name),
        ];
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(all.Count(f => f.Text is not null));
        foreach (var (key, text) in all)
        {
            if (text is null) continue;
            writer.WriteTextString(key);
            writer.WriteTextString(text);
        }
        writer.WriteEndMap();
        return writer.Encode();
    }

    /// <summary>Reads facts; no input makes it throw. Unknown keys are skipped, because others define this layout.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> payload, out NqsFacts? facts, out Fault fault)
    {
        facts = null;
        var reader = new CborReader(payload, CborConformanceMode.Strict);
        try
        {
            var texts = Texts(reader, out var isTwice);
            if (texts is not null && reader.BytesRemaining == 0) facts = Facts(texts);
            fault = isTwice ? new Fault(FormatFault.Encoding, payload.Length - reader.BytesRemaining, EncodingFault.KeyTwice)
                : facts is null ? new Fault(FormatFault.Claims, payload.Length - reader.BytesRemaining)
                : default;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException)
        {
            fault = new Fault(e is CborContentException ? FormatFault.Encoding : FormatFault.Claims, payload.Length - reader.BytesRemaining);
        }
        return facts is not null;
    }

    // The platform's reader finds a key twice by its bytes. Here one text has many encodings, so texts are compared.
    private static Dictionary<string, string>? Texts(CborReader reader, out bool isTwice)
    {
        isTwice = false;
        var texts = new Dictionary<string, string>();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var key = reader.ReadTextString();
            var text = reader.ReadTextString();
            if (text.Length > LongestText || texts.Count == MostKeys) return null;
            isTwice = !texts.TryAdd(key, text);
            if (isTwice) return null;
        }
        reader.ReadEndMap();
        return texts;
    }

    private static NqsFacts? Facts(Dictionary<string, string> texts)
    {
        string? Text(string key) => texts.GetValueOrDefault(key) is { Length: > 0 } text ? text : null;
        return Text("CN") is not { } qualification || Text("UN") is not { } name || Text("RN") is not { } number ? null : new NqsFacts
        {
            QualificationName = qualification,
            Name = name,
            RegistrationNumber = number,
            BirthOn = Text("UB"),
            RegisteredOn = Text("RD"),
            IssuedOn = Text("ID"),
            BodyName = Text("IA"),
            IssuerName = Text("IN"),
            QualificationId = Text("CI"),
            CredentialId = Text("DN"),
            Kind = Text("DT"),
            HolderCode = Text("UC"),
        };
    }
}
