using static Akashi.Vectors.Published.Parts;

namespace Akashi.Vectors.Published;

/// <summary>Cases of times against now, and of a credential's end against that of its certificate.</summary>
internal static partial class CredentialCases
{
    private const string Clock = "clock";
    private const string WronglyIssued = "wrongly-issued";

    private static void AddDates(CaseTable table)
    {
        string IssuedAt(int at) => Code(Message(With("06", CborText.Number(at))));
        Dictionary<string, string> Of(string state) => new() { [Convert.ToHexStringLower(Credential.KeyId.Span)] = state };
        table.Add("iat-now", "issued in this second", IssuedAt(Now), Valid, known: "good");
        table.Add("iat-clocks-differ", "issued five minutes from now: clocks differ", IssuedAt(Now + 300), Valid, known: "good");
        table.Add("iat-ahead", "issued a second later: somebody's clock is wrong", IssuedAt(Now + 301), Clock, known: "good");
        table.Add("iat-ahead-hour", "issued an hour from now", IssuedAt(Now + 3600), Clock, known: "good");
        table.Add("iat-ahead-month", "issued a month from now", IssuedAt(Now + (30 * Day)), Clock, known: "good");
        table.Add("iat-ahead-later", "the same five minutes before that hour", IssuedAt(Now + 3600), Valid, Now + 3300, known: "good");
        table.Add("iat-ahead-and-revoked", "doubt hides no failure", IssuedAt(Now + 3600), "revoked", known: "revoked");
        table.Add("iat-ahead-and-no-list", "the clock before the state", IssuedAt(Now + 3600), Clock);
        table.Add(
            "iat-ahead-and-certificate-unknown", "the clock before the certificate", IssuedAt(Now + 3600), Clock, certificates: Of("unknown"), known: "good");
        table.Add(
            "iat-ahead-and-certificate-revoked", "doubt hides no failure", IssuedAt(Now + 3600), "signing-certificate-revoked",
            certificates: Of("revoked"), known: "good");
        table.Add("iat-before-certificate", "issued before the certificate began: not compared", IssuedAt(Issued - Day), Valid, known: "good");
        AddEnds(table);
        AddCertificateDates(table);
    }

    private static void AddEnds(CaseTable table)
    {
        var beyond = Code(Message(With("04", CborText.Number(Ends + 1))));
        var revoked = new Dictionary<string, string> { [Convert.ToHexStringLower(Credential.KeyId.Span)] = "revoked" };
        table.Add(
            "exp-before-certificate", "a second before the end of the certificate", Code(Message(With("04", CborText.Number(Ends - 1)))), Valid,
            known: "good");
        table.Add("exp-beyond-certificate", "a second after the end of the certificate", beyond, WronglyIssued, known: "good");
        table.Add(
            "exp-beyond-certificate-decade", "ten years after the end of the certificate", Code(Message(With("04", CborText.Number(Ends + (3650 * Day))))),
            WronglyIssued, known: "good");
        table.Add("exp-beyond-and-over", "the same when both are over", beyond, WronglyIssued, Ends + 1);
        table.Add("exp-beyond-and-suspended", "the end comes before the state", beyond, WronglyIssued, known: "suspended");
        table.Add(
            "exp-beyond-and-certificate-revoked", "the certificate comes before the end", beyond, "signing-certificate-revoked", certificates: revoked,
            known: "good");
        table.Add(
            "exp-beyond-and-iat-ahead", "a failure comes before a doubt",
            Code(Message(CborText.Map([Claims[0], ("04", CborText.Number(Ends + 1)), ("06", CborText.Number(Now + 3600)), .. Claims[3..]]))),
            WronglyIssued, known: "good");
        table.Add(
            "exp-beyond-another-certificate", "each credential ends with its own certificate",
            Code(Message(With("04", CborText.Number(Now - 61)), HeaderOf(Ended), key: Ended)), "expired", known: "good");
        table.Add(
            "certificate-ended", "a key whose certificate has ended, under a credential that goes on",
            Code(Message(header: HeaderOf(Ended), key: Ended)), WronglyIssued, known: "good");
    }

    private static void AddCertificateDates(CaseTable table)
    {
        var young = Code(Message(header: HeaderOf(Young), key: Young));
        const string Doubt = "signing-certificate-unknown";
        table.Add("certificate-not-yet", "its certificate begins in an hour", young, Doubt, known: "good");
        table.Add("certificate-not-yet-301", "its certificate begins in 301 seconds", young, Doubt, YoungBegins - 301, known: "of-when-young");
        table.Add(
            "certificate-clocks-differ", "its certificate begins in five minutes: clocks differ", young, Valid, YoungBegins - 300, known: "of-when-young");
        table.Add("certificate-not-yet-and-revoked", "doubt hides no failure", young, "revoked", known: "revoked");
        table.Add("certificate-not-yet-and-no-list", "doubt and doubt", young, Doubt);
        var code = Code(Message());
        table.Add("list-signer-not-yet", "signed by a key whose certificate begins in an hour", code, "status-unavailable", known: "by-young-key");
        table.Add("list-signer-not-yet-301", "it begins in 301 seconds", code, "status-unavailable", YoungBegins - 301, known: "by-young-key");
        table.Add("list-signer-clocks-differ", "it begins in five minutes", code, Valid, YoungBegins - 300, known: "by-young-key");
        table.Add("list-signer-last-second", "the last second of its signer's certificate", code, Valid, Now - 60, known: "by-ended-key");
        table.Add("list-signer-ended", "signed by a key whose certificate has ended", code, "status-unavailable", known: "by-ended-key");
    }

    private static void AddLists(CaseTable table)
    {
        var code = Code(Message());
        void Of(string id, string about, string outcome, params string[] known) => table.Add(id, about, code, outcome, known: known);
        foreach (var (name, (about, _)) in ListForms.Believed) Of("list-" + name, about, Valid, name);
        foreach (var (name, (about, _)) in ListForms.Refused) Of("list-" + name, about, "status-unavailable", name);
        foreach (var value in new[] { "4", "11", "14", "15" }) Of("state-value-" + value, "a value that is none", "status-unavailable", "value-" + value);
        Of("list-rollback", "an older list after a newer one is a replay", "suspended", "suspended", "good-earlier");
        Of("list-newer", "a newer list takes the place of the older one", "suspended", "good-earlier", "suspended");
        Of("list-newer-good", "a suspension that was lifted", Valid, "suspended-earlier", "good");
        Of("list-same-second", "a list of the same second is no older: the one fetched last", Valid, "suspended", "good");
        Of("list-after-future", "nothing is compared with a list from the future", "suspended", "from-the-future", "suspended");
        Of("list-after-broken", "nor with one that is not trusted", "suspended", "zlib-byte-after", "suspended");
    }
}
