using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Cases of which keys there are, and of what counts later without a network.</summary>
internal static partial class TrustCases
{
    private const int Taken = Now - 60;

    private static void AddOffline(Table table)
    {
        void Later(string id, string about, byte[] list, string known, int at, int fetched = Now) => table.Add(id, about, list, known, at, null, fetched);
        const string All = "credentials:good status-lists:good trust-lists:good";
        const string Unknown = "; signing-certificate-unknown";
        const string Foreign = "; not-of-this-system";
        var (kept, revoked) = (List(Usual, offline: Day), List([Key(CredentialCertificate, 1, "01"), Own], offline: Day));
        table.Add(
            "key-not-named", "a key that is published elsewhere is none if the list does not name it", List(Usual[1..]),
            "status-lists:good trust-lists:good" + Unknown);
        table.Add(
            "key-named-twice", "one key twice: the worse of the two", List([Usual[0], Key(CredentialCertificate, 1, "01"), Own]),
            "credentials:revoked trust-lists:good");
        table.Add(
            "no-key-of-the-root", "its key for credentials is under another root: nothing is foreign",
            List([Key(TestCertificates.Of(Any, ForCredentials, signer: Other), 1), Own]), "trust-lists:good" + Unknown);
        table.Add("offline-end-online", "an offline end, with a network", kept, All + Foreign);
        Later("offline-fresh", "without a network, before exp", kept, All + Foreign, Taken + Life - 1);
        Later("offline-after-exp", "without a network, from exp on: another kid may be a newer key", kept, All + Unknown, Taken + Life);
        Later("offline-last-second", "the second before its offline end", kept, All + Unknown, Taken + Day - 1);
        Later("offline-ended", "the second of its offline end", kept, Table.NotBelieved + Unknown, Taken + Day);
        Later("offline-short", "a nearer offline end", List(Usual, offline: 3600), Table.NotBelieved + Unknown, Taken + 3600);
        Later("offline-none", "no offline end: exp", List(Usual), Table.NotBelieved + Unknown, Taken + Life);
        Later("offline-revoked", "a key that was revoked when it was fetched", revoked, "credentials:revoked trust-lists:good" + Unknown, Taken + 3600);
        Later(
            "offline-certificate-ended", "a certificate that ended meanwhile",
            List([Key(TestCertificates.Of(Any, ForCredentials, days: 30), 1), Own], Issued + (30 * Day) - 60, offline: Day),
            "credentials:unknown trust-lists:good" + Unknown, Issued + (30 * Day) + 3600, Issued + (30 * Day) - 30);
        Later("offline-fetched-late", "it was past its exp when it was fetched", kept, Table.NotBelieved + Unknown, Taken + 7200, Taken + Life);
        Later("clock-behind-fetch", "more than five minutes before it was fetched", kept, Table.NotBelieved + "; clock", Now - 301);
        Later("clock-behind-list", "more than five minutes before its iat", List(Usual, Now + 200, offline: Day), Table.NotBelieved + "; clock", Now - 101);
        Later("clock-little-behind", "five minutes before it was fetched: clocks differ", kept, All + Foreign, Now - 300);
    }
}
