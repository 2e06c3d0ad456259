using Akashi.Credentials.Cbor;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;

namespace Akashi.Fuzz.Targets;

/// <summary>
/// Arbitrary bytes as CBOR. What is accepted is what the platform's reader reads, rewritten in the only form; every fault is within the input.
/// </summary>
internal static class CborTarget
{
    private static readonly string[] Items =
    [
        "1818", "190100", "1A00010000", "1B0000000100000000", "3BFFFFFFFFFFFFFFFF", "A21818002000", "A261610062616100", "F820", "F93E00",
        "FA47C35000", "FB3FF199999999999A", "C11A514B67B0", "5F4101FF", "BF0102FF", "8181818181818100",
    ];

    public static Target Make(IssuerMaterial material)
    {
        var credential = Credential.Issue(Genuine.Claims(), material.Credential);
        IReadOnlyList<byte[]> seeds =
        [
            credential, NqsCredential.Issue(Genuine.NqsFacts(), material.Nqs), Genuine.List(material.Status), ClaimsCodec.Write(Genuine.Claims()),
            NqsFactsCodec.Write(Genuine.NqsFacts()), Genuine.NqsFactsTwice(),
            .. Items.Select(Convert.FromHexString),
        ];
        return new Target("cbor", seeds, Take) { Longest = VerificationTime.Longest };
    }

    private static void Take(byte[] input)
    {
        TakeItem(input);
        TakeClaims(input);
        CheckReader(Credential.TryRead(input, out var credential, out var fault), credential is not null, fault, input);
        CheckReader(NqsCredential.TryRead(input, out var nqs, out fault), nqs is not null, fault, input);
        CheckReader(StatusList.TryRead(input, out var status, out fault), status is not null, fault, input);
        CheckReader(TrustList.TryRead(input, out var trust, out fault), trust is not null, fault, input);
    }

    private static void TakeItem(byte[] input)
    {
        var fault = CborCursor.Check(input, 0);
        FindingException.Unless(fault.Offset >= 0 && fault.Offset <= input.Length, "A fault lies in the input.");
        var again = PlatformCbor.Deterministic(input);
        if (fault == default) FindingException.Unless(again is not null && again.AsSpan().SequenceEqual(input), "What is taken is in the one encoding.");
        if (again is null) return;
        FindingException.Unless(CborCursor.Check(again, 0).Rule is EncodingFault.None or EncodingFault.TooDeep, "The one encoding is taken.");
    }

    private static void TakeClaims(byte[] input)
    {
        if (ClaimsCodec.TryRead(input, 0, out var claims, out _))
            FindingException.Unless(ClaimsCodec.Write(claims!).AsSpan().SequenceEqual(input), "Claims are written as they were read.");
        // This layout accepts other encodings of the same facts.
        if (!NqsFactsCodec.TryRead(input, out var facts, out _)) return;
        FindingException.Unless(PlatformCbor.Deterministic(input) is not null, "No key stands twice, however it is encoded.");
        FindingException.Unless(
            NqsFactsCodec.TryRead(NqsFactsCodec.Write(facts!), out var same, out _) && same == facts, "Facts are read as they were written.");
    }

    private static void CheckReader(bool read, bool given, Fault fault, byte[] input)
    {
        FindingException.Unless(read == given && read == (fault == default), "There is a message or a fault.");
        FindingException.Unless(fault.Offset >= 0 && fault.Offset <= input.Length, "A fault lies in the input.");
    }
}
