using System.Buffers.Text;
using System.Security.Cryptography;
using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Trust lists in other forms than the specified one, correctly signed.</summary>
internal static partial class TrustCases
{
    private static void AddBroken(Table table)
    {
        void Bad(string id, string about, string payload) => table.Add(id, about, Signed(payload), Table.NotBelieved);
        void BadKey(string id, string about, params (string Key, string Value)[] members) => Bad(id, about, Payload([CborText.Map(members), Own]));
        var (certificate, purpose, state) = (("01", CborText.Bytes(CredentialCertificate)), ("02", "01"), ("03", Good));
        table.Add(
            "form-type-missing", "no type in the header", Signed(Payload(Usual), CborText.Map(("01", "26"), ("04", KidOf(TrustCertificate)))),
            Table.NotBelieved);
        table.Add(
            "form-type-of-status-list", "the type of a status list",
            Signed(Payload(Usual), HeaderOf(TrustCertificate, type: "application/statuslist+cwt")), Table.NotBelieved);
        table.Add("form-unprotected", "something unprotected", Signed(Payload(Usual), unprotected: "A10100"), Table.NotBelieved);
        Bad("form-trailing", "a byte after the claims", Payload(Usual) + "00");
        Bad("form-claim-missing", "no status lists", "A4" + Payload(Usual)[2..].Replace("3A00011172" + Addresses, "", StringComparison.Ordinal));
        Bad("form-claim-unknown", "one more", "A6" + Payload(Usual)[2..] + "3A0001117400");
        Bad("form-claim-unknown-too", "one more beside the offline end", "A7" + Payload(Usual, offline: 600)[2..] + "3A0001117400");
        Bad("form-offline-end-text", "a text for the offline end", "A6" + Payload(Usual)[2..] + "3A000111736130");
        Bad("form-offline-end-before-exp", "an offline end before exp", Payload(Usual, offline: Life - 1));
        Bad("form-offline-end-too-late", "an offline end more than 24 hours after iat", Payload(Usual, offline: Day + 1));
        Bad("form-exp-is-iat", "its end is its beginning", Payload(Usual, life: 0));
        Bad("form-keys-map", "a map for the keys", Payload(Usual, keys: "A0"));
        Bad("form-keys-open", "an array of open length", Payload(Usual, keys: "9F" + Own + "FF"));
        Bad("form-keys-too-many", "1,001 keys", Payload([.. Enumerable.Repeat(CborText.Map(("01", "40"), ("02", "01"), ("03", Good)), 1000), Own]));
        Bad("form-lists-numbers", "a number for an address", Payload(Usual, lists: "8101"));
        BadKey("form-key-without-certificate", "no certificate", purpose, state);
        BadKey("form-key-certificate-text", "a text for a certificate", ("01", "6130"), purpose, state);
        BadKey("form-key-without-purpose", "no purpose", certificate, state);
        BadKey("form-key-purpose-0", "a purpose that is none", certificate, ("02", "00"), state);
        BadKey("form-key-purpose-8", "a purpose that is not known", certificate, ("02", "08"), state);
        BadKey("form-key-without-state", "no state", certificate, purpose);
        BadKey("form-key-state-3", "a state that is not known", certificate, purpose, ("03", "03"));
        BadKey("form-key-order", "state before purpose", certificate, state, purpose);
        BadKey("form-key-time-text", "a text for a time", certificate, purpose, state, ("04", "6130"));
        BadKey("form-key-unknown", "one more", certificate, purpose, state, ("05", "00"));
    }

    private static string Key(byte[] certificate, int purpose, string state = Good, int? asOf = Now - 90)
    {
        (string, string)[] members = [("01", CborText.Bytes(certificate)), ("02", CborText.Number(purpose)), ("03", state)];
        return CborText.Map(asOf is { } time ? [.. members, ("04", CborText.Number(time))] : members);
    }

