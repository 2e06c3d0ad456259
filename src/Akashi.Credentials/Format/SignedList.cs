using System.Formats.Cbor;

namespace Akashi.Credentials.Format;

/// <summary>What every signed list says of itself, whatever is in it.</summary>
/// <param name="Message">The message it stands in.</param>
/// <param name="Uri">Its own address (sub).</param>
/// <param name="ExpiresAt">From this instant on it says nothing any more (exp).</param>
/// <param name="IssuedAt">As of when it speaks (iat): before its end.</param>
internal sealed record ListHead(Sign1 Message, string Uri, DateTimeOffset ExpiresAt, DateTimeOffset IssuedAt);

/// <summary>A list that the system publishes: a COSE_Sign1 with a type, over five claims. The first three are the same in all: sub, exp, iat.</summary>
internal static class SignedList
{
    private const int Claims = 5;

    /// <summary>Begins the claims; two more have to follow, and the end of the map.</summary>
    public static CborWriter Begin(string uri, DateTimeOffset issuedAt, TimeSpan life)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(Claims);
        writer.WriteInt32(Labels.Subject);
        writer.WriteTextString(uri);
        writer.WriteInt32(Labels.Expires);
        writer.WriteInt64((issuedAt + life).ToUnixTimeSeconds());
        writer.WriteInt32(Labels.IssuedAt);
        writer.WriteInt64(issuedAt.ToUnixTimeSeconds());
        return writer;
    }

    /// <summary>Reads a list strictly; no input makes it throw.</summary>
    /// <param name="bytes">One message and nothing after it.</param>
    /// <param name="type">What its protected header must name as type.</param>
    /// <param name="rest">Reads the two claims after the head and the end of the map; null where they are not as they must be. It may throw as <see cref="CborReader"/> does.</param>
    /// <param name="list">The list; null where there is a fault.</param>
    /// <param name="fault">Why not.</param>
    public static bool TryRead<T>(ReadOnlyMemory<byte> bytes, string type, Func<CborReader, ListHead, T?> rest, out T? list, out Fault fault)
        where T : class
    {
        list = null;
        if (!Sign1.TryRead(bytes, type, out var message, out fault)) return false;
        var reader = new CborReader(message!.Payload, CborConformanceMode.Canonical);
        try
        {
            list = Head(reader, message) is { } head ? rest(reader, head) : null;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException or ArgumentOutOfRangeException or InvalidDataException or IOException)
        {
            // InvalidDataException is zlib's where the data is wrong; where it asks for a dictionary, it is an IOException.
            list = null;
        }
        if (reader.BytesRemaining != 0) list = null;
        if (list is null) fault = new Fault(FormatFault.Claims, message.PayloadAt + message.Payload.Length - reader.BytesRemaining);
        return list is not null;
    }

    private static ListHead? Head(CborReader reader, Sign1 message)
    {
        if (reader.ReadStartMap() != Claims || reader.ReadInt32() != Labels.Subject) return null;
        var uri = reader.ReadTextString();
        if (reader.ReadInt32() != Labels.Expires) return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        if (reader.ReadInt32() != Labels.IssuedAt) return null;
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
        return issuedAt < DateTimeOffset.UnixEpoch || expires <= issuedAt ? null : new ListHead(message, uri, expires, issuedAt);
    }
}
