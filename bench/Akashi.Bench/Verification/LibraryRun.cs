using System.Diagnostics;
using System.Security.Cryptography;
using Akashi.Bench.Measuring;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Decision = Akashi.Credentials.Decisions.Verification;

namespace Akashi.Bench.Verification;

/// <summary>What is known, in the smallest form: a key and a list.</summary>
internal sealed class BenchKnowledge(BenchIssuer issuer, StatusList list, Uri verifier) : IKnowledge
{
    private readonly IssuerKey key = new(issuer.PublicKey, CertificateState.Good, issuer.Certificate.NotBefore, issuer.Certificate.NotAfter);

    public string Issuer { get; } = issuer.Service.GetLeftPart(UriPartial.Authority);

    public Uri Verifier => verifier;

    public bool KeysAreCurrent(DateTimeOffset now) => true;

    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) => keyId.SequenceEqual(issuer.KeyId.Span) ? key : null;

    public StatusList? FindList(string uri) => uri == list.Uri ? list : null;
}

/// <summary>The complete decision on a code, compared with the bare check of the same signatures over the same hashes, in turn.</summary>
/// <param name="Ratio">Rate of the decision relative to the bare check; 1 means equally fast.</param>
/// <param name="DecisionMicroseconds">Processor time of a decision.</param>
/// <param name="Allocated">Bytes per decision, with few codes.</param>
/// <param name="Growth">The same with a hundred times as many codes, relative to that.</param>
internal sealed record LibraryRun(double Ratio, double DecisionMicroseconds, double Allocated, double Growth)
{
    private const int Acts = 200;
    private const int Slices = 10;
    private const int Few = 100;
    private const int Many = 10_000;

    public static LibraryRun Of(BenchIssuer issuer, byte[] list, int rounds)
    {
        var credentials = CredentialsOf(issuer);
        var (codes, knowledge) = Prepare(issuer, credentials, list);
        var bare = credentials.ConvertAll(Signed);
        var measured = new List<(double Bare, double Decision)>();
        for (var round = -4; round < rounds; round++)
        {
            var (checks, decisions) = (default(Slice), default(Slice));
            for (var slice = 0; slice < Slices; slice++)
            {
                checks += SliceOf(Acts, () => CheckBare(issuer.PublicKey, bare, Acts));
                decisions += SliceOf(Acts, () => Decide(codes, knowledge, issuer.Now, Acts));
            }
            if (round >= 0) measured.Add((checks.Microseconds, decisions.Microseconds));
        }
        var allocated = AllocatedBy(codes, knowledge, issuer.Now);
        var many = Enumerable.Range(0, Many).Select(i => codes[i % Few] + "").ToList();
        return new LibraryRun(
            Median(measured.Select(m => m.Bare / m.Decision)), Median(measured.Select(m => m.Decision)), allocated,
            AllocatedBy(many, knowledge, issuer.Now) / allocated);
    }

    /// <summary>What measures some bare checks, on the core of the measured programs.</summary>
    public static Func<Task<Slice>> BareChecks(BenchIssuer issuer)
    {
        var bare = CredentialsOf(issuer).ConvertAll(Signed);
        return SlicesOf(acts => CheckBare(issuer.PublicKey, bare, acts));
    }

    /// <summary>What measures some decisions there.</summary>
    public static Func<Task<Slice>> Decisions(BenchIssuer issuer)
    {
        var (codes, knowledge) = Prepare(issuer, CredentialsOf(issuer), issuer.List(1));
        return SlicesOf(acts => Decide(codes, knowledge, issuer.Now, acts));
    }

    // A core that stood still begins cold, as a program does.
    private static Func<Task<Slice>> SlicesOf(Action<int> batch) => () => Core.RunOnAsync(Core.Measured, () =>
    {
        batch(Acts);
        return SliceOf(2 * Acts, () => batch(2 * Acts));
    });

    private static List<byte[]> CredentialsOf(BenchIssuer issuer) => [.. Enumerable.Range(0, Few).Select(i => issuer.Credential(i, 1))];

    private static (List<string> Codes, BenchKnowledge Knowledge) Prepare(BenchIssuer issuer, List<byte[]> credentials, byte[] list)
    {
        var verifier = new Uri("https://verify.example.go.jp");
        if (!StatusList.TryRead(list, out var read, out _)) throw new InvalidOperationException("The list of the bench cannot be read.");
        return ([.. credentials.Select(c => CredentialUrl.Format(verifier, c))], new BenchKnowledge(issuer, read!, verifier));
    }

    private static void CheckBare(ECDsa key, List<(byte[] Hash, byte[] Signature)> bare, int acts)
    {
        for (var i = 0; i < acts; i++)
        {
            if (!key.VerifyHash(bare[i % bare.Count].Hash, bare[i % bare.Count].Signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
                throw new InvalidOperationException("A bare check failed.");
        }
    }

    private static void Decide(List<string> codes, IKnowledge knowledge, DateTimeOffset now, int acts)
    {
        for (var i = 0; i < acts; i++)
        {
            if (Decision.Decide(codes[i % codes.Count], knowledge, now).Result != VerificationResult.Valid)
                throw new InvalidOperationException("A credential of the bench is not valid.");
        }
    }

    private static double AllocatedBy(List<string> codes, IKnowledge knowledge, DateTimeOffset now)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var code in codes) Decision.Decide(code, knowledge, now);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)codes.Count;
    }

    private static Slice SliceOf(int acts, Action batch)
    {
        var (before, begun) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        batch();
        return new Slice(Environment.CpuUsage.TotalTime - before, Stopwatch.GetElapsedTime(begun), acts);
    }

    /// <summary>The middle of several.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    // Builds the Sig_structure of RFC 9052, 4.4, separately: the bare check gets the finished hash.
    private static (byte[] Hash, byte[] Signature) Signed(byte[] credential)
    {
        var reader = new System.Formats.Cbor.CborReader(credential);
        reader.ReadTag();
        reader.ReadStartArray();
        var header = reader.ReadByteString();
        reader.SkipValue();
        var payload = reader.ReadByteString();
        var writer = new System.Formats.Cbor.CborWriter();
        writer.WriteStartArray(4);
        writer.WriteTextString("Signature1");
        writer.WriteByteString(header);
        writer.WriteByteString([]);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return (SHA256.HashData(writer.Encode()), reader.ReadByteString());
    }
}