    private static string Payload(
        string[] trusted, int issued = Now - 60, int life = Life, string uri = Uri, string? keys = null, string? lists = null, int? offline = null)
    {
        (string, string)[] claims =
        [
            ("02", CborText.Text(uri)), ("04", CborText.Number(issued + life)), ("06", CborText.Number(issued)),
            ("3A00011171", keys ?? CborText.Items(trusted)), ("3A00011172", lists ?? Addresses),
        ];
        return CborText.Map(offline is { } end ? [.. claims, ("3A00011173", CborText.Number(issued + end))] : claims);
    }

    private static byte[] List(string[] trusted, int issued = Now - 60, string? lists = null, int? offline = null) =>
        Signed(Payload(trusted, issued, lists: lists, offline: offline));

    private static byte[] Signed(string payload, string? header = null, TestEcKey? key = null, string unprotected = "A0") =>
        Message(payload, header ?? HeaderOf(TrustCertificate), unprotected, key: key ?? ListOfKeys);

    private static string HeaderOf(byte[] certificate, string algorithm = "26", string type = "application/akashi-trust-list+cwt") =>
        CborText.Map(("01", algorithm), ("04", KidOf(certificate)), ("10", CborText.Text(type)));

    private static string KidOf(byte[] certificate) => CborText.Bytes(SHA256.HashData(certificate)[..8]);

    // The last occurrence of these bytes, with their last bit flipped.
    private static byte[] Changed(byte[] list, string bytes) =>
        Parts.Changed(list, list.AsSpan().LastIndexOf(Convert.FromHexString("0201" + bytes)) + 3);

    /// <summary>Collects cases; if one does not come out as intended, nothing is written.</summary>
    private sealed class Table
    {
        public const string NotBelieved = "not-believed";
        private readonly TrustReader reader = new(Base64Url.EncodeToString(TestCertificates.Root), Uri);
        private readonly List<TrustCasePart> cases = [];

        public IReadOnlyList<TrustCasePart> Cases => cases;

        /// <param name="id">Its name.</param>
        /// <param name="about">What is special about it.</param>
        /// <param name="list">What was fetched.</param>
        /// <param name="known">The keys that are then known, and after a semicolon the reason for a kid that is none of them.</param>
        /// <param name="at">The verifier's clock.</param>
        /// <param name="seen">Time of a list seen before.</param>
        /// <param name="fetched">When it was fetched, for a verifier without a network; null for now, with one.</param>
        public void Add(string id, string about, byte[] list, string known, int at = Now, int? seen = null, int? fetched = null)
        {
            var instant = DateTimeOffset.FromUnixTimeSeconds(at);
            var (before, from) = (Instant(seen), Instant(fetched));
            if (cases.Any(c => c.Id == id)) throw new InvalidOperationException($"Two cases are called {id}.");
            var got = reader.Read(list, from, instant, before);
            var word = (got.Keys is null ? NotBelieved : string.Join(' ', got.Keys.Select(k => string.Join(',', k.Purposes) + ":" + k.State)))
                + ReasonOf(got, known);
            if (word != known)
                throw new InvalidOperationException(
                    $"{id} must come out as \"{known}\", but the library says \"{word}\" ({got.Fault} at {got.Offset}).");
            cases.Add(new TrustCasePart(id, about, Base64Url.EncodeToString(list), from, instant, before, got));
        }

        private static DateTimeOffset? Instant(int? second) => second is { } time ? DateTimeOffset.FromUnixTimeSeconds(time) : null;

        // Most cases are not about it: then it follows from the keys.
        private static string ReasonOf(TrustKnownPart got, string known)
        {
            var usual = got.Keys?.Any(k => k.Purposes.Contains(Purposes.Credentials)) == true ? "not-of-this-system" : "signing-certificate-unknown";
            return known.Contains(';', StringComparison.Ordinal) || got.UnknownKid != usual ? "; " + got.UnknownKid : "";
        }
    }
}
