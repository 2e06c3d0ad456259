using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Cases of the message around claims that are always the same.</summary>
internal static partial class CredentialCases
{
    private static void AddEnvelopes(CaseTable table)
    {
        void Bad(string id, string about, byte[] message) => table.Add(id, about, Code(message), NotReadable, known: "good");
        var header = CborText.Bytes(Convert.FromHexString(Header));
        var signature = CborText.Bytes(new byte[64]);
        Bad("message-cut", "the first half", Message()[..150]);
        Bad("message-no-cbor", "three zeros", new byte[3]);
        Bad("message-untagged", "no tag 18", Message(start: "84"));
        Bad("message-mac0", "tag 17", Message(start: "D184"));
        Bad("message-sign", "tag 98", Message(start: "D86284"));
        Bad("message-cwt-tag", "tag 61 around", Message(start: "D83DD284"));
        Bad("message-long-tag", "tag 18 in two bytes", Message(start: "D81284"));
        Bad("message-three-parts", "an array of 3", Convert.FromHexString("D283" + header + "A040"));
        Bad("message-five-parts", "an array of 5", Message(start: "D285", end: "F6"));
        Bad("message-open-array", "an array of open length", Message(start: "D29F", end: "FF"));
        Bad("message-trailing", "a byte after the end", Message(end: "00"));
        Bad("message-twice", "two messages", [.. Message(), .. Message()]);
        Bad("message-detached", "null for the payload", Convert.FromHexString("D284" + header + "A0F6" + signature));
        Bad("message-payload-text", "text for the payload", Convert.FromHexString("D284" + header + "A06161" + signature));
        Bad("message-payload-in-pieces", "a payload of open length", Convert.FromHexString("D284" + header + "A05F4101FF" + signature));
        Bad("message-long-length", "the payload's length in four bytes", Convert.FromHexString("D284" + header + "A05A0000000100" + signature));
        Bad("message-length-beyond", "a length beyond the end", Convert.FromHexString("D2845BFFFFFFFFFFFFFFFF"));
        Bad("message-header-map", "a map for the protected header", Convert.FromHexString("D284" + Header + "A040" + signature));
        Bad("message-unprotected-array", "an array for the unprotected header", Message(unprotected: "80"));
        Bad("message-deep", "18 arrays in the unprotected header", Message(unprotected: "A100" + string.Concat(Enumerable.Repeat("81", 18)) + "00"));
        Bad("message-signature-63", "a signature of 63 bytes", Message(signature: s => Credential.Sign(s)[..63]));
        Bad("message-signature-65", "a signature of 65 bytes", Message(signature: s => [0, .. Credential.Sign(s)]));
        Bad("message-signature-empty", "no signature", Message(signature: _ => []));
        Bad("message-signature-text", "a text for the signature", Convert.FromHexString("D284" + header + "A0406161"));
        Bad("message-header-is-text", "a text for the protected header", Convert.FromHexString("D2846161A040" + signature));
        Bad("message-unprotected-null", "null for the unprotected header", Message(unprotected: "F6"));
        Bad("message-tagged-twice", "tag 18 twice", Message(start: "D2D284"));
        Bad("message-map", "a map", Convert.FromHexString("D2A0"));
        Bad(
            "message-signature-63-of-unknown-key", "a signature of 63 bytes under a header of ours whose kid is not known",
            Message(header: HeaderOf(Other), signature: s => Other.Sign(s)[..63]));
        table.Add(
            "message-signature-63-not-ours", "a signature of 63 bytes under a header that is not ours",
            Code(Message(header: CborText.Map(("01", CborText.Number(-35)), ("04", KeyId)), signature: s => Credential.Sign(s)[..63])), NotOurs, known: "good");
        table.Add(
            "message-signature-63-unprotected", "the same, for something unprotected",
            Code(Message(unprotected: "A10000", signature: s => Credential.Sign(s)[..63])), NotOurs, known: "good");
    }

    // What stands unprotected makes a message another system's, if it can be read; so the encoding decides between two answers.
    private static void AddEncodings(CaseTable table)
    {
        void Ok(string id, string about, string unprotected) => table.Add(id, about, Code(Message(unprotected: unprotected)), NotOurs, known: "good");
        void Bad(string id, string about, string unprotected) => table.Add(id, about, Code(Message(unprotected: unprotected)), NotReadable, known: "good");
        Ok("encoding-depth-16", "16 levels: the header's own map is the first", "A100" + Nested(15));
        Bad("encoding-depth-17", "17 levels", "A100" + Nested(16));
        Ok("encoding-depth-16-maps", "16 levels of maps", string.Concat(Enumerable.Repeat("A100", 16)) + "00");
        Bad("encoding-depth-17-maps", "17 levels of maps", string.Concat(Enumerable.Repeat("A100", 17)) + "00");
        Ok("encoding-depth-16-tags", "tags are levels too", "A100" + string.Concat(Enumerable.Repeat("C1", 15)) + "00");
        Bad("encoding-depth-17-tags", "17 levels with tags", "A100" + string.Concat(Enumerable.Repeat("C1", 16)) + "00");
        Ok("encoding-depth-key", "16 levels around a key", "A1" + Nested(15) + "00");
        Bad("encoding-depth-key-17", "17 levels around a key", "A1" + Nested(16) + "00");
        Ok("encoding-half", "a float in two bytes", "A100F93E00");
        Bad("encoding-half-in-four", "the same float in four", "A100FA3FC00000");
        Ok("encoding-single", "a float that needs four bytes", "A100FA7F7FFFFF");
        Bad("encoding-single-in-eight", "the same float in eight", "A100FB47EFFFFFE0000000");
        Ok("encoding-subnormal", "the smallest float of two bytes", "A100F90001");
        Bad("encoding-subnormal-in-four", "the same float in four", "A100FA33800000");
        Ok("encoding-nan", "the one NaN", "A100F97E00");
        Bad("encoding-nan-other", "another NaN", "A100F97E01");
        Bad("encoding-nan-in-four", "a NaN in four bytes", "A100FA7FC00000");
        Ok("encoding-simple-32", "simple value 32", "A100F820");
        Bad("encoding-simple-31", "simple value 31 in two bytes", "A100F81F");
        Bad("encoding-reserved", "a first byte that is reserved", "A1001C");
        Bad("encoding-break", "a break without a beginning", "A100FF");
        Bad("encoding-open-map", "a map of open length", "BFFF");
        Bad("encoding-open-text", "a text in pieces", "A1007F6161FF");
        Bad("encoding-not-utf8", "a text that is not UTF-8", "A10061FF");
        Bad("encoding-surrogate", "half a pair in three bytes", "A10063EDA080");
        Bad("encoding-key-twice", "a key twice", "A200000000");
        Bad("encoding-key-order", "1 before 0", "A201000000");
        Ok("encoding-key-kinds", "a number before a text", "A20000616100");
        Bad("encoding-key-kinds-order", "a text before a number", "A26161000000");
        Bad("encoding-number-long", "23 in two bytes", "A1001817");
        Ok("encoding-number-longest", "the largest number", "A1001BFFFFFFFFFFFFFFFF");
        Bad("encoding-number-eight", "2^32 - 1 in nine bytes", "A1001B00000000FFFFFFFF");
        Bad("encoding-length-long", "a byte string of one byte, its length in two", "A100580100");
    }

    // Arrays around a number: as many as levels.
    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("81", levels)) + "00";
}
