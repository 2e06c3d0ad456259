using System.IO.Compression;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;

namespace Akashi.Fuzz.Targets;

/// <summary>Lists as they come from the Service or from disk. If the first byte is even, it is a status list; if odd, a trust list.</summary>
internal static class StatusTarget
{
    private const int SignatureLength = 64;
    private const int BombSize = 64 * 1024 * 1024;

    // A decompressed list has 512 KiB; add what the CBOR reader and zlib need.
    private const long MostMemory = 4 * 1024 * 1024;
    private const int MemoryPerByte = 32;

    public static Target Make(IssuerMaterial material)
    {
        var list = Genuine.List(material.Status);
        byte[][] genuine = [list, Genuine.List(material.Status, isRevoked: false), TrustOf(material, material.Status)];
        byte[][] others = [Genuine.List(material.Credential), TrustOf(material, material.Credential), Bomb(material), .. Broken(material)];
        IReadOnlyList<byte[]> seeds = [
            [0, .. genuine[0]], [0, .. genuine[1]], [1, .. genuine[2]], [0, .. others[0]], [1, .. others[1]], [0, .. others[2]], [0, .. genuine[2]],
            [1, .. list], .. others[3..].Select(o => (byte[])[0, .. o])];
        return new Target("status", seeds, input =>
        {
            if (input.Length == 0) return;
            var bytes = input[1..];
            var before = GC.GetAllocatedBytesForCurrentThread();
            if ((input[0] & 1) == 0) TakeList(bytes, material, genuine);
            else TakeTrust(bytes, material, genuine);
            FindingException.Unless(
                GC.GetAllocatedBytesForCurrentThread() - before < MostMemory + ((long)MemoryPerByte * bytes.Length),
                "A list takes no more memory than its size.");
            if ((input[0] & 1) == 0 && StatusList.TryRead(bytes, out _, out _))
                FindingException.Unless(OtherZlib.IsOneStream(OtherZlib.ListIn(bytes), StatusList.Places / 2), "A list is exactly one stream.");
        })
        { Longest = VerificationTime.Longest };
    }

    private static void TakeList(byte[] bytes, IssuerMaterial material, byte[][] genuine)
    {
        var read = StatusList.TryRead(bytes, out var list, out var fault);
        CheckFault(read, list is not null, fault, bytes.Length);
        if (list?.IsSignedBy(material.Status.Key) != true) return;
        FindingException.Unless(IsOneOf(bytes, genuine), "No list is believed but the bytes that were signed.");
        FindingException.Unless(
            list[Genuine.ValidAt] == StatusValue.Valid && list[Genuine.RevokedAt] is StatusValue.Valid or StatusValue.Revoked,
            "A list says what was signed.");
    }

    private static void TakeTrust(byte[] bytes, IssuerMaterial material, byte[][] genuine)
    {
        var read = TrustList.TryRead(bytes, out var list, out var fault);
        CheckFault(read, list is not null, fault, bytes.Length);
        if (list?.IsSignedBy(material.Status.Key) != true) return;
        FindingException.Unless(IsOneOf(bytes, genuine), "No list is believed but the bytes that were signed.");
        FindingException.Unless(list.Keys.All(k => k.State == CertificateState.Good), "A list says what was signed.");
    }

    private static void CheckFault(bool read, bool given, Fault fault, int length)
    {
        FindingException.Unless(read == given && read == (fault.Reason == FormatFault.None), "There is a list or a fault.");
        FindingException.Unless(fault.Offset >= 0 && fault.Offset <= length, "A fault lies in the input.");
    }

    // Another signature with the same key over the same content is equivalent; everything before it must be the same.
    private static bool IsOneOf(byte[] bytes, byte[][] genuine) =>
        genuine.Any(g => g.Length == bytes.Length && g.AsSpan(0, g.Length - SignatureLength).SequenceEqual(bytes.AsSpan(0, bytes.Length - SignatureLength)));

    private static byte[] TrustOf(IssuerMaterial material, FileSigner signer)
    {
        TrustedKey[] keys =
        [
            new(material.AskedAbout.RawData, CertificatePurpose.Credentials, CertificateState.Good, Genuine.Now),
            new(material.Other.RawData, CertificatePurpose.StatusLists | CertificatePurpose.TrustLists, CertificateState.Good, null),
        ];
        return TrustList.Issue(Genuine.Portal + "/trust/list", keys, [Genuine.ListUri], Genuine.Now, TimeSpan.FromMinutes(10), signer);
    }

    // Correctly signed, so that only the stream speaks against them.
    private static IEnumerable<byte[]> Broken(IssuerMaterial material)
    {
        var zlib = StatusList.Compress([]);
        byte[][] streams = [zlib[..^4], zlib[..^1], [.. zlib[..^1], (byte)(zlib[^1] ^ 1)], [.. zlib, 0], [.. zlib, .. zlib], [.. zlib[..^4], 0, .. zlib[^4..]]];
        return streams.Select(s =>
            StatusList.IssueCompressed(Genuine.ListUri, s, Genuine.Now, TimeSpan.FromDays(1), TimeSpan.FromSeconds(5), material.Status));
    }

    // Correctly signed, so that only its size speaks against it.
    private static byte[] Bomb(IssuerMaterial material)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.SmallestSize)) zlib.Write(new byte[BombSize]);
        return StatusList.IssueCompressed(Genuine.ListUri, memory.ToArray(), Genuine.Now, TimeSpan.FromDays(1), TimeSpan.FromSeconds(5), material.Status);
    }
}
