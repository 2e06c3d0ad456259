using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Credentials.Status;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Issuing.Publish;

/// <summary>The places in a status list whose credentials are not valid.</summary>
internal static class ListStates
{
    private static readonly HotQuery<Func<AkashiDb, string, IAsyncEnumerable<StatusRow>>> NotValid = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, string list) => db.Set<IssuedCredential>().AsNoTracking()
            .Where(c => c.ListId == list && (c.State != CredentialState.Valid || c.RegistrationStatus != RegistrationStatus.Active))
            .OrderBy(c => c.Index)
            .Select(c => new StatusRow(c.Index, c.RegistrationStatus, c.State))));

    public static async Task<SortedDictionary<int, StatusValue>> ReadAsync(AkashiDb db, string listId, CancellationToken ct)
    {
        var states = new SortedDictionary<int, StatusValue>();
        await foreach (var row in NotValid.For(db)(db, listId).WithCancellation(ct)) states[row.Index] = StatusRules.Of(row.Registration, row.Credential);
        return states;
    }

    /// <summary>
    /// Digest of a list's states. It also covers the list's address and signer: with another of either, the list has to be signed anew.
    /// </summary>
    public static string DigestOf(string address, X509Certificate2 signer, SortedDictionary<int, StatusValue> states)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(address));
        digest.AppendData(SHA256.HashData(signer.RawData));
        Span<byte> entry = stackalloc byte[sizeof(int) + 1];
        foreach (var (index, value) in states)
        {
            BinaryPrimitives.WriteInt32BigEndian(entry, index);
            entry[^1] = (byte)value;
            digest.AppendData(entry);
        }
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private sealed record StatusRow(int Index, RegistrationStatus Registration, CredentialState Credential);
}
