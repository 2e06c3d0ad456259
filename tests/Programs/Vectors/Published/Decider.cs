using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;
using Akashi.Trust;

namespace Akashi.Vectors.Published;

/// <summary>What the library decides about a case.</summary>
internal sealed class Decider(SystemPart system, IReadOnlyDictionary<string, ListPart> lists)
{
    public ExpectedPart Decide(string code, DateTimeOffset at, IReadOnlyDictionary<string, string> certificates, bool keysCurrent, IReadOnlyList<string> known) =>
        Decide(code, at, KnowledgeOf(at, certificates, keysCurrent, known));

    /// <summary>What is known in the circumstances of a case.</summary>
    public IKnowledge KnowledgeOf(DateTimeOffset at, IReadOnlyDictionary<string, string> certificates, bool keysCurrent, IReadOnlyList<string> known)
    {
        var knowledge = new Known(system, certificates, keysCurrent);
        foreach (var name in known) Believe(knowledge, lists[name], at);
        return knowledge;
    }

    public ExpectedPart Decide(string code, DateTimeOffset at, IKnowledge knowledge)
    {
        var verdict = Verification.Decide(code, knowledge, at);
        var fault = verdict.Reason is VerificationReason.NotReadable or VerificationReason.NotOfThisSystem ? FaultOf(code) : default;
        JsonElement? facts = verdict.Content switch
        {
            SignedContent.OfAkashi { Claims: var claims } => FactsOf(claims),
            SignedContent.OfNqs { Facts: var nqs } => FactsOf(nqs),
            null => null,
            _ => throw new UnreachableException(),
        };
        var elsewhere = verdict as Verdict.NotCheckedHere;
        return new ExpectedPart(
            VerificationReasons.CodeOf(verdict.Result), VerificationReasons.CodeOf(verdict.Reason), verdict.AsOf, facts,
            elsewhere?.Unchecked is { } claimed ? FactsOf(claimed) : null, elsewhere?.CheckAt?.AbsoluteUri, FaultCodes.CodeOf(fault),
            fault.Reason is FormatFault.None or FormatFault.Text or FormatFault.Address ? null : fault.Offset);
    }

    // The specification's rules for a list, 1 to 4. Lists come in the order of the case.
    private static void Believe(Known knowledge, ListPart part, DateTimeOffset at)
    {
        var holds = StatusList.TryRead(Base64Url.DecodeFromChars(part.Bytes), out var list, out _)
            && knowledge.Find(list!.KeyId.Span, Purposes.StatusLists) is { State: CertificateState.Good } key && list.IsSignedBy(key.Key)
            && !Clocks.IsAhead(key.BeginsAt, at) && at <= key.EndsAt
            && list.Uri == part.Uri && !Clocks.IsAhead(list.IssuedAt, at) && !(list.IssuedAt < knowledge.Lists.GetValueOrDefault(part.Uri)?.IssuedAt);
        if (holds) knowledge.Lists[part.Uri] = list!;
    }

    private Fault FaultOf(string code)
    {
        if (!CredentialUrl.TryRead(code, new Uri(system.Verifier), out var bytes, out var fault)) return new Fault(fault, 0);
        return NqsCredential.IsOne(bytes) || Credential.TryRead(bytes, out _, out var found) ? default : found;
    }

    private static JsonElement FactsOf(CredentialClaims claims) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["qualification"] = claims.Facts.QualificationId,
        ["qualificationName"] = claims.Facts.QualificationName,
        ["registrationNumber"] = claims.Facts.RegistrationNumber,
        ["registeredOn"] = claims.Facts.RegisteredOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["name"] = claims.Facts.Name,
        ["kana"] = claims.Facts.Kana,
        ["formerName"] = claims.Facts.FormerName,
        ["birthOn"] = claims.Facts.BirthOn?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["body"] = claims.Facts.BodyName,
        ["issuedAt"] = claims.IssuedAt.ToUnixTimeSeconds(),
        ["expiresAt"] = claims.ExpiresAt.ToUnixTimeSeconds(),
        ["credentialId"] = Convert.ToHexStringLower(claims.CredentialId.Span),
    });

    private static JsonElement FactsOf(NqsFacts facts) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["CI"] = facts.QualificationId,
        ["CN"] = facts.QualificationName,
        ["DN"] = facts.CredentialId,
        ["DT"] = facts.Kind,
        ["IA"] = facts.BodyName,
        ["ID"] = facts.IssuedOn,
        ["IN"] = facts.IssuerName,
        ["RD"] = facts.RegisteredOn,
        ["RN"] = facts.RegistrationNumber,
        ["UB"] = facts.BirthOn,
        ["UC"] = facts.HolderCode,
        ["UN"] = facts.Name,
    });

    private sealed class Known(SystemPart system, IReadOnlyDictionary<string, string> certificates, bool keysCurrent) : IKnowledge
    {
        public Dictionary<string, StatusList> Lists { get; } = [];

        public string Issuer => system.Issuer;

        public Uri Verifier { get; } = new(system.Verifier);

        public IReadOnlyList<Uri> NqsHosts { get; } = [.. system.NqsHosts.Select(h => new Uri(h))];

        public bool KeysAreCurrent(DateTimeOffset now) => keysCurrent;

        public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) => Find(keyId, Purposes.Credentials);

        public IssuerKey? Find(ReadOnlySpan<byte> keyId, string purpose)
        {
            var id = Convert.ToHexStringLower(keyId);
            return system.Keys.FirstOrDefault(k => k.Kid == id && k.Purposes.Contains(purpose)) is { } key
                ? new IssuerKey(Cose.SignatureKey.Read(key.Jwk)!.P256!, StateOf(id), key.BeginsAt, key.EndsAt)
                : null;
        }

        public NqsKey? FindNqsKey(string keyId)
        {
            if (system.NqsKeys.FirstOrDefault(k => k.Kid == keyId) is not { } key) return null;
            byte[] Number(string name) => Base64Url.DecodeFromChars(key.Jwk.GetProperty(name).GetString());
            var rsa = RSA.Create(new RSAParameters { Modulus = Number("n"), Exponent = Number("e") });
            return new NqsKey(rsa, StateOf(keyId), key.BeginsAt, key.EndsAt, new Uri(key.Host), key.StatusLists);
        }

        public StatusList? FindList(string uri) => Lists.GetValueOrDefault(uri);

        private CertificateState StateOf(string id) =>
            certificates.GetValueOrDefault(id) switch
            {
                null => CertificateState.Good,
                "revoked" => CertificateState.Revoked,
                _ => CertificateState.Unknown
            };
    }
}
